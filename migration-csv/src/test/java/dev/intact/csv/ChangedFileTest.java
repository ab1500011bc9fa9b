package dev.intact.csv;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.convert.Conversion;
import dev.intact.mapping.Mapping;
import dev.intact.run.Cancellation;
import dev.intact.run.Change;
import dev.intact.run.Options;
import dev.intact.run.Progress;
import dev.intact.run.RunFailedException;
import dev.intact.run.RunListener;
import dev.intact.run.RunReport.State;
import dev.intact.sink.InMemoryTarget;
import dev.intact.sink.Sink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that changes while a run that reads it is interrupted. */
class ChangedFileTest {
    @TempDir
    Path folder;

    private final InMemoryTarget target = InMemoryTarget.named("new");
    private final Sink<Line> lines = target.sink("lines", Line.class);
    private Dialect dialect = Dialect.rfc4180();
    private Path file = Path.of("orders.csv");

    record Line(int id, String name) {
        static int number(String text) {
            return Integer.parseInt(text.substring(1));
        }
    }

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("orders.csv"), "id,name\n1,a\n2,b\n3,c\n");
    }

    private Migration migration() {
        Mapping<Line, Line> mapping = Mapping.from(Line.class)
                .to(Line.class)
                .key(Line::id)
                .field(map(Line::id).copiedFrom(Line::id))
                .field(map(Line::name).copiedFrom(Line::name))
                .build();
        return Migration.of(
                "orders",
                Move.named("orders")
                        .from(CsvSource.of(file, Line.class).dialect(dialect).build())
                        .to(mapping, lines));
    }

    private void stopAfterTheFirst() {
        Cancellation wish = new Cancellation();
        RunListener stopping = new RunListener() {
            @Override
            public void chunkDone(Progress progress) {
                wish.cancel();
            }
        };
        assertThat(Migrator.with(Options.defaults()
                                .chunkSize(1)
                                .listener(stopping)
                                .cancellation(wish))
                        .run(migration())
                        .state())
                .isEqualTo(State.CANCELLED);
    }

    @Test
    void a_fingerprint_holds_the_size_and_the_checksum_of_each_file() throws IOException {
        Path check = Files.writeString(folder.resolve("check.csv"), "123456789"); // the check value of CRC-32C

        assertThat(CsvSource.of(List.of(check, file), Line.class)
                        .build()
                        .fingerprint()
                        .facts())
                .first()
                .isEqualTo("file check.csv: 9 bytes, CRC-32C e3069283");
    }

    @Test
    void the_fingerprint_of_a_large_file_groups_its_size() throws IOException {
        Files.writeString(file, "x".repeat(1_234_567));

        assertThat(CsvSource.of(file, Line.class).build().fingerprint().facts().get(0))
                .startsWith("file orders.csv: 1,234,567 bytes, CRC-32C ");
    }

    @Test
    void a_fingerprint_holds_how_the_file_is_declared_to_be_read() {
        Dialect dialect = Dialect.rfc4180()
                .separator(';')
                .charset(StandardCharsets.ISO_8859_1)
                .nullText("", "NULL")
                .skipLines(2);

        assertThat(CsvSource.of(file, Line.class)
                        .dialect(dialect)
                        .column(Line::id, "Nr", Conversion.of(String.class, "number after a hash", Line::number))
                        .ignoringOtherColumns("of the old system")
                        .maxFieldLength(5_000)
                        .build()
                        .fingerprint()
                        .facts())
                .filteredOn(fact -> !fact.startsWith("file "))
                .containsExactly(
                        "is read with separator ';', quote '\"', ISO-8859-1, null '', 'NULL', skipping 2",
                        "has its columns named by a header, and others are passed over",
                        "has fields of at most 5,000 characters",
                        "id is int of column 'Nr', number after a hash",
                        "name is String of column 'name', text");
        assertThat(CsvSource.of(file, Line.class)
                        .positions()
                        .build()
                        .fingerprint()
                        .facts())
                .contains(
                        "has its columns in the order of the fields, without a header, and no others",
                        "name is String, text");
    }

    @Test
    void a_file_that_is_declared_otherwise_is_told_before_a_run_goes_on() {
        stopAfterTheFirst();
        dialect = Dialect.rfc4180().nullText("-");

        assertThatThrownBy(() -> Migrator.create().run(migration())).hasMessage("""
                        orders failed: the source of move 'orders' has changed since the run was begun:
                          was: is read with separator ',', quote '"', UTF-8, null '', skipping 0
                          is: is read with separator ',', quote '"', UTF-8, null '-', skipping 0
                        restore it, begin anew, or go on despite Change.SOURCE""");
    }

    @Test
    void a_file_that_has_changed_is_told_before_a_run_goes_on() throws IOException {
        stopAfterTheFirst();
        Files.writeString(file, "id,name\n1,a\n2,b\n3,C\n4,d\n");

        assertThatThrownBy(() -> Migrator.create().run(migration()))
                .isInstanceOf(RunFailedException.class)
                .hasMessageMatching("""
                        orders failed: the source of move 'orders' has changed since the run was begun:
                          was: file orders\\.csv: 20 bytes, CRC-32C \\p{XDigit}{8}
                          is: file orders\\.csv: 24 bytes, CRC-32C \\p{XDigit}{8}
                        restore it, begin anew, or go on despite Change\\.SOURCE""");
        assertThat(target.rows(lines)).extracting(Line::id).containsExactly(1);

        assertThat(Migrator.with(Options.defaults().despite(Change.SOURCE))
                        .run(migration())
                        .balance()
                        .read())
                .isEqualTo(4);
        assertThat(target.rows(lines)).extracting(Line::name).containsExactly("a", "b", "C", "d");
    }

    @Test
    void a_file_whose_last_moved_record_has_changed_is_refused_whatever_is_declared() throws IOException {
        stopAfterTheFirst();
        Files.writeString(file, "id,name\n1,A\n2,b\n3,c\n");

        assertThatThrownBy(() ->
                        Migrator.with(Options.defaults().despite(Change.SOURCE)).run(migration()))
                .hasMessage("orders failed: orders.csv has changed since its last chunk of 1 records was moved:"
                        + " the last of them is not what it was; restore it, or begin anew");
    }
}
