package dev.intact.examples.shop;

import dev.intact.field.Column;
import dev.intact.field.Row;
import dev.intact.field.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The columns of Magento's export of products with variants. */
final class Magento {
    static final Column<Magento, String> SKU = Column.of("sku", String.class);
    static final Column<Magento, String> ATTRIBUTE_SET = column("attribute_set_code");
    static final Column<Magento, String> TYPE = Column.of("product_type", String.class);
    static final Column<Magento, String> CATEGORIES = column("categories");
    static final Column<Magento, String> NAME = Column.of("name", String.class);
    static final Column<Magento, String> DESCRIPTION = column("description");
    static final Column<Magento, String> WEIGHT = column("weight");
    static final Column<Magento, String> ONLINE = column("product_online");
    static final Column<Magento, String> VISIBILITY = Column.of("visibility", String.class);
    static final Column<Magento, String> PRICE = column("price");
    static final Column<Magento, String> URL_KEY = column("url_key");
    static final Column<Magento, String> IMAGE = column("base_image");
    static final Column<Magento, String> SMALL_IMAGE = column("small_image");
    static final Column<Magento, String> THUMBNAIL = column("thumbnail_image");
    static final Column<Magento, String> ATTRIBUTES = column("additional_attributes");
    static final Column<Magento, String> QUANTITY = column("qty");
    static final Column<Magento, String> VARIATIONS = column("configurable_variations");
    static final Column<Magento, String> MORE_IMAGES = column("additional_images");

    /** Nothing in any row. */
    static final List<Column<Magento, String>> EMPTY = columns("""
            store_view_code short_description special_price special_price_from_date special_price_to_date meta_title
            meta_keywords meta_description base_image_label small_image_label thumbnail_image_label created_at updated_at
            new_from_date new_to_date display_product_options_in map_price msrp_price map_enabled gift_message_available
            custom_design custom_design_from custom_design_to custom_layout_update page_layout product_options_container
            msrp_display_actual_price_type country_of_manufacture notify_on_stock_below configurable_variation_prices
            configurable_variation_labels""");

    /** The same in every row: how the old shop was set up. */
    static final List<Column<Magento, String>> SETTINGS = columns("""
            product_websites tax_class_name out_of_stock_qty use_config_min_qty is_qty_decimal allow_backorders
            use_config_backorders min_cart_qty use_config_min_sale_qty max_cart_qty use_config_max_sale_qty is_in_stock
            use_config_notify_stock_qty manage_stock use_config_manage_stock use_config_qty_increments qty_increments
            use_config_enable_qty_inc enable_qty_increments is_decimal_divided website_id""");

    /** What the file says of a variant in the row of its product. */
    static final Column<Magento, String> FAMILY = column("family: product");

    static final Column<Magento, Integer> PLACE = Column.of("family: place", Integer.class);
    static final Column<Magento, String> VARIANTS = column("family: variants");

    private static final List<Column<Magento, ?>> COLUMNS = Stream.of(
                    List.of(
                            SKU,
                            ATTRIBUTE_SET,
                            TYPE,
                            CATEGORIES,
                            NAME,
                            DESCRIPTION,
                            WEIGHT,
                            ONLINE,
                            VISIBILITY,
                            PRICE,
                            URL_KEY,
                            IMAGE,
                            SMALL_IMAGE,
                            THUMBNAIL,
                            ATTRIBUTES,
                            QUANTITY,
                            VARIATIONS,
                            MORE_IMAGES),
                    EMPTY,
                    SETTINGS)
            .<Column<Magento, ?>>flatMap(List::stream)
            .toList();

    static final Table<Magento> FILE = Table.of("Magento", COLUMNS);
    static final Table<Magento> FAMILIES = Table.of(
            "Magento",
            Stream.concat(COLUMNS.stream(), Stream.of(FAMILY, PLACE, VARIANTS)).toList());

    private static final Pattern VARIATION = Pattern.compile("(?:^|\\|)sku=([^,|]+)");

    private Magento() {}

    private static Column<Magento, String> column(String name) {
        return Column.nullable(name, String.class);
    }

    private static List<Column<Magento, String>> columns(String names) {
        return Stream.of(names.split("\\s+", -1)).map(Magento::column).toList();
    }

    /** A product lists its variants, in their order: {@code sku=…,size=XS,color=Black|sku=…}. */
    static Map<String, List<String>> variants(List<Row<Magento>> rows) {
        Map<String, List<String>> variants = new HashMap<>();
        for (Row<Magento> row : rows) {
            List<String> skus = VARIATION
                    .matcher(Families.text(row, VARIATIONS))
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            if (!skus.isEmpty()) {
                variants.put(sku(row), skus);
            }
        }
        return variants;
    }

    static String sku(Row<Magento> row) {
        return Families.text(row, SKU);
    }

    static Row<Magento> withFamily(Row<Magento> row, FamilySource.Family family) {
        Map<String, Object> values = Families.values(row);
        Families.put(values, FAMILY.name(), family.product());
        values.put(PLACE.name(), family.place());
        Families.put(values, VARIANTS.name(), Families.joined(family.variants()));
        return FAMILIES.row(values);
    }
}
