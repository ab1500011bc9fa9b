package dev.intact.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.source.SourceException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** What holds for any text and any dialect. */
class CsvProperties {
    private static final List<String> PIECES = List.of(
            "\"",
            "'",
            ",",
            ";",
            "\t",
            "|",
            "\r",
            "\n",
            "\r\n",
            "\uFEFF",
            "\0",
            " ",
            "a",
            "NULL",
            "\\N",
            "#",
            "=1+1",
            "-",
            "\u00e9",
            "\u20ac",
            "\uD83D\uDE00",
            "\u2028",
            "\"\"",
            "\",\"",
            "\"\n\"",
            "\u00ff\u00fe",
            "\\\"");
    private static Path folder = Path.of("");

    record Cells(
            @Nullable String first,
            String second,
            @Nullable Integer number,
            @Nullable String last) {}

    @BeforeContainer
    static void createFolder() throws IOException {
        folder = Files.createTempDirectory("csv-properties");
    }

    @AfterContainer
    static void deleteFolder() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.of(PIECES).list().ofMaxSize(5).map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<List<Cells>> rows() {
        return Combinators.combine(
                        hostile().injectNull(0.2),
                        hostile(),
                        Arbitraries.integers().injectNull(0.2),
                        hostile().injectNull(0.2))
                .as(Cells::new)
                .list()
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<Dialect> dialects() {
        return Combinators.combine(
                        Arbitraries.of(',', ';', '\t', '|', '#', '\u00a7', 'a'),
                        Arbitraries.of('"', '\'', '~', '\0'),
                        Arbitraries.of("", "NULL", "\\N", "-"),
                        Arbitraries.of("\n", "\r\n", "\r"),
                        Arbitraries.of("UTF-8", "UTF-16", "UTF-16LE", "UTF-32", "GB18030"))
                .as((separator, quote, nullText, lineBreak, charset) -> Dialect.rfc4180()
                        .separator(separator)
                        .quote(quote)
                        .nullText(nullText)
                        .lineBreak(lineBreak)
                        .charset(Charset.forName(charset)));
    }

    @Property(tries = 300)
    void what_is_written_is_read_back_as_it_was(
            @ForAll("rows") List<Cells> rows, @ForAll("dialects") Dialect dialect, @ForAll Form form) {
        Path file = folder.resolve(form == Form.COMPRESSED ? "cells.csv.gz" : "cells.csv");
        CsvSinkBuilder<Cells> sink =
                CsvSink.of(file, Cells.class).dialect(dialect).replacing();
        CsvSourceBuilder<Cells> source =
                CsvSource.of(file, Cells.class).dialect(dialect).expectRows(rows.size());
        if (form == Form.WITHOUT_HEADER) {
            sink = sink.positions();
            source = source.positions();
        }

        assertThat(Writing.all(sink.build(), rows).refused()).isEmpty();

        Reading<Cells> reading = Reading.all(source.build());
        assertThat(reading.rejected).isEmpty();
        assertThat(reading.rows).isEqualTo(rows);
        assertThat(reading.count).isEqualTo(rows.size());
    }

    enum Form {
        WITH_HEADER,
        WITHOUT_HEADER,
        COMPRESSED
    }

    @Property(tries = 1000)
    void the_count_agrees_with_what_is_handed_over_whatever_the_text(
            @ForAll("broken") String text, @ForAll("dialects") Dialect dialect, @ForAll("limits") int limit)
            throws IOException {
        Path file = folder.resolve("broken.csv");
        Files.write(file, text.getBytes(dialect.charset()));
        Reading<Cells> reading;
        try {
            reading = Reading.all(CsvSource.of(file, Cells.class)
                    .dialect(dialect)
                    .positions()
                    .maxFieldLength(limit)
                    .build());
        } catch (SourceException stopped) {
            assertThat(stopped).hasMessageContaining("line");
            return;
        }
        assertThat(reading.count).isEqualTo(reading.positions.size());
    }

    @Provide
    Arbitrary<Integer> limits() {
        return Arbitraries.of(1, 2, 5, 1000);
    }

    @Provide
    Arbitrary<String> broken() {
        return Arbitraries.of(PIECES).list().ofMaxSize(60).map(pieces -> String.join("", pieces));
    }

    /** A cut may spare all rows and take a part of the last line break. */
    @Property(tries = 10)
    void a_file_that_is_cut_anywhere_is_never_taken_for_whole(@ForAll("rows") List<Cells> rows) throws IOException {
        Path file = folder.resolve("cut.csv");
        var refused = Writing.all(CsvSink.of(file, Cells.class).replacing().build(), rows)
                .refused();
        assertThat(refused).isEmpty();
        byte[] whole = Files.readAllBytes(file);
        CsvSource<Cells> source =
                CsvSource.of(file, Cells.class).expectRows(rows.size()).build();

        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            try {
                Reading<Cells> reading = Reading.all(source);
                assertThat(reading.rows).as("cut at %d", length).isEqualTo(rows);
                assertThat(length).isEqualTo(whole.length - 1);
            } catch (SourceException expected) {
                assertThat(expected).hasMessageStartingWith("cut.csv: ");
            }
        }
    }

    @Property(tries = 100)
    void latin_text_is_read_back_or_refused(@ForAll("rows") List<Cells> rows) {
        Path file = folder.resolve("latin.csv");
        Dialect latin = Dialect.rfc4180().charset(StandardCharsets.ISO_8859_1);

        var refused = Writing.all(
                        CsvSink.of(file, Cells.class)
                                .dialect(latin)
                                .positions()
                                .replacing()
                                .build(),
                        rows)
                .refused();

        List<Cells> written = rows.stream()
                .filter(row -> !refused.containsKey(rows.indexOf(row)))
                .toList();
        assertThat(Reading.all(CsvSource.of(file, Cells.class)
                                .dialect(latin)
                                .positions()
                                .build())
                        .rows)
                .isEqualTo(written);
    }
}
