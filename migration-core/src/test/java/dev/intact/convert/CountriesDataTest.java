package dev.intact.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Compares the library's table of countries with a public one that others maintain. */
class CountriesDataTest {
    private static final Path FILE =
            Path.of(System.getProperty("intact.data", "../shared/data"), "codes/country-codes.csv");

    private static List<List<String>> rows;

    @BeforeAll
    static void read_the_public_table() throws IOException {
        if (!Boolean.getBoolean("intact.data.required")) {
            assumeTrue(Files.exists(FILE), () -> FILE + " is absent, so the table of countries is NOT cross-checked");
        }
        try (Stream<String> lines = Files.lines(FILE)) {
            rows = lines.map(CountriesDataTest::cells).toList();
        }
    }

    @Test
    void holds_all_countries() {
        assertThat(rows).hasSize(250);
    }

    @Test
    void resolves_every_alpha_2_code() {
        assertResolved("ISO3166-1-Alpha-2");
    }

    @Test
    void resolves_every_alpha_3_code() {
        assertResolved("ISO3166-1-Alpha-3");
    }

    @Test
    void resolves_every_official_english_name() {
        assertResolved("official_name_en");
    }

    @Test
    void resolves_every_short_english_name_of_the_united_nations() {
        assertResolved("UNTERM English Short");
    }

    private static void assertResolved(String column) {
        int at = rows.get(0).indexOf(column);
        int code = rows.get(0).indexOf("ISO3166-1-Alpha-2");
        List<String> wrong = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            String answer = Countries.toIso2().apply(row.get(at)).getOrNull();
            if (!row.get(at).isEmpty() && !row.get(code).equals(answer)) {
                wrong.add("%s: %s, not %s".formatted(row.get(at), answer, row.get(code)));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : (line + ',').toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        return cells;
    }
}
