package dev.intact.examples.shop;

import static dev.intact.convert.Text.collapse;
import static dev.intact.examples.shop.ShopForms.*;
import static dev.intact.mapping.FieldRule.map;
import static dev.intact.quality.Rule.on;

import dev.intact.convert.Numbers;
import dev.intact.examples.shop.Item.Kind;
import dev.intact.field.Row;
import dev.intact.mapping.Mapping;
import dev.intact.mapping.MappingBuilder;
import java.math.BigDecimal;

/** The mapping document of the catalogue: a line for each of its columns, and a word for each of the two shops'. */
final class ShopMappings {
    private static final String BY_FAMILY = "the source puts families together by it";

    private ShopMappings() {}

    // spotless:off
    // region woo
    static Mapping<Row<Woo>, Item> woo() {
        return withRules(withoutOthers(Mapping.from(Woo.FAMILIES).to(Item.class)
            .key(Woo.SKU)
            .field(map(Item::sku).copiedFrom(Woo.SKU))
            .field(map(Item::kind).from(Woo.TYPE).via(WOO_KINDS))
            .field(map(Item::productSku).copiedFrom(Woo.FAMILY))
            .field(map(Item::place).copiedFrom(Woo.PLACE))
            .field(map(Item::variants).from(Woo.VARIANTS).via(FAMILY_SKUS))
            .field(map(Item::members).from(Woo.GROUPED).via(SKUS))
            .field(map(Item::name).from(Woo.NAME).via(collapse()))
            .field(map(Item::shortDescription).from(Woo.SHORT_DESCRIPTION).via(PLAIN))
            .field(map(Item::description).from(Woo.DESCRIPTION).via(PLAIN))
            .field(map(Item::categories).from(Woo.CATEGORIES).via(WOO_CATEGORIES)
                .because("a variant has none of its own: it is found by its product"))
            .field(map(Item::options).from(Woo.ATTRIBUTE_1, Woo.VALUES_1, Woo.ATTRIBUTE_2, Woo.VALUES_2).via(ShopForms::wooOptions))
            .field(map(Item::features).leftEmpty("WooCommerce has attributes alone, which are options"))
            .field(map(Item::price).from(Woo.REGULAR_PRICE).via(POUNDS))
            .field(map(Item::reducedPrice).from(Woo.SALE_PRICE).via(POUNDS))
            .field(map(Item::currency).<Row<Woo>>constant("GBP").because("the export names none; it is the shop's own"))
            .field(map(Item::stock).leftEmpty("the old shop counted none"))
            .field(map(Item::published).from(Woo.PUBLISHED).via(YES).orReject())
            .field(map(Item::featured).from(Woo.FEATURED).via(YES).orReject())
            .field(map(Item::listed).from(Woo.VISIBILITY).via(WOO_LISTED).orReject())
            .field(map(Item::digital).from(Woo.TYPE).via(WOO_DIGITAL))
            .field(map(Item::urlKey).leftEmpty("not exported; the new shop makes one of the name"))
            .field(map(Item::externalUrl).copiedFrom(Woo.EXTERNAL_URL))
            .field(map(Item::images).from(Woo.IMAGES).via(SKUS))
            .field(map(Item::origin).constant("woocommerce"))))
            .build();
    }
    // endregion woo

    private static MappingBuilder<Row<Woo>, Item> withoutOthers(MappingBuilder<Row<Woo>, Item> mapping) {
        MappingBuilder<Row<Woo>, Item> more = mapping
            .archive(Woo.DOWNLOAD_LIMIT, "the new shop sets it for all downloads at once")
            .archive(Woo.DOWNLOAD_EXPIRY, "the new shop sets it for all downloads at once")
            .archive(Woo.DOWNLOAD_1_NAME, "files are uploaded by hand")
            .archive(Woo.DOWNLOAD_1_URL, "files are uploaded by hand")
            .archive(Woo.DOWNLOAD_2_NAME, "files are uploaded by hand")
            .archive(Woo.DOWNLOAD_2_URL, "files are uploaded by hand")
            .archive(Woo.BUTTON_TEXT, "the new shop has one text for all")
            .archive(Woo.DEFAULT_1, "the new shop shows the first variant")
            .archive(Woo.DEFAULT_2, "the new shop shows the first variant")
            .drop(Woo.ID, "a number of the old shop's database; the SKU is what everybody knows")
            .drop(Woo.PARENT, BY_FAMILY)
            .drop(Woo.POSITION, BY_FAMILY)
            .drop(Woo.TAX_STATUS, "all are taxable")
            .drop(Woo.TAX_CLASS, "none, or the product's; taxes are set up in the new shop")
            .drop(Woo.IN_STOCK, "all are; stock is not kept")
            .drop(Woo.BACKORDERS, "not allowed for any")
            .drop(Woo.SOLD_INDIVIDUALLY, "not for any")
            .drop(Woo.REVIEWS, "reviews are for all or for none in the new shop");
        for (var empty : Woo.EMPTY) {
            more = more.drop(empty, "empty in every row");
        }
        for (var looks : Woo.LOOKS) {
            more = more.drop(looks, "how the old shop shows a product");
        }
        return more;
    }

