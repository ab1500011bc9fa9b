package dev.intact.examples.shop;

import static dev.intact.convert.Text.blankToNull;
import static dev.intact.convert.Text.replaceAll;
import static dev.intact.convert.Text.trim;

import dev.intact.convert.Conversion;
import dev.intact.convert.Html;
import dev.intact.convert.Lists;
import dev.intact.convert.Money;
import dev.intact.convert.Numbers;
import dev.intact.examples.shop.Item.Kind;
import dev.intact.mapping.CodeTable;
import java.math.BigDecimal;
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

    /** Names and attributes hold entities of HTML, which are signs such as ™. */
    static final Conversion<String, String> PLAIN = Html.toText();

    static final Conversion<String, BigDecimal> POUNDS = Numbers.decimal().then(Money.amount("GBP"));
    static final Conversion<String, BigDecimal> DOLLARS = Numbers.decimal().then(Money.amount("USD"));

    static final Conversion<String, List<String>> SKUS = Lists.delimitedBy(',').toListOf(trim().then(blankToNull()));
    static final Conversion<String, List<String>> FAMILY_SKUS =
            Lists.delimitedBy('|').toList();

    /** {@code Clothing > Hoodies} is a path of two. */
    static final Conversion<String, List<String>> WOO_CATEGORIES =
            Lists.delimitedBy(',').toListOf(trim().then(replaceAll("\\s*>\\s*", "/")));

    /** The root, which every shop has, is left out. */
    static final Conversion<String, List<String>> MAGENTO_CATEGORIES = Lists.delimitedBy(',')
            .toListOf(replaceAll("^Default Category/?", "").then(blankToNull()));

    /** An attribute without a value is one that the customer may choose freely. */
    static @Nullable List<String> wooOptions(
            @Nullable String first, @Nullable String its, @Nullable String second, @Nullable String itsOwn) {
        return listed(Stream.concat(option(first, its), option(second, itsOwn)));
    }

    private static Stream<String> option(@Nullable String name, @Nullable String values) {
        return name == null ? Stream.empty() : Stream.of(name + "=" + (values == null ? "any" : values));
    }

    static @Nullable List<String> options(String attributes) {
        return listed(attributes(attributes).filter(one -> OPTIONS.contains(nameOf(one))));
    }

    static @Nullable List<String> features(String attributes) {
        return listed(
                attributes(attributes).filter(one -> !OPTIONS.contains(nameOf(one)) && !FLAGS.contains(nameOf(one))));
    }

    private static Stream<String> attributes(String attributes) {
        return Stream.of(PLAIN.apply(attributes).get().split(",(?=[a-z_]+=)", -1));
    }

    private static String nameOf(String attribute) {
        return attribute.substring(0, attribute.indexOf('='));
    }

    static @Nullable List<String> images(@Nullable String first, @Nullable String more) {
        return listed(
                Stream.of(first, more).filter(text -> text != null).flatMap(text -> Stream.of(text.split(",", -1))));
    }

    /** None is missing, as an empty cell is. */
    private static @Nullable List<String> listed(Stream<String> items) {
        List<String> list = items.toList();
        return list.isEmpty() ? null : list;
    }
}
