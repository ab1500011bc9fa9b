package dev.intact.examples.shop;

import dev.intact.field.Column;
import dev.intact.field.Row;
import dev.intact.field.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The columns of WooCommerce's export of products. */
final class Woo {
    static final Column<Woo, String> ID = Column.of("ID", String.class);
    static final Column<Woo, String> TYPE = Column.of("Type", String.class);
    static final Column<Woo, String> SKU = Column.of("SKU", String.class);
    static final Column<Woo, String> NAME = Column.of("Name", String.class);
    static final Column<Woo, String> PUBLISHED = column("Published");
    static final Column<Woo, String> FEATURED = column("Is featured?");
    static final Column<Woo, String> VISIBILITY = column("Visibility in catalog");
    static final Column<Woo, String> SHORT_DESCRIPTION = column("Short description");
    static final Column<Woo, String> DESCRIPTION = column("Description");
    static final Column<Woo, String> TAX_STATUS = column("Tax status");
    static final Column<Woo, String> TAX_CLASS = column("Tax class");
    static final Column<Woo, String> IN_STOCK = column("In stock?");
    static final Column<Woo, String> BACKORDERS = column("Backorders allowed?");
    static final Column<Woo, String> SOLD_INDIVIDUALLY = column("Sold individually?");
    static final Column<Woo, String> REVIEWS = column("Allow customer reviews?");
    static final Column<Woo, String> SALE_PRICE = column("Sale price");
    static final Column<Woo, String> REGULAR_PRICE = column("Regular price");
    static final Column<Woo, String> CATEGORIES = column("Categories");
    static final Column<Woo, String> IMAGES = column("Images");
    static final Column<Woo, String> DOWNLOAD_LIMIT = column("Download limit");
    static final Column<Woo, String> DOWNLOAD_EXPIRY = column("Download expiry days");
    static final Column<Woo, String> PARENT = column("Parent");
    static final Column<Woo, String> GROUPED = column("Grouped products");
    static final Column<Woo, String> EXTERNAL_URL = column("External URL");
    static final Column<Woo, String> BUTTON_TEXT = column("Button text");
    static final Column<Woo, String> POSITION = column("Position");
    static final Column<Woo, String> ATTRIBUTE_1 = column("Attribute 1 name");
    static final Column<Woo, String> VALUES_1 = column("Attribute 1 value(s)");
    static final Column<Woo, String> ATTRIBUTE_2 = column("Attribute 2 name");
    static final Column<Woo, String> VALUES_2 = column("Attribute 2 value(s)");
    static final Column<Woo, String> DEFAULT_1 = column("Attribute 1 default");
    static final Column<Woo, String> DEFAULT_2 = column("Attribute 2 default");
    static final Column<Woo, String> DOWNLOAD_1_NAME = column("Download 1 name");
    static final Column<Woo, String> DOWNLOAD_1_URL = column("Download 1 URL");
    static final Column<Woo, String> DOWNLOAD_2_NAME = column("Download 2 name");
    static final Column<Woo, String> DOWNLOAD_2_URL = column("Download 2 URL");

    /** Nothing in any row. */
    static final List<Column<Woo, String>> EMPTY = columns(
            "Date sale price starts",
            "Date sale price ends",
            "Stock",
            "Low stock amount",
            "Weight (kg)",
            "Length (cm)",
            "Width (cm)",
            "Height (cm)",
            "Purchase note",
            "Tags",
            "Shipping class",
            "Upsells",
            "Cross-sells");

    /** How the old shop shows a product. */
    static final List<Column<Woo, String>> LOOKS = columns(
            "Attribute 1 visible",
            "Attribute 1 global",
            "Attribute 2 visible",
            "Attribute 2 global",
            "Meta: _wpcom_is_markdown",
            "Meta: _generate-sidebar-layout-meta");

    /** What the file does not say in one row, but in several. */
    static final Column<Woo, String> FAMILY = column("family: product");

    static final Column<Woo, Integer> PLACE = Column.of("family: place", Integer.class);
    static final Column<Woo, String> VARIANTS = column("family: variants");

    private static final List<Column<Woo, ?>> COLUMNS = Stream.of(
                    List.of(
                            ID,
                            TYPE,
                            SKU,
                            NAME,
                            PUBLISHED,
                            FEATURED,
                            VISIBILITY,
                            SHORT_DESCRIPTION,
                            DESCRIPTION,
                            TAX_STATUS,
                            TAX_CLASS,
                            IN_STOCK,
                            BACKORDERS,
                            SOLD_INDIVIDUALLY,
                            REVIEWS,
                            SALE_PRICE,
                            REGULAR_PRICE,
                            CATEGORIES,
                            IMAGES,
                            DOWNLOAD_LIMIT,
                            DOWNLOAD_EXPIRY,
                            PARENT,
                            GROUPED,
                            EXTERNAL_URL,
                            BUTTON_TEXT,
                            POSITION,
                            ATTRIBUTE_1,
                            VALUES_1,
                            ATTRIBUTE_2,
                            VALUES_2,
                            DEFAULT_1,
                            DEFAULT_2,
                            DOWNLOAD_1_NAME,
                            DOWNLOAD_1_URL,
                            DOWNLOAD_2_NAME,
                            DOWNLOAD_2_URL),
                    EMPTY,
                    LOOKS)
            .<Column<Woo, ?>>flatMap(List::stream)
            .toList();

    static final Table<Woo> FILE = Table.of("WooCommerce", COLUMNS);
    static final Table<Woo> FAMILIES = Table.of(
            "WooCommerce",
            Stream.concat(COLUMNS.stream(), Stream.of(FAMILY, PLACE, VARIANTS)).toList());

    private Woo() {}

    private static Column<Woo, String> column(String name) {
        return Column.nullable(name, String.class);
    }

    private static List<Column<Woo, String>> columns(String... names) {
        return Stream.of(names).map(Woo::column).toList();
    }

    /** A variant names its product; their order is their position, then that of the file. */
    static Map<String, List<String>> variants(List<Row<Woo>> rows) {
        Map<String, List<Row<Woo>>> families = new LinkedHashMap<>();
        for (Row<Woo> row : rows) {
            String product = row.get(PARENT);
            if (product != null) {
                families.computeIfAbsent(product, any -> new ArrayList<>()).add(row);
            }
        }
        Map<String, List<String>> variants = new HashMap<>();
        families.forEach((product, children) -> variants.put(
                product,
                children.stream()
                        .sorted(Comparator.comparingInt(Woo::position))
                        .map(row -> Families.text(row, SKU))
                        .toList()));
        return variants;
    }

    private static int position(Row<Woo> row) {
        String position = row.get(POSITION);
        return position != null && position.matches("\\d{1,6}") ? Integer.parseInt(position) : Integer.MAX_VALUE;
    }

    static String sku(Row<Woo> row) {
        return Families.text(row, SKU);
    }

    static Row<Woo> withFamily(Row<Woo> row, FamilySource.Family family) {
        Map<String, Object> values = Families.values(row);
        Families.put(values, FAMILY.name(), family.product());
        values.put(PLACE.name(), family.place());
        Families.put(values, VARIANTS.name(), Families.joined(family.variants()));
        return FAMILIES.row(values);
    }
}