    // region magento
    static Mapping<Row<Magento>, Item> magento() {
        return withRules(withoutSettings(Mapping.from(Magento.FAMILIES).to(Item.class)
            .key(Magento.SKU)
            .field(map(Item::sku).copiedFrom(Magento.SKU))
            .field(map(Item::kind).from(Magento.TYPE).via(MAGENTO_KINDS))
            .field(map(Item::productSku).copiedFrom(Magento.FAMILY))
            .field(map(Item::place).copiedFrom(Magento.PLACE))
            .field(map(Item::variants).from(Magento.VARIANTS).via(FAMILY_SKUS))
            .field(map(Item::members).leftEmpty("groups are in another file"))
            .field(map(Item::name).from(Magento.NAME).via(PLAIN))
            .field(map(Item::shortDescription).leftEmpty("the old shop has none"))
            .field(map(Item::description).from(Magento.DESCRIPTION).via(PLAIN))
            .field(map(Item::categories).from(Magento.CATEGORIES).via(MAGENTO_CATEGORIES))
            .field(map(Item::options).from(Magento.ATTRIBUTES).via(ShopForms::options))
            .field(map(Item::features).from(Magento.ATTRIBUTES).via(ShopForms::features))
            .field(map(Item::price).from(Magento.PRICE).via(DOLLARS).orReject())
            .field(map(Item::reducedPrice).leftEmpty("no product is reduced"))
            .field(map(Item::currency).<Row<Magento>>constant("USD").because("the export names none; it is the shop's own"))
            .field(map(Item::stock).from(Magento.QUANTITY).via(Numbers.integer()))
            .field(map(Item::published).from(Magento.ONLINE).via(YES).orReject())
            .field(map(Item::featured).<Row<Magento>>constant(false).because("the old shop knows no such thing"))
            .field(map(Item::listed).from(Magento.VISIBILITY).via(MAGENTO_LISTED))
            .field(map(Item::digital).constant(false))
            .field(map(Item::urlKey).copiedFrom(Magento.URL_KEY))
            .field(map(Item::externalUrl).leftEmpty("all are sold here"))
            .field(map(Item::images).from(Magento.IMAGE, Magento.MORE_IMAGES).via(ShopForms::images))
            .field(map(Item::origin).constant("magento"))))
            .build();
    }
    // endregion magento

    private static MappingBuilder<Row<Magento>, Item> withoutSettings(MappingBuilder<Row<Magento>, Item> mapping) {
        MappingBuilder<Row<Magento>, Item> more = mapping
            .drop(Magento.VARIATIONS, BY_FAMILY + "; what it says of sizes and colours stands with the variants too")
            .drop(Magento.ATTRIBUTE_SET, "Top or Bottom, as the categories say")
            .drop(Magento.SMALL_IMAGE, "the first picture; the new shop makes it smaller by itself")
            .drop(Magento.THUMBNAIL, "the first picture; the new shop makes it smaller by itself")
            .drop(Magento.WEIGHT, "1 for every variant, which nobody weighed; Logistics does");
        for (var empty : Magento.EMPTY) {
            more = more.drop(empty, "empty in every row");
        }
        for (var setting : Magento.SETTINGS) {
            more = more.drop(setting, "the same in every row: how the old shop was set up");
        }
        return more;
    }

    // region rules
    private static <S> MappingBuilder<S, Item> withRules(MappingBuilder<S, Item> mapping) {
        return mapping
            .require("a variant names its product", item -> item.kind() != Kind.VARIANT || item.productSku() != null)
            .require("what has variants lists them", item -> item.kind() != Kind.PRODUCT_WITH_VARIANTS || item.variants() != null)
            .require("what is sold here by itself has a price",
                item -> item.price() != null || item.kind() == Kind.PRODUCT_WITH_VARIANTS || item.kind() == Kind.GROUP)
            .require(on(Item::price).atLeast(BigDecimal.ZERO))
            .serves("import the catalogue into the new shop", Item::sku, Item::kind, Item::name, Item::currency);
    }
    // endregion rules
    // spotless:on
}
