package dev.intact.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.source.Source;
import dev.intact.source.SourceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenFileTest {
    @TempDir
    Path folder;

    record Pair(String a, String b) {}

    private Source<Pair> source(String name, byte[] content, Dialect dialect) throws IOException {
        Path path = Files.write(folder.resolve(name), content);
        return CsvSource.of(path, Pair.class).dialect(dialect).build();
    }

    private Source<Pair> source(String content) throws IOException {
        return source("pairs.csv", content.getBytes(StandardCharsets.UTF_8), Dialect.rfc4180());
    }

    private static byte[] zipped(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    @Test
    void stops_at_a_quote_in_the_last_column_that_is_never_closed() throws IOException {
        Source<Pair> source = source("a,b\n1,\u00e4\n2,\"x\n3,y\n4,z\n");
        Reading<Pair> reading = new Reading<>();

        assertThatThrownBy(() -> reading.read(source, source.splits(1).get(0), dev.intact.ledger.Position.start()))
                .isInstanceOf(SourceException.class)
                .hasMessage(
                        "pairs.csv: the quote that opens at byte offset 11 (line 3) is never closed; the file ends at"
                                + " byte offset 22 (line 6). Close or double it, or complete the file");
        assertThat(reading.rows).containsExactly(new Pair("1", "\u00e4"));
    }

    @Test
    void finds_the_open_quote_many_blocks_back() throws IOException {
        Source<Pair> source = source("a,b\n" + "1,2\n".repeat(10_000) + "x,\"" + "\u00e4,\n".repeat(50_000));

        assertThatThrownBy(() -> Reading.all(source))
                .hasMessageContaining("opens at byte offset 40006 (line 10002)")
                .hasMessageContaining("ends at byte offset 240007 (line 60002)");
    }

    @Test
    void stops_where_a_stray_quote_leaves_open_where_the_row_ends() throws IOException {
        assertThatThrownBy(() -> Reading.all(source("a,b\n1,\"unclosed\n2,\"x\"\n3,y\n")))
                .hasMessageStartingWith(
                        "pairs.csv: text follows a closing quote, and the quote at byte offset 6 (line 2)");
        assertThatThrownBy(() -> Reading.all(source("a,b\n1,\"x\"y\"\n2,z\n")))
                .hasMessageStartingWith(
                        "pairs.csv: text follows a closing quote, and the quote at byte offset 10 (line 2)");
    }

    @Test
    void rejects_a_row_with_text_after_a_closing_quote_when_its_quotes_are_balanced() throws IOException {
        Reading<Pair> reading = Reading.all(source("a,b\n\"\\\"Big\\\" Ernie\",1964\n\"x\"y,2\n3,\"x\" \r\n4,z\n"));

        assertThat(reading.rows).containsExactly(new Pair("4", "z"));
        assertThat(reading.rejected)
                .containsExactly(
                        "@pairs.csv:2 a: has text after its closing quote (column 'a'); double the quotes inside a quoted field",
                        "@pairs.csv:3 a: has text after its closing quote (column 'a'); double the quotes inside a quoted field",
                        "@pairs.csv:4 b: has text after its closing quote (column 'b'); double the quotes inside a quoted field");
        assertThat(reading.count).isEqualTo(4);
    }

    @Test
    void rejects_a_row_with_a_quote_inside_an_unquoted_field() throws IOException {
        Reading<Pair> reading = Reading.all(source("a,b\n1,5\" pipe\n \"x\",2\n3,y\n"));

        assertThat(reading.rows).containsExactly(new Pair("3", "y"));
        assertThat(reading.rejected)
                .containsExactly(
                        "@pairs.csv:2 b: has a quote, but is not quoted (column 'b'); quote the field, and double the quotes inside",
                        "@pairs.csv:3 a: has a quote, but is not quoted (column 'a'); quote the field, and double the quotes inside");
    }

    @Test
    void stops_at_invalid_bytes_and_names_their_place() throws IOException {
        byte[] latin = "a,b\n1,x\n2,\u00e9t\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        Source<Pair> source = source("pairs.csv", latin, Dialect.rfc4180());

        assertThatThrownBy(() -> Reading.all(source))
                .isInstanceOf(SourceException.class)
                .hasMessage(
                        "pairs.csv: invalid UTF-8 at byte offset 10 (line 3); declare the charset of the file, or repair it");
    }

    @Test
    void stops_at_half_a_character_at_the_end() throws IOException {
        byte[] whole = "a,b\n1,\u20ac".getBytes(StandardCharsets.UTF_8);
        Source<Pair> source = source("pairs.csv", Arrays.copyOf(whole, whole.length - 1), Dialect.rfc4180());

        assertThatThrownBy(() -> Reading.all(source)).hasMessageContaining("invalid UTF-8 at byte offset 6 (line 2)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void removes_the_byte_order_mark(String charset) throws IOException {
        byte[] content = (charset.equals("UTF-16") ? "" : "\uFEFF")
                .concat("a,b\n1,\uFEFFx\n")
                .getBytes(Charset.forName(charset));

        Reading<Pair> reading =
                Reading.all(source("pairs.csv", content, Dialect.rfc4180().charset(Charset.forName(charset))));

        assertThat(reading.rows).containsExactly(new Pair("1", "\uFEFFx"));
    }

    @Test
    void refuses_a_byte_order_mark_that_belies_the_charset() throws IOException {
        byte[] content = "\uFEFFa,b\n".getBytes(StandardCharsets.UTF_16LE);
        Source<Pair> source = source("pairs.csv", content, Dialect.rfc4180());

        assertThatThrownBy(() -> Reading.all(source))
                .hasMessage("pairs.csv: begins with the byte order mark of UTF-16LE, but is declared as UTF-8");
    }

    @Test
    void reads_compressed_files_by_name_or_by_declaration() throws IOException {
        byte[] content = zipped("a,b\n1,x\n".getBytes(StandardCharsets.UTF_8));

        assertThat(Reading.all(source("pairs.csv.gz", content, Dialect.rfc4180())).rows)
                .hasSize(1);
        assertThat(Reading.all(source("pairs", content, Dialect.rfc4180().gzip())).rows)
                .hasSize(1);
    }

    @Test
    void refuses_a_compressed_file_that_is_cut_off_anywhere() throws IOException {
        byte[] first = zipped("a,b\n1,x\n".repeat(30).getBytes(StandardCharsets.UTF_8));
        byte[] second = zipped("2,y\n".repeat(30).getBytes(StandardCharsets.UTF_8));
        byte[] content = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, content, first.length, second.length);
        assertThat(Reading.all(source("pairs.csv.gz", content, Dialect.rfc4180())).count)
                .isEqualTo(89);

        for (int length = 0; length < content.length; length++) {
            Source<Pair> source = source("pairs.csv.gz", Arrays.copyOf(content, length), Dialect.rfc4180());
            if (length != first.length) { // there it is whole, and only expected rows can tell
                assertThatThrownBy(() -> Reading.all(source))
                        .as("cut at %d", length)
                        .isInstanceOf(SourceException.class)
                        .hasMessageContaining("cut off");
            }
        }
    }

    @Test
    void refuses_compressed_data_with_a_wrong_checksum_or_a_tail() throws IOException {
        byte[] content = zipped("a,b\n1,x\n".getBytes(StandardCharsets.UTF_8));
        byte[] longer = Arrays.copyOf(content, content.length + 3);
        content[content.length - 6] ^= 1;

        assertThatThrownBy(() -> Reading.all(source("pairs.csv.gz", content, Dialect.rfc4180())))
                .isInstanceOf(SourceException.class)
                .hasMessage(
                        "pairs.csv.gz: the compressed data is cut off or damaged after byte offset 8 of the text (line 3)");
        assertThatThrownBy(() -> Reading.all(source("pairs.csv.gz", longer, Dialect.rfc4180())))
                .isInstanceOf(SourceException.class);
    }

    @Test
    void refuses_a_file_of_another_number_of_rows() throws IOException {
        Path path = Files.writeString(folder.resolve("pairs.csv"), "a,b\n1,x\n2\n");

        assertThatThrownBy(() ->
                        Reading.all(CsvSource.of(path, Pair.class).expectRows(3).build()))
                .isInstanceOf(SourceException.class)
                .hasMessage("pairs.csv: 3 rows are expected, but the file ended after 2, at byte offset 10 (line 3)");
        assertThat(Reading.all(CsvSource.of(path, Pair.class).expectRows(2).build()).rows)
                .hasSize(1);
    }

    @Test
    void refuses_a_last_row_without_line_break_when_rows_are_expected() throws IOException {
        Path path = Files.writeString(folder.resolve("pairs.csv"), "a,b\n1,x");

        assertThatThrownBy(() ->
                        Reading.all(CsvSource.of(path, Pair.class).expectRows(1).build()))
                .hasMessageStartingWith("pairs.csv: no line break ends the last row, at byte offset 7 (line 2)");
        assertThat(Reading.all(CsvSource.of(path, Pair.class)
                                .dialect(Dialect.rfc4180().withoutFinalLineBreak())
                                .expectRows(1)
                                .build())
                        .rows)
                .containsExactly(new Pair("1", "x"));
    }

    @Test
    void refuses_to_skip_more_lines_than_there_are() throws IOException {
        Source<Pair> source = source(
                "pairs.csv",
                "one\r\n".getBytes(StandardCharsets.UTF_8),
                Dialect.rfc4180().skipLines(2));

        assertThatThrownBy(() -> Reading.all(source))
                .hasMessage("pairs.csv: 2 lines above the header are to be skipped, but the file has only 1");
    }

    @Test
    void rejects_a_row_with_an_oversized_field_and_goes_on() throws IOException {
        Path path = Files.writeString(
                folder.resolve("pairs.csv"),
                "a,b\n12345,12345\n123456,x\nx,\"12345\"\nx,\"123\n456\"\nx,\"\"\"\"\"\"\"\"\"\"\"\"\nx,\"\"\"\"\"\"\"\"\"\"\"\"\"\"\ny,z\n");

        Reading<Pair> reading =
                Reading.all(CsvSource.of(path, Pair.class).maxFieldLength(5).build());

        assertThat(reading.rows)
                .containsExactly(
                        new Pair("12345", "12345"),
                        new Pair("x", "12345"),
                        new Pair("x", "\"\"\"\"\""),
                        new Pair("y", "z"));
        assertThat(reading.rejected)
                .hasSize(3)
                .first()
                .isEqualTo(
                        "@pairs.csv:3 a: is longer than 5 characters (column 'a'); if it is meant to be, raise maxFieldLength");
        assertThat(reading.count).isEqualTo(7);
    }
}
