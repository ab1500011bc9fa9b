package dev.intact.examples.faults;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.csv.CsvSink;
import dev.intact.csv.CsvSource;
import dev.intact.csv.CsvSourceBuilder;
import dev.intact.mapping.Mapping;
import dev.intact.run.Change;
import dev.intact.run.Options;
import dev.intact.run.RunFailedException;
import dev.intact.run.RunReport;
import dev.intact.sink.Rejected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A migration of notes from one CSV file into another, for files that are not as they should be: what such a file leads
 * to, and whether all is well once it has been repaired.
 */
final class Notes {
    static final int COUNT = 6;
    private static final int CHUNK_SIZE = 2;

    private final Path folder;
    private final UnaryOperator<CsvSourceBuilder<Note>> declared;
    private int tries;
    private long lost;
    private long duplicated;

    record Note(int id, String text) {}

    Notes(Path folder, UnaryOperator<CsvSourceBuilder<Note>> declared) {
        this.folder = folder;
        this.declared = declared;
    }

    /** A sound file: with quotes, a line break in a field, and letters of several bytes. */
    static String sound() {
        return IntStream.rangeClosed(1, COUNT)
                .mapToObj(id ->
                        "%d,\"note, %d%s\"\n".formatted(id, id, id % 3 == 0 ? "\nwith ä \"\"second\"\" line" : ""))
                .collect(Collectors.joining("", "id,text\n", ""));
    }

    private Path source() {
        return folder.resolve("notes.csv");
    }

    Path target() {
        return folder.resolve("moved.csv");
    }

    private Migration migration() {
        Mapping<Note, Note> mapping = Mapping.from(Note.class)
                .to(Note.class)
                .key(Note::id)
                .field(map(Note::id).copiedFrom(Note::id))
                .field(map(Note::text).copiedFrom(Note::text))
                .build();
        return Migration.of(
                "notes",
                Move.named("notes")
                        .from(declared.apply(CsvSource.of(source(), Note.class)).build())
                        .to(mapping, CsvSink.of(target(), Note.class).build()));
    }

    private Options options() {
        return Options.defaults()
                .chunkSize(CHUNK_SIZE)
                .rejectsInto(CsvSink.of(folder.resolve("rejects.csv"), Rejected.class)
                        .build());
    }

    /** Runs with a file that holds this, in an empty folder. */
    RunReport run(byte[] content) throws IOException {
        clear();
        Files.write(source(), content);
        return Migrator.with(options()).run(migration());
    }

    private void clear() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    /**
     * Runs with a file that must be refused, as a whole or in its middle; then with the sound one, which must end as if
     * there had been no other.
     *
     * @return what the refusal said
     */
    String refused(byte[] broken) throws IOException {
        tries++;
        String said = null;
        try {
            RunReport report = run(broken);
            assertThat(report.state())
                    .as("with %s", new String(broken, StandardCharsets.UTF_8))
                    .isNull();
        } catch (RunFailedException e) {
            said = e.getMessage();
        }
        assertThat(target()).doesNotExist();
        Files.writeString(source(), sound());
        check(repaired());
        return String.valueOf(said);
    }

    /** What has been read of a broken row is not what the sound file holds there: then only a new run will do. */
    private RunReport repaired() {
        try {
            return Migrator.with(options().despite(Change.SOURCE)).run(migration());
        } catch (RunFailedException e) {
            assertThat(e).hasMessageContaining("begin anew");
            return Migrator.with(options().anew()).run(migration());
        }
    }

    private void check(RunReport report) throws IOException {
        String found = Files.readString(target());
        for (int id = 1; id <= COUNT; id++) {
            int first = found.indexOf("note, %d".formatted(id));
            lost += first < 0 ? 1 : 0;
            duplicated += first < 0 || found.indexOf("note, %d".formatted(id), first + 1) < 0 ? 0 : 1;
        }
        assertThat(found).hasLineCount(1 + COUNT + COUNT / 3);
        assertThat(report.balance().toString()).startsWith("read=%1$d migrated=%1$d ".formatted(COUNT));
    }

    /** Runs with a file in which some rows are broken, and nothing else: those are rejected, the others arrive. */
    String rejected(byte[] broken, int rejected) throws IOException {
        tries++;
        RunReport report = run(broken);
        int arrived = (int) Files.readString(target())
                .lines()
                .filter(line -> line.matches("\\d+,.*"))
                .count();
        lost += Math.max(0, COUNT - rejected - arrived);
        duplicated += Math.max(0, arrived - (COUNT - rejected));
        assertThat(report.balance().toString())
                .as("%s", Files.readString(folder.resolve("rejects.csv")))
                .startsWith("read=%d migrated=%d merged=0 excluded=0 rejected=%d "
                        .formatted(COUNT, COUNT - rejected, rejected));
        return Files.readString(folder.resolve("rejects.csv"));
    }

    void tell(int number, String kind) {
        FaultTable.add(number, kind, tries, lost, duplicated, 0);
        assertThat(lost + duplicated).isZero();
    }
}
