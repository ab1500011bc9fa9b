package dev.intact.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.field.Schema;
import dev.intact.ledger.Chunk;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.Position;
import dev.intact.ledger.Receipt;
import dev.intact.ledger.RecordOutcome;
import dev.intact.ledger.StaleEpochException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTargetTest {
    @TempDir
    Path folder;

    record Note(String text) {}

    private Path file() {
        return folder.resolve("notes.jsonl");
    }

    private JsonLines<Note> sink() {
        return JsonLines.of(file(), Note.class);
    }

    private static TargetSession open(Sink<Note> sink) {
        return sink.target().open(List.of(Output.of(sink, Set.of())));
    }

    private static List<TargetRows> rows(Sink<Note> sink, String... texts) {
        return Arrays.stream(texts)
                .map(text -> TargetRows.of(Key.of(text)).and(sink, new Note(text)))
                .toList();
    }

    private static Chunk chunk(int number) {
        return chunk(number, 1);
    }

    private static Chunk chunk(int number, long epoch) {
        RecordOutcome migrated =
                RecordOutcome.of(Key.of(number), Position.of("p" + number), Outcome.MIGRATED, "", List.of());
        return Chunk.of("run", epoch, "move", "all", Position.of("p" + (number - 1)), Position.of("p" + number))
                .with(1, List.of(migrated));
    }

    private static Receipt write(UnitOfWork unit, Sink<Note> sink, int number, String... texts) {
        assertThat(unit.write(rows(sink, texts)).inserted()).isEqualTo(texts.length);
        return unit.commit(chunk(number));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void a_file_gets_its_name_when_the_run_is_complete() throws IOException {
        try (TargetSession session = open(sink())) {
            try (UnitOfWork unit = session.begin()) {
                assertThat(write(unit, sink(), 1, "a").isApplied()).isTrue();
                assertThat(files()).singleElement().isNotEqualTo(file());
            }
            session.complete();
        }

        assertThat(files()).containsExactly(file());
        assertThat(file()).hasContent("{\"text\":\"a\"}\n");
    }

    @Test
    void only_its_owner_may_use_a_file_unless_told_otherwise() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        FileTarget target = FileTarget.of(file());
        complete(JsonLines.of(target, sink().schema()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");

        FileTarget shared = target.replacing().permissions(PosixFilePermissions.fromString("rw-r-----"));
        complete(JsonLines.of(shared, sink().schema()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-r-----");
    }

    private static void complete(Sink<Note> sink) {
        try (TargetSession session = open(sink)) {
            session.complete();
        }
    }

    @Test
    void a_session_that_is_closed_early_leaves_nothing() throws IOException {
        try (TargetSession session = open(sink());
                UnitOfWork unit = session.begin()) {
            assertThat(write(unit, sink(), 1, "a").isApplied()).isTrue();
        }

        assertThat(files()).isEmpty();
    }

    @Test
    void what_is_taken_back_is_not_in_the_file() {
        for (String name : List.of("notes.jsonl", "notes.jsonl.gz")) {
            Sink<Note> sink = JsonLines.of(folder.resolve(name), Note.class);
            String padding = "x".repeat(100_000);
            try (TargetSession session = open(sink)) {
                try (UnitOfWork unit = session.begin()) {
                    assertThat(write(unit, sink, 1, "a").isApplied()).isTrue();
                    assertThat(unit.write(rows(sink, padding)).inserted()).isEqualTo(1);
                    unit.rollback();
                    assertThat(write(unit, sink, 2, "b").isApplied()).isTrue();
                    assertThat(unit.write(rows(sink, "never committed")).inserted())
                            .isEqualTo(1);
                }
                try (UnitOfWork next = session.begin()) {
                    assertThat(write(next, sink, 3, "c").isApplied()).isTrue();
                }
                session.complete();
            }
        }

        assertThat(file()).hasContent("{\"text\":\"a\"}\n{\"text\":\"b\"}\n{\"text\":\"c\"}\n");
        assertThat(file()).hasContent(unzipped(folder.resolve("notes.jsonl.gz")));
    }

    private static String unzipped(Path file) {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_compressed_file_without_rows_is_one_nevertheless() {
        complete(JsonLines.of(folder.resolve("none.gz"), Note.class));

        assertThat(unzipped(folder.resolve("none.gz"))).isEmpty();
    }

    @Test
    void a_chunk_that_is_committed_again_is_not_written_again() {
        try (TargetSession session = open(sink())) {
            try (UnitOfWork unit = session.begin()) {
                Receipt first = write(unit, sink(), 1, "a");
                Receipt second = write(unit, sink(), 2, "b");
                Receipt again = write(unit, sink(), 1, "a");

                assertThat(List.of(first.isApplied(), second.isApplied(), again.isApplied()))
                        .containsExactly(true, true, false);
                assertThat(again.balance()).isEqualTo(first.balance());
            }
            session.complete();
        }

        assertThat(file()).hasContent("{\"text\":\"a\"}\n{\"text\":\"b\"}\n");
    }

    @Test
    void a_chunk_of_an_older_epoch_is_refused() {
        try (TargetSession session = open(sink());
                UnitOfWork unit = session.begin()) {
            assertThat(unit.commit(chunk(1, 2)).isApplied()).isTrue();

            assertThatThrownBy(() -> unit.commit(chunk(2, 1)))
                    .isInstanceOf(StaleEpochException.class)
                    .hasMessageContaining("is of epoch 1, but another run has taken the migration since");
        }
    }

    @Test
    void a_file_that_exists_is_refused_unless_it_is_to_be_replaced() throws IOException {
        Files.writeString(file(), "old");

        assertThatThrownBy(() -> open(sink()))
                .isInstanceOf(TargetException.class)
                .hasMessage(file() + ": the file exists already; move it away, or declare it replacing()");
        assertThat(files()).containsExactly(file());

        complete(sink().replacing());
        assertThat(file()).isEmptyFile();
    }

    @Test
    void a_file_that_appears_meanwhile_is_not_overwritten() throws IOException {
        try (TargetSession session = open(sink())) {
            Files.writeString(file(), "someone else's");

            assertThatThrownBy(session::complete)
                    .isInstanceOf(TargetException.class)
                    .hasMessageContaining("exists already");
        }

        assertThat(files()).containsExactly(file());
        assertThat(file()).hasContent("someone else's");
    }

    @Test
    void a_directory_that_is_not_there_is_named() {
        Sink<Note> sink = JsonLines.of(folder.resolve("none/notes.jsonl"), Note.class);

        assertThatThrownBy(() -> open(sink))
                .isInstanceOf(TargetException.class)
                .hasMessageEndingWith("none/notes.jsonl: its directory does not exist; create it");
    }

    /** Stands for a disk that is full. */
    private static final class Failing extends FileSink<Note> {
        Failing(Path file) {
            super(FileTarget.of(file), Schema.of(Note.class));
        }

        @Override
        protected RowWriter<Note> writer(Set<String> generated) {
            return new RowWriter<>() {
                @Override
                public void begin(OutputStream to) {}

                @Override
                public Optional<Problem> write(Note row, OutputStream to) throws IOException {
                    throw new IOException("No space left on device");
                }
            };
        }
    }

    @Test
    void a_disk_that_fails_is_told_with_the_file_and_what_to_check() {
        Sink<Note> sink = new Failing(file());
        try (TargetSession session = open(sink);
                UnitOfWork unit = session.begin()) {
            assertThatThrownBy(() -> unit.write(rows(sink, "a")))
                    .isInstanceOf(TargetException.class)
                    .hasMessage(file() + ": writing failed; check the free space and the state of the disk")
                    .hasRootCauseMessage("No space left on device");
        }
    }

    @Test
    void one_unit_of_work_writes_at_a_time() {
        try (TargetSession session = open(sink())) {
            try (UnitOfWork first = session.begin()) {
                assertThatThrownBy(session::begin).hasMessageContaining("one unit of work writes already");
                first.rollback();
            }
            try (UnitOfWork second = session.begin()) {
                assertThat(write(second, sink(), 1, "a").isApplied()).isTrue();
            }
        }
    }

    @Test
    void a_file_takes_the_rows_of_one_sink() {
        Output<Note> plain = Output.of(sink(), Set.of());
        Output<Note> other = Output.of(sink(), Set.of("text"));

        assertThatThrownBy(() -> sink().target().open(List.of(plain, other)))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("a file takes the rows of one sink, but has 2");
    }

    @Test
    void targets_are_equal_when_their_paths_are() {
        assertThat(FileTarget.of(folder.resolve("x/../notes.jsonl")))
                .isEqualTo(FileTarget.of(file()).replacing())
                .hasSameHashCodeAs(FileTarget.of(file()).replacing())
                .isNotEqualTo(FileTarget.of(folder.resolve("others.jsonl")));
    }

    @Test
    void a_sink_that_has_travelled_is_the_same() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(sink());
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(sink());
        }
    }
}
