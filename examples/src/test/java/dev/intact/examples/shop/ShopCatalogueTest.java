package dev.intact.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.intact.Migrator;
import dev.intact.examples.RealData;
import dev.intact.examples.RealDataTests;
import dev.intact.field.Column;
import dev.intact.run.MoveReport;
import dev.intact.run.RunReport;
import dev.intact.run.RunReport.State;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two real exports become one catalogue; both are read again here by another reader, as they are. */
class ShopCatalogueTest {
    @TempDir
    static Path folder;

    private static final ByteArrayOutputStream PRINTED = new ByteArrayOutputStream();
    private static ShopCatalogue example;
    private static RunReport report;
    private static List<NamedCsvRecord> woo;
    private static List<NamedCsvRecord> magento;
    private static List<NamedCsvRecord> items;

    @BeforeAll
    static void move() throws IOException {
        RealDataTests.need(ShopCatalogue.WOO, ShopCatalogue.MAGENTO);
        Path fromWoo = RealData.require(ShopCatalogue.WOO);
        Path fromMagento = RealData.require(ShopCatalogue.MAGENTO);
        example = new ShopCatalogue(fromWoo, fromMagento, folder);
        report = example.run(new PrintStream(PRINTED, true, StandardCharsets.UTF_8));
        woo = rows(fromWoo);
        magento = rows(fromMagento);
        items = rows(example.catalogue());
    }

