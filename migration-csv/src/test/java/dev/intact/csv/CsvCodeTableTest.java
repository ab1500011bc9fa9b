package dev.intact.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.convert.Enums;
import dev.intact.convert.Numbers;
import dev.intact.convert.Text;
import dev.intact.mapping.CodeTable;
import dev.intact.mapping.DefinitionException;
import dev.intact.source.SourceException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvCodeTableTest {
    @TempDir
    Path folder;

    enum Stage {
        LEAD,
        CUSTOMER
    }

    private CsvCodeTable stages(String... lines) throws IOException {
        Path file = Files.writeString(folder.resolve("stages.csv"), String.join("\n", lines) + "\n");
        return CsvCodeTable.of("lifecycle stage", file);
    }

    @Test
    void reads_a_table_in_the_order_of_the_file() throws IOException {
        CodeTable<String, Stage> table = stages("legacy,stage", "L,LEAD", "C,CUSTOMER", "K,CUSTOMER")
                .codes("legacy")
                .values("stage", Enums.byName(Stage.class));

        assertThat(table.entries())
                .containsExactly(
                        Map.entry("L", Stage.LEAD), Map.entry("C", Stage.CUSTOMER), Map.entry("K", Stage.CUSTOMER));
        assertThat(table.apply("X").getLeft().what()).isEqualTo("is not listed in code table 'lifecycle stage'");
    }

    @Test
    void reads_codes_and_values_as_declared() throws IOException {
        CodeTable<BigDecimal, String> table = stages("# rates of 2020", "rate;name;remark", "1,0;full;x", "0,50;half;")
                .dialect(Dialect.rfc4180().separator(';').skipLines(1))
                .ignoringOtherColumns("remarks are for people")
                .codes("rate", Numbers.decimal(',', '.'))
                .values("name");

        assertThat(table.apply(new BigDecimal("1.00")).get()).isEqualTo("full");
    }

    @Test
    void tells_everything_that_is_wrong_at_once_with_its_line() throws IOException {
        Codes wrong = new Codes(stages(
                "legacy,stage",
                "L,LEAD",
                "C,CUSTOMR",
                ",LEAD",
                "L,CUSTOMER",
                "K,",
                "\"two\nlines\",LEAD",
                "L,LEAD",
                "C,LEAD",
                "only one field"));

        assertThatThrownBy(wrong::read).isInstanceOf(DefinitionException.class).hasMessage("""
                        code table 'lifecycle stage' in stages.csv has 7 faults:
                          - line 3: "CUSTOMR" is not a name of Stage (column 'stage'); \
                        did you mean 'CUSTOMER'? (names: LEAD, CUSTOMER)
                          - line 4: is blank (column 'legacy'); fill it, or remove the line
                          - line 5: "L" is listed already in line 2, with another value; keep one of the two lines
                          - line 6: is blank (column 'stage'); fill it, or remove the line
                          - line 9: "L" is listed already in line 2, with the same value; keep one of the two lines
                          - line 10: "C" is listed already in line 3; keep one of the two lines
                          - line 11: the row has 1 fields instead of 2; quote the fields that hold a separator""");
    }

    private record Codes(CsvCodeTable file) {
        void read() {
            assertThat(file.codes("legacy").values("stage", Enums.byName(Stage.class)))
                    .isNull();
        }
    }

    @Test
    void tells_decimal_codes_of_one_value_and_values_that_become_missing() throws IOException {
        CsvCodeTable rates = stages("rate,name", "1.0,full", "1.00,full", "2,n/a", "\u00a0,x");

        assertThatThrownBy(() -> rates.codes("rate", Numbers.decimal())
                        .values("name", Text.replace("n/a", "").then(Text.blankToNull())))
                .hasMessage("""
                        code table 'lifecycle stage' in stages.csv has 3 faults:
                          - line 3: "1.00" is listed already in line 2, with the same value; keep one of the two lines
                          - line 4: "n/a" becomes no value (column 'name'); correct it
                          - line 5: is blank (column 'rate'); fill it, or remove the line""");
    }

    @Test
    void refuses_a_file_without_codes_or_without_the_columns() throws IOException {
        assertThatThrownBy(() -> stages("legacy,stage").codes("legacy").values("stage"))
                .hasMessage("code table 'lifecycle stage' in stages.csv has 1 fault:\n"
                        + "  - lists no code; fill the file, or correct its path");
        assertThatThrownBy(() -> stages("legacy,stag", "L,LEAD").codes("legacy").values("stage"))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("column 'stage' is missing (did you mean 'stag'?)");
        assertThatThrownBy(() -> CsvCodeTable.of("x", folder.resolve("none.csv"))
                        .codes("a")
                        .values("b"))
                .isInstanceOf(SourceException.class);
    }

    @Test
    void refuses_what_says_nothing_when_defined() throws IOException {
        CsvCodeTable table = stages("a,b", "1,2");
        assertThatThrownBy(() -> CsvCodeTable.of(" ", folder)).hasMessage("a code table needs a name");
        assertThatThrownBy(() -> table.ignoringOtherColumns(" "))
                .hasMessage("columns are passed over for a reason; give it");
        assertThatThrownBy(() -> table.codes("a").values("a")).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 100)
    void what_was_written_is_listed(@ForAll @NotEmpty Set<String> codes) throws IOException {
        List<String> lines = new ArrayList<>(List.of("code,value"));
        Map<String, String> expected = new LinkedHashMap<>();
        for (String code : codes) {
            if (Text.blankToNull().apply(code).get() != null
                    && code.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
                lines.add("\"%s\",\"=%s\"".formatted(code.replace("\"", "\"\""), code.replace("\"", "\"\"")));
                expected.put(code, "=" + code);
            }
        }
        Path file = Files.createTempFile("codes", ".csv");
        try {
            Files.writeString(file, String.join("\r\n", lines) + "\r\n");
            if (!expected.isEmpty()) {
                assertThat(CsvCodeTable.of("any", file)
                                .codes("code")
                                .values("value")
                                .entries())
                        .containsExactlyEntriesOf(expected);
            }
        } finally {
            Files.delete(file);
        }
    }
}
