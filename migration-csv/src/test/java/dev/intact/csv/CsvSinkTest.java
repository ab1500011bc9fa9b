package dev.intact.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.convert.Conversion;
import dev.intact.field.Naming;
import dev.intact.sink.Written;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSinkTest {
    @TempDir
    Path folder;

    record Contact(
            long id,
            String fullName,
            @Nullable BigDecimal balance,
            @Nullable LocalDate lastActivity) {}

    record Single(@Nullable String only) {}

    private Path file() {
        return folder.resolve("contacts.csv");
    }

    private CsvSinkBuilder<Contact> sink() {
        return CsvSink.of(file(), Contact.class);
    }

    private static Conversion<LocalDate, String> german() {
        return Conversion.of(
                LocalDate.class, "as dd.MM.yyyy", day -> day.format(DateTimeFormatter.ofPattern("dd.MM.yyyy")));
    }

    @Test
    void writes_rows_under_a_header_in_the_declared_form() throws IOException {
        CsvSink<Contact> sink = sink().dialect(Dialect.rfc4180().separator(';').lineBreak("\n"))
                .naming(Naming.SNAKE_CASE)
                .column(Contact::lastActivity, "last activity", german())
                .build();

        Written written = Writing.all(
                sink,
                List.of(
                        new Contact(1, "a;\"b\"", new BigDecimal("1E+3"), LocalDate.of(2026, 3, 31)),
                        new Contact(2, "", null, null)));

        assertThat(written.inserted()).isEqualTo(2);
        assertThat(file())
                .hasContent("id;full_name;balance;last activity\n1;\"a;\"\"b\"\"\";1000;31.03.2026\n2;\"\";;\n");
    }

    @Test
    void writes_all_fields_of_a_type_by_one_format() throws IOException {
        CsvSink<Contact> sink =
                sink().format(LocalDate.class, german()).positions().build();

        assertThat(Writing.all(sink, List.of(new Contact(1, "a", null, LocalDate.of(2026, 3, 31))))
                        .refused())
                .isEmpty();

        assertThat(file()).hasContent("1,a,,31.03.2026\r\n");
    }

    @Test
    void leaves_fields_empty_that_the_target_makes() throws IOException {
        Written written = Writing.all(sink().build(), List.of(new Contact(1, "a", null, null)), Set.of("id"));

        assertThat(written.inserted()).isEqualTo(1);
        assertThat(Files.readString(file())).isEqualTo("id,fullName,balance,lastActivity\r\n,a,,\r\n");
    }

    @Test
    void writes_the_header_of_a_file_without_rows() {
        assertThat(Writing.all(sink().build(), List.of()).inserted()).isZero();

        assertThat(file()).hasContent("id,fullName,balance,lastActivity\r\n");
    }

    @Test
    void neutralises_formulas_in_text_and_leaves_numbers_alone() throws IOException {
        CsvSink<Contact> sink = sink().positions().neutralisingFormulas().build();
        List<Contact> rows = List.of(
                new Contact(-1, "=cmd()", new BigDecimal("-2.50"), null),
                new Contact(2, "+1", null, null),
                new Contact(3, "-1", null, null),
                new Contact(4, "@x", null, null),
                new Contact(5, "\tx", null, null),
                new Contact(6, "\rx", null, null),
                new Contact(7, "a=b", null, null));

        assertThat(Writing.all(sink, rows).refused()).isEmpty();

        assertThat(Files.readString(file()))
                .isEqualTo(
                        "-1,'=cmd(),-2.50,\r\n2,'+1,,\r\n3,'-1,,\r\n4,'@x,,\r\n5,'\tx,,\r\n6,\"'\rx\",,\r\n7,a=b,,\r\n");
    }

    @Test
    void refuses_a_row_that_the_charset_cannot_hold_and_writes_the_others() {
        CsvSink<Contact> sink = sink().dialect(Dialect.rfc4180().charset(StandardCharsets.ISO_8859_1))
                .positions()
                .build();

        Written written =
                Writing.all(sink, List.of(new Contact(1, "\u20ac", null, null), new Contact(2, "\u00e9", null, null)));

        assertThat(written.inserted()).isEqualTo(1);
        assertThat(written.refused().get(0).message())
                .isEqualTo("fullName: \"\u20ac\" has a character that ISO-8859-1 cannot hold;"
                        + " replace it, or write the file in UTF-8");
        assertThat(file()).usingCharset(StandardCharsets.ISO_8859_1).hasContent("2,\u00e9,,\r\n");
    }

    @Test
    void refuses_a_number_whose_plain_form_would_fill_the_disk() {
        Written written =
                Writing.all(sink().build(), List.of(new Contact(1, "a", new BigDecimal("1E+2000000000"), null)));

        assertThat(written.refused().get(0).message()).isEqualTo("balance: has too many digits to be written plainly");
    }

    @Test
    void refuses_a_value_that_would_be_read_back_as_null() {
        CsvSink<Contact> sink = sink().dialect(Dialect.rfc4180().nullText("0")).build();

        assertThat(Writing.all(sink, List.of(new Contact(0, "0", null, null)))
                        .refused()
                        .get(0)
                        .message())
                .isEqualTo("id: \"0\" is written like null");
    }

    @Test
    void begins_with_a_byte_order_mark_when_asked() throws IOException {
        assertThat(Writing.all(sink().byteOrderMark().build(), List.of()).refused())
                .isEmpty();

        assertThat(Files.readString(file())).startsWith("\uFEFFid,");
    }

    @Test
    void a_first_field_is_not_taken_for_a_byte_order_mark() {
        record Pair(String a, String b) {}
        for (String charset : List.of("UTF-8", "UTF-16LE", "UTF-32BE", "ISO-8859-1")) {
            Dialect dialect = Dialect.rfc4180().charset(Charset.forName(charset));
            List<Pair> rows = List.of(new Pair(charset.startsWith("UTF") ? "\uFEFFx" : "\u00ff\u00fe", "y"));

            assertThat(Writing.all(
                                    CsvSink.of(file(), Pair.class)
                                            .dialect(dialect)
                                            .positions()
                                            .replacing()
                                            .build(),
                                    rows)
                            .refused())
                    .isEmpty();

            assertThat(Reading.all(CsvSource.of(file(), Pair.class)
                                    .dialect(dialect)
                                    .positions()
                                    .build())
                            .rows)
                    .as(charset)
                    .isEqualTo(rows);
        }
    }

    @Test
    void names_all_faults_of_a_definition_at_once() {
        assertThatThrownBy(() -> CsvSink.of(file(), Single.class)
                        .dialect(Dialect.rfc4180().skipLines(1).charset(StandardCharsets.ISO_8859_1))
                        .byteOrderMark()
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Single cannot be written to contacts.csv:"
                        + " no lines are written above the header, but the dialect skips 1;"
                        + " ISO-8859-1 has no byte order mark;"
                        + " a row of one empty field would be no row; give the dialect another null text");
    }
}
