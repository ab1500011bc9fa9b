package dev.intact.examples.docs;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.csv.CsvSink;
import dev.intact.csv.CsvSource;
import dev.intact.csv.CsvSourceBuilder;
import dev.intact.csv.Dialect;
import dev.intact.field.Column;
import dev.intact.field.Row;
import dev.intact.field.Table;
import dev.intact.mapping.Mapping;
import dev.intact.source.InMemorySource;
import dev.intact.source.SourceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The tables of docs/csv.md say what is refused, and what cells become. */
class CsvTablesTest {
    private static final Dialect RFC_4180 = Dialect.rfc4180();

    @TempDir
    Path folder;

    record Person(int id, String name) {}

    record Cell(int id, @Nullable String text) {}

    /** A file that is refused as a whole. */
    private record Broken(
            String what, String name, Supplier<byte[]> content, UnaryOperator<CsvSourceBuilder<Person>> declared) {
        static Broken text(String what, String content, UnaryOperator<CsvSourceBuilder<Person>> declared) {
            return new Broken(what, "people.csv", () -> content.getBytes(StandardCharsets.UTF_8), declared);
        }

        static Broken text(String what, String content) {
            return text(what, content, builder -> builder);
        }
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static List<Broken> broken() throws IOException {
        byte[] zipped = zipped("id,name\n1,Ada\n");
        return List.of(
                Broken.text("a quote that is never closed", "id,name\n1,Ada\n2,\"Eve\n3,Bob\n"),
                Broken.text("a quote that leaves open where its row ends", "id,name\n1,\"Ada\n2,\"Eve\"\n3,Bob\n"),
                new Broken(
                        "bytes that are invalid in the charset",
                        "people.csv",
                        () -> "id,name\n1,Zoë\n".getBytes(StandardCharsets.ISO_8859_1),
                        builder -> builder),
                new Broken(
                        "a byte order mark of another charset",
                        "people.csv",
                        () -> "\uFEFFid,name\n".getBytes(Charset.forName("UTF-16LE")),
                        builder -> builder),
                Broken.text("a header that is not the one declared", "ID,name,fax,name\n1,Ada,,\n"),
                Broken.text("no header", "\n"),
                Broken.text(
                        "fewer lines than are to be skipped",
                        "People\n",
                        builder -> builder.dialect(RFC_4180.skipLines(2))),
                Broken.text(
                        "another number of rows than expected", "id,name\n1,Ada\n", builder -> builder.expectRows(2)),
                Broken.text("a last row that may be cut off", "id,name\n1,Ada", builder -> builder.expectRows(1)),
                new Broken(
                        "compressed data that is cut off",
                        "people.csv.gz",
                        () -> Arrays.copyOf(zipped, zipped.length - 1),
                        builder -> builder),
                new Broken(
                        "a file that is not compressed, but should be",
                        "people.csv.gz",
                        () -> "id,name\n".getBytes(StandardCharsets.UTF_8),
                        builder -> builder));
    }

    @TestFactory
    Stream<DynamicTest> files_that_are_refused() throws IOException {
        return broken().stream()
                .map(broken -> dynamicTest(broken.what(), () -> {
                    Path file = Files.write(
                            folder.resolve(broken.name()), broken.content().get());
                    Throwable refused = catchThrowable(() -> CsvReading.of(broken.declared()
                            .apply(CsvSource.of(file, Person.class))
                            .build()));
                    assertThat(refused).isInstanceOf(SourceException.class);
                    CsvDocument.shows("| %s | `%s` |\n".formatted(broken.what(), refused.getMessage()));
                }));
    }

    @Test
    void rows_that_are_rejected() throws IOException {
        String content = """
                id,name
                1,Ada
                2,King, Ada
                3,"Big" Ernie
                4,5" pipe
                x5,Eve
                ,Bob
                7,Bartholomew
                """;
        Path file = Files.writeString(folder.resolve("people.csv"), content);

        CsvReading<Person> reading =
                CsvReading.of(CsvSource.of(file, Person.class).maxFieldLength(9).build());

        assertThat(reading.rows).containsExactly(new Person(1, "Ada"));
        assertThat(reading.counted).isEqualTo(7);
        CsvDocument.shows("```\n" + content + "```\n");
        CsvDocument.shows("```\n" + String.join("\n", reading.unreadable) + "\n```\n");
    }

    @TestFactory
    Stream<DynamicTest> cells_that_are_read() {
        return Stream.of("", "\"\"", " ", "NULL", "\"NULL\"")
                .map(cell -> dynamicTest("'" + cell + "'", () -> {
                    StringBuilder line = new StringBuilder("| %s |".formatted(shown(cell)));
                    for (Dialect dialect : List.of(RFC_4180, RFC_4180.nullText("NULL"))) {
                        line.append(" %s | %s | %s |"
                                .formatted(
                                        read(cell, Column.nullable("cell", String.class), dialect),
                                        read(cell, Column.of("cell", String.class), dialect),
                                        read(cell, Column.nullable("cell", Integer.class), dialect)));
                    }
                    CsvDocument.shows(line + "\n");
                }));
    }

    private static String shown(String cell) {
        return switch (cell) {
            case "" -> "nothing";
            case " " -> "a space";
            default -> "`" + cell + "`";
        };
    }

    private <V> String read(String cell, Column<Person, V> column, Dialect dialect) throws IOException {
        Column<Person, Integer> id = Column.of("id", Integer.class);
        Table<Person> table = Table.of("cells", id, column);
        Path file = Files.writeString(folder.resolve("cells.csv"), "id,cell\n1," + cell + "\n");
        CsvReading<Row<Person>> reading =
                CsvReading.of(CsvSource.of(file, table).dialect(dialect).build());
        if (reading.rows.isEmpty()) {
            return "rejected";
        }
        Object value = reading.rows.get(0).get(column);
        return value == null ? "null" : "`\"" + value + "\"`";
    }

    @Test
    void cells_that_are_written_are_read_back() throws IOException {
        List<String> texts = List.of("plain", "", " padded ", "a,b", "say \"x\"", "NULL", "=1+1");
        List<Cell> cells = new ArrayList<>(List.of(new Cell(-1, null)));
        texts.forEach(text -> cells.add(new Cell(texts.indexOf(text), text)));
        Path file = folder.resolve("written.csv");
        Dialect dialect = RFC_4180.nullText("NULL");
        Mapping<Cell, Cell> same = Mapping.from(Cell.class)
                .to(Cell.class)
                .key(Cell::id)
                .field(map(Cell::id).copiedFrom(Cell::id))
                .field(map(Cell::text).copiedFrom(Cell::text))
                .build();
        Move<Cell> move = Move.named("cells")
                .from(InMemorySource.of(Cell.class, cells))
                .to(same, CsvSink.of(file, Cell.class).dialect(dialect).build());

        assertThat(Migrator.create().run(Migration.of("cells", move)).balance().read())
                .isEqualTo(cells.size());

        assertThat(CsvReading.of(CsvSource.of(file, Cell.class).dialect(dialect).build()).rows)
                .isEqualTo(cells);
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < cells.size(); i++) {
            String text = cells.get(i).text();
            String written = lines.get(i + 1).substring(lines.get(i + 1).indexOf(',') + 1);
            CsvDocument.shows("| %s | `%s` |\n".formatted(text == null ? "null" : "`\"" + text + "\"`", written));
        }
    }
}
