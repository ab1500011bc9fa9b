package dev.intact.examples.shop;

import static dev.intact.convert.Text.blankToNull;
import static dev.intact.convert.Text.replaceAll;
import static dev.intact.convert.Text.trim;

import dev.intact.convert.Conversion;
import dev.intact.convert.Lists;
import dev.intact.convert.Money;
import dev.intact.convert.Numbers;
import dev.intact.examples.shop.Item.Kind;
import dev.intact.mapping.CodeTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The forms and value tables of both shops, each in one place. */
final class ShopForms {
    private static final Set<String> OPTIONS = Set.of("size", "color");
    private static final Set<String> FLAGS = Set.of("has_options", "required_options");

    private ShopForms() {}

    // spotless:off
    static final CodeTable<String, Kind> WOO_KINDS = CodeTable.<String, Kind>named("kind of product in WooCommerce")
        .codes(Kind.PRODUCT, "simple", "simple, downloadable, virtual")
        .code("variable", Kind.PRODUCT_WITH_VARIANTS)
        .code("variation", Kind.VARIANT)
        .code("grouped", Kind.GROUP)
        .code("external", Kind.EXTERNAL);

    static final CodeTable<String, Boolean> WOO_DIGITAL = CodeTable.<String, Boolean>named("digital in WooCommerce")
        .codes(false, "simple", "variable", "variation", "grouped", "external")
        .code("simple, downloadable, virtual", true);

    static final CodeTable<String, Boolean> WOO_LISTED = CodeTable.<String, Boolean>named("visibility in WooCommerce")
        .code("visible", true)
        .code("hidden", false);

    static final CodeTable<String, Kind> MAGENTO_KINDS = CodeTable.<String, Kind>named("kind of product in Magento")
        .code("configurable", Kind.PRODUCT_WITH_VARIANTS)
        .code("simple", Kind.VARIANT);

    static final CodeTable<String, Boolean> MAGENTO_LISTED = CodeTable.<String, Boolean>named("visibility in Magento")
        .code("Catalog, Search", true)
        .code("Not Visible Individually", false);

    static final CodeTable<String, Boolean> YES = CodeTable.<String, Boolean>named("yes or no")
        .code("1", true)
        .code("0", false);
    // spotless:on

    static final Conversion<String, BigDecimal> POUNDS = Numbers.decimal().then(Money.amount("GBP"));
    static final Conversion<String, BigDecimal> DOLLARS = Numbers.decimal().then(Money.amount("USD"));

    static final Conversion<String, List<String>> SKUS = Lists.delimitedBy(',').toListOf(trim().then(blankToNull()));
    static final Conversion<String, List<String>> FAMILY_SKUS = Lists.delimitedBy('|').toList();

    /** {@code Clothing > Hoodies} is a path of two. */
    static final Conversion<String, List<String>> WOO_CATEGORIES =
            Lists.delimitedBy(',').toListOf(trim().then(replaceAll("\\s*>\\s*", "/")));

    /** The root, which every shop has, is left out. */
    static final Conversion<String, List<String>> MAGENTO_CATEGORIES =
            Lists.delimitedBy(',').toListOf(replaceAll("^Default Category/?", "").then(blankToNull()));

    /** An attribute without a value is one that the customer may choose freely. */
    static List<String> wooOptions(
            @Nullable String first, @Nullable String its, @Nullable String second, @Nullable String itsOwn) {
        return Stream.of(option(first, its), option(second, itsOwn))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> option(@Nullable String name, @Nullable String values) {
        return name == null ? List.of() : List.of(name + "=" + (values == null ? "any" : values));
    }

    static List<String> options(String attributes) {
        return attributes(attributes).filter(one -> OPTIONS.contains(nameOf(one))).toList();
    }

    static List<String> features(String attributes) {
        return attributes(attributes)
                .filter(one -> !OPTIONS.contains(nameOf(one)) && !FLAGS.contains(nameOf(one)))
                .toList();
    }

    private static Stream<String> attributes(String attributes) {
        return Stream.of(attributes.split(",(?=[a-z_]+=)", -1));
    }

    private static String nameOf(String attribute) {
        return attribute.substring(0, attribute.indexOf('='));
    }

    static List<String> images(@Nullable String first, @Nullable String more) {
        List<String> images = new ArrayList<>();
        Stream.of(first, more).filter(text -> text != null).forEach(text -> images.addAll(List.of(text.split(",", -1))));
        return List.copyOf(images);
    }
}