    private static List<NamedCsvRecord> rows(Path file) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            return reader.stream().toList();
        }
    }

    private static List<String> column(List<NamedCsvRecord> rows, String column) {
        return rows.stream().map(row -> row.getField(column)).toList();
    }

    private static Map<String, Long> counts(List<NamedCsvRecord> rows, String column) {
        return rows.stream()
                .collect(Collectors.groupingBy(row -> row.getField(column), TreeMap::new, Collectors.counting()));
    }

    private static BigDecimal sum(Stream<NamedCsvRecord> rows, String column) {
        return rows.map(row -> row.getField(column))
                .filter(Predicate.not(String::isEmpty))
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Stream<NamedCsvRecord> of(String origin) {
        return items.stream().filter(item -> item.getField("origin").equals(origin));
    }

    private static NamedCsvRecord item(String sku) {
        return items.stream()
                .filter(one -> one.getField("sku").equals(sku))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void every_row_of_both_shops_is_a_row_of_the_catalogue() {
        assertThat(report.state()).isEqualTo(State.COMPLETED);
        assertThat(report.moves())
                .allMatch(MoveReport::closes)
                .allMatch(move -> move.counted().isPresent())
                .extracting(MoveReport::toString)
                .containsExactly(
                        "balance WooCommerce: read=24 migrated=24 merged=0 excluded=0 rejected=0 archived=0 unchanged=0",
                        "balance Magento: read=1994 migrated=1994 merged=0 excluded=0 rejected=0 archived=0 unchanged=0");
        assertThat(items).hasSize(24 + 1994);
    }

    @Test
    void no_sku_is_lost_or_doubled() {
        List<String> skus = new ArrayList<>(column(woo, "SKU"));
        skus.addAll(column(magento, "sku"));

        assertThat(column(items, "sku"))
                .containsExactlyInAnyOrderElementsOf(skus)
                .doesNotHaveDuplicates();
    }

    @Test
    void there_are_as_many_of_each_kind_as_both_shops_say() {
        assertThat(counts(magento, "product_type")).isEqualTo(Map.of("configurable", 147L, "simple", 1847L));
        assertThat(counts(woo, "Type"))
                .isEqualTo(Map.of(
                        "simple",
                        9L,
                        "simple, downloadable, virtual",
                        2L,
                        "variable",
                        2L,
                        "variation",
                        9L,
                        "grouped",
                        1L,
                        "external",
                        1L));
        assertThat(counts(items, "kind"))
                .isEqualTo(Map.of(
                        "PRODUCT", 11L, "PRODUCT_WITH_VARIANTS", 149L, "VARIANT", 1856L, "GROUP", 1L, "EXTERNAL", 1L));
        assertThat(counts(items, "digital")).containsEntry("true", 2L);
    }

    @Test
    void prices_add_up_to_those_of_the_files_to_the_cent() {
        assertThat(sum(of("magento"), "price"))
                .isEqualByComparingTo(sum(magento.stream(), "price"))
                .isEqualByComparingTo("89931.34");
        assertThat(sum(of("woocommerce"), "price")).isEqualByComparingTo(sum(woo.stream(), "Regular price"));
        assertThat(sum(of("woocommerce"), "reduced_price")).isEqualByComparingTo(sum(woo.stream(), "Sale price"));
        assertThat(of("magento").map(item -> item.getField("price"))).allMatch(price -> price.matches("\\d+\\.\\d\\d"));
        assertThat(counts(items, "currency")).isEqualTo(Map.of("GBP", 24L, "USD", 1994L));
    }

    @Test
    void a_product_stands_before_its_variants_and_names_them_in_their_order() {
        Map<String, List<String>> following = new HashMap<>();
        String product = "";
        for (NamedCsvRecord item : items) {
            if (item.getField("kind").equals("VARIANT")) {
                assertThat(item.getField("product_sku")).isEqualTo(product);
                following.computeIfAbsent(product, any -> new ArrayList<>()).add(item.getField("sku"));
                assertThat(item.getField("place"))
                        .isEqualTo(String.valueOf(following.get(product).size()));
            } else {
                product = item.getField("sku");
            }
        }

        assertThat(following).hasSize(149);
        following.forEach(
                (sku, variants) -> assertThat(item(sku).getField("variants")).isEqualTo(String.join(";", variants)));
    }

    @Test
    void sizes_and_colours_of_each_variant_are_those_that_its_product_lists() {
        for (NamedCsvRecord row : magento) {
            for (String variation : row.getField("configurable_variations").split("\\|", -1)) {
                if (!variation.isEmpty()) {
                    String[] parts = variation.split(",", 2);
                    assertThat(item(parts[0].substring("sku=".length())).getField("options"))
                            .isEqualTo(parts[1].replace(',', ';'));
                }
            }
        }
    }

    @Test
    void a_description_is_text_whose_lines_are_whole() {
        assertThat(item("MH01").getField("description")).isEqualTo("""
                Ideal for cold-weather training or work outdoors, the Chaz Hoodie promises superior warmth with every wear. \
                Thick material blocks out the wind as ribbed cuffs and bottom band seal in body heat.

                • Two-tone gray heather hoodie.
                • Drawstring-adjustable hood.
                • Machine wash/dry.""");
        assertThat(column(items, "description")).noneMatch(text -> text.matches("(?s).*(<[a-z/]|&[a-z]+;).*"));
        assertThat(column(items, "description").stream().filter(text -> text.contains("\n")))
                .hasSizeGreaterThan(1900);
    }

    @Test
    void no_word_of_a_description_is_lost() {
        for (NamedCsvRecord row : magento) {
            String words = row.getField("description")
                    .replaceAll("<[^>]*>", " ")
                    .replaceAll("&[A-Za-z0-9]+;", " ")
                    .replaceAll("[^A-Za-z0-9]+", " ")
                    .strip();
            assertThat(item(row.getField("sku"))
                            .getField("description")
                            .replaceAll("[^A-Za-z0-9]+", " ")
                            .strip())
                    .isEqualTo(words);
        }
    }

    @Test
    void signs_of_names_and_materials_are_characters() {
        assertThat(column(items, "name"))
                .contains("Mars HeatTech™ Pullover-XS-Black")
                .noneMatch(name -> name.contains("&"));
        assertThat(column(items, "features"))
                .anyMatch(features -> features.contains("material=Cocona® performance fabric"));
    }

    @Test
    void categories_are_paths_without_the_root() {
        assertThat(item("MH01").getField("categories"))
                .isEqualTo("Men/Tops/Hoodies & Sweatshirts;Collections/Eco Friendly");
        assertThat(item("cc-belt").getField("categories")).isEqualTo("Clothing/Accessories");
    }

    @Test
    void what_is_dropped_as_empty_is_empty_and_what_is_dropped_as_a_setting_is_the_same_everywhere() {
        assertThat(Woo.EMPTY)
                .extracting(Column::name)
                .allMatch(name -> counts(woo, name).equals(Map.of("", 24L)));
        assertThat(Magento.EMPTY)
                .extracting(Column::name)
                .allMatch(name -> counts(magento, name).equals(Map.of("", 1994L)));
        assertThat(Magento.SETTINGS)
                .extracting(Column::name)
                .allMatch(name -> counts(magento, name).size() == 1);
        assertThat(counts(magento, "weight")).isEqualTo(Map.of("", 147L, "1", 1847L));
        assertThat(magento)
                .allMatch(row -> row.getField("small_image").equals(row.getField("base_image"))
                        && row.getField("thumbnail_image").equals(row.getField("base_image")));
        for (String same : List.of("Tax status", "In stock?", "Backorders allowed?", "Sold individually?")) {
            assertThat(counts(woo, same)).hasSize(1);
        }
    }

    @Test
    void downloads_and_default_choices_are_kept_in_the_archive() throws IOException {
        assertThat(Files.readString(example.archive()))
                .contains("Single 2")
                .contains("Donate to ClassicPress")
                .contains("\\\"Attribute 1 default\\\":\\\"Red\\\"");
    }

    @Test
    void the_check_finds_nothing_to_warn_of_and_a_second_run_makes_the_same_file() throws IOException {
        byte[] first = Files.readAllBytes(example.catalogue());

        assertThat(Migrator.create().check(example.migration()))
                .hasToString("Check of \"two shops to one catalogue\": 0 errors, 0 warnings, 2 notes");
        RunReport again = Migrator.create().run(example.migration());

        assertThat(again.moves().toString()).isEqualTo(report.moves().toString());
        assertThat(Files.readAllBytes(example.catalogue())).isEqualTo(first);
    }

    @Test
    void the_page_of_examples_shows_what_it_prints() throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "examples.md")))
                .contains(report.moves().stream().map(MoveReport::toString).collect(Collectors.joining("\n")));
    }
}
