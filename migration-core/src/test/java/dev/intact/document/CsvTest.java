package dev.intact.document;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.document.Sample.New;
import dev.intact.document.Sample.Old;
import dev.intact.mapping.CodeTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    @Test
    void has_a_line_for_each_field_of_both_sides() {
        assertThat(Sample.document().csv().split("\r\n", -1))
                .hasSize(1 + 10 + 7 + 1)
                .startsWith("move,sink,side,field,type,required,sensitive,counterpart,kind,rule,value table,if missing,"
                        + "reason,owner,examples")
                .contains(
                        "customers,contact,target,stage,\"one of LEAD, CUSTOMER\",yes,no,type,converted,"
                                + "\"code table 'stages', unlisted values are rejected\",L → LEAD; C|K → CUSTOMER,"
                                + "becomes LEAD,,,",
                        "customers,contact,source,fax,text,no,no,,dropped,dropped: retired,,,retired,,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx"})
    void no_cell_is_a_formula(String evil) {
        MappingDocument document = Sample.document(
                Sample.withoutMail().field(map(New::mail).copiedFrom(Old::mail).because(evil)));

        assertThat(document.csv()).contains(",'" + evil + ",").doesNotContain("," + evil);
    }

    @Test
    void quotes_and_line_breaks_stay_in_their_cell() {
        CodeTable<String, String> codes =
                CodeTable.<String, String>named("codes").code("a\n\"b\"", "c");
        MappingDocument document = Sample.document(
                Sample.withoutMail().field(map(New::mail).from(Old::mail).via(codes)));

        assertThat(document.csv()).contains(",\"a\n\"\"b\"\" → c\",");
    }
}
