package dev.intact.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.intact.convert.Conversion;
import dev.intact.field.Column;
import dev.intact.field.Row;
import dev.intact.field.Schema;
import dev.intact.field.Table;
import dev.intact.source.SourceException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that others wrote, with what others say they hold. */
class RealDataTest {
    private static final String RUST = "csv/rust-csv/examples/data/";

    record Place(
            String city,
            String state,
            @Nullable Integer population,
            @Nullable BigDecimal latitude,
            BigDecimal longitude) {}

    record Town(String city, String region, String country, int population) {}

    record Page(String title) {}

    record Wrestler(String name, int year) {}

    record Payment(
            String name,
            String category,
            int amount,
            String department,
            String document,
            @Nullable String postCode) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "comma_in_quotes",
                "empty",
                "empty_crlf",
                "escaped_quotes",
                "json",
                "newlines",
                "newlines_crlf",
                "quotes_and_newlines",
                "simple",
                "simple_crlf",
                "utf8"
            })
    void reads_the_values_that_others_read(String name) throws IOException {
        List<Map<String, String>> expected = json(RealData.at("csv/spectrum/json/" + name + ".json"));
        List<Column<Object, ?>> columns = new ArrayList<>();
        expected.get(0).keySet().forEach(column -> columns.add(Column.of(column, String.class)));
        Table<Object> table = Table.of(name, columns);

        Reading<Row<Object>> reading =
                Reading.all(CsvSource.of(RealData.at("csv/spectrum/csvs/" + name + ".csv"), (Schema<Row<Object>>) table)
                        .build());

        assertThat(reading.rejected).isEmpty();
        assertThat(reading.rows).isEqualTo(expected.stream().map(table::row).toList());
        assertThat(reading.count).isEqualTo(expected.size());
    }

    private static List<Map<String, String>> json(Path file) throws IOException {
        List<Map<String, String>> objects = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(Files.readString(file))) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    objects.add(new LinkedHashMap<>());
                } else if (token == JsonToken.VALUE_STRING) {
                    objects.get(objects.size() - 1).put(json.currentName(), json.getText());
                }
            }
        }
        return objects;
    }

    private static CsvSourceBuilder<Place> places(String file) {
        return CsvSource.of(RealData.at(RUST + file), Place.class)
                .column(Place::city, "City")
                .column(Place::state, "State")
                .column(Place::population, "Population")
                .column(Place::latitude, "Latitude")
                .column(Place::longitude, "Longitude")
                .expectRows(100);
    }

    @Test
    void reads_places_with_typed_nulls() {
        Reading<Place> reading = Reading.all(places("uspop.csv").build());

        assertThat(reading.rejected).isEmpty();
        assertThat(reading.rows)
                .hasSize(100)
                .contains(new Place(
                        "Davidsons Landing", "AK", null, new BigDecimal("65.2419444"), new BigDecimal("-165.2716667")));
    }

    @Test
    void reads_null_texts_only_where_they_are_declared() {
        Reading<Place> undeclared = Reading.all(places("uspop-null.csv").build());
        Reading<Place> declared = Reading.all(places("uspop-null.csv")
                .dialect(Dialect.rfc4180().nullText("", "NULL"))
                .build());

        assertThat(undeclared.rejected)
                .isNotEmpty()
                .allMatch(reject -> reject.contains("\"NULL\" is not a"))
                .allMatch(reject -> reject.startsWith("@uspop-null.csv:"));
        assertThat(undeclared.count).isEqualTo(100);
        assertThat(declared.rows.size() + declared.rejected.size()).isEqualTo(100);
    }

    @Test
    void refuses_latin_text_as_utf_8_and_reads_it_as_what_it_is() {
        assertThatThrownBy(() -> Reading.all(places("uspop-latin1.csv").build()))
                .isInstanceOf(SourceException.class)
                .hasMessageMatching("uspop-latin1.csv: invalid UTF-8 at byte offset \\d+ \\(line 4\\).*");

        Reading<Place> reading = Reading.all(places("uspop-latin1.csv")
                .dialect(Dialect.rfc4180().charset(StandardCharsets.ISO_8859_1))
                .build());
        assertThat(reading.rows.get(2).city()).isEqualTo("\u00d5akman");
        assertThat(reading.rejected).isEmpty();
    }

    @Test
    void reads_the_same_towns_with_and_without_header_and_with_another_separator() {
        List<Town> towns = Reading.all(CsvSource.of(RealData.at(RUST + "smallpop.csv"), Town.class)
                        .build())
                .rows;

        assertThat(towns).hasSize(10).contains(new Town("Southborough", "MA", "United States", 9686));
        assertThat(Reading.all(CsvSource.of(RealData.at(RUST + "smallpop-no-headers.csv"), Town.class)
                                .positions()
                                .build())
                        .rows)
                .isEqualTo(towns);
        assertThat(Reading.all(CsvSource.of(RealData.at(RUST + "smallpop-colon.csv"), Town.class)
                                .dialect(Dialect.rfc4180().separator(':'))
                                .build())
                        .rows)
                .isEqualTo(towns);
    }

    @Test
    void rejects_each_row_of_a_file_with_another_escape() {
        Reading<Wrestler> reading = Reading.all(CsvSource.of(RealData.at(RUST + "strange.csv"), Wrestler.class)
                .dialect(Dialect.rfc4180().separator(';'))
                .positions()
                .build());

        assertThat(reading.rows).isEmpty();
        assertThat(reading.count).isEqualTo(7);
        assertThat(reading.rejected).hasSize(7);
        assertThat(reading.rejected.get(0))
                .isEqualTo("@strange.csv:1 name: has text after its closing quote (column 1);"
                        + " double the quotes inside a quoted field");
        assertThat(reading.rejected.get(3)).startsWith("@strange.csv:4 the row has 1 fields instead of 2");
    }

    @Test
    void reads_every_payment_of_a_county() {
        Conversion<String, Integer> pounds = Conversion.of(
                String.class,
                "read as pounds",
                text -> Integer.valueOf(text.replace("\u00a3", "").replace(",", "")));

        Reading<Payment> reading = Reading.all(CsvSource.of(
                        RealData.at("csv/gov-spend/ESCC-payment-data-Q2281011.csv"), Payment.class)
                .dialect(Dialect.rfc4180().charset(StandardCharsets.ISO_8859_1).skipLines(1))
                .column(Payment::name, "Name")
                .column(Payment::category, "Payment category")
                .column(Payment::amount, "Amount", pounds)
                .column(Payment::department, "Department")
                .column(Payment::document, "Document no.")
                .column(Payment::postCode, "Post code")
                .expectRows(5767)
                .build());

        assertThat(reading.rejected).isEmpty();
        assertThat(reading.rows)
                .hasSize(5767)
                .startsWith(
                        new Payment("BT PLC", "Other Adult Services", 512, "Adult Social Care", "3000269947", "NE82"))
                .endsWith(new Payment(
                        "THE OYSTER PROJECT",
                        "Youth Development Service",
                        4920,
                        "Children's Services",
                        "3000270352",
                        "BN7 "));
    }

    @Test
    void reads_product_pages_of_many_lines() {
        Reading<Page> reading =
                Reading.all(CsvSource.of(RealData.at("shop/magento/CmsSampleData/pages/pages.csv"), Page.class)
                        .ignoringOtherColumns("only titles are compared")
                        .build());

        assertThat(reading.rejected).isEmpty();
        assertThat(reading.rows)
                .containsExactly(
                        new Page("About us"),
                        new Page("Privacy Policy"),
                        new Page("Customer Service"),
                        new Page("Home Page"));
    }
}
