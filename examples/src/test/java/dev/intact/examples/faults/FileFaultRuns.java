package dev.intact.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.Migrator;
import dev.intact.csv.CsvSink;
import dev.intact.examples.faults.Things.Thing;
import dev.intact.run.RunFailedException;
import dev.intact.run.RunReport;
import dev.intact.sink.Rejected;
import dev.intact.sink.Sink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/** Runs that write a file, and a list of rejects beside it, while something goes wrong with files; and then again. */
final class FileFaultRuns {
    private static final int THINGS = 200;
    private static final int MOST_STARTS = 4;
    private static final String OLD = "what was there before\n";

    private final Path parent;
    private final List<String> expected;
    private long lost;
    private long doubled;
    private int failed;

    private FileFaultRuns(Path parent, List<String> expected) {
        this.parent = parent;
        this.expected = expected;
    }

    /** Runs without a fault, in a folder of its own. */
    static FileFaultRuns in(Path parent) throws IOException {
        Path folder = Files.createTempDirectory(parent, "sound");
        Files.writeString(folder.resolve("things.csv"), OLD);
        RunReport unused = run(folder);
        List<String> lines = lines(folder);
        assertThat(lines).hasSize(1 + THINGS - 4 + 1 + 4);
        return new FileFaultRuns(parent, lines);
    }

    static RunReport run(Path folder) {
        Sink<Thing> things = CsvSink.of(folder.resolve("things.csv"), Thing.class)
                .replacing()
                .build();
        Sink<Rejected> rejects = CsvSink.of(folder.resolve("rejects.csv"), Rejected.class)
                .replacing()
                .build();
        return Migrator.with(Things.options().rejectsInto(rejects)).run(Things.into(things, THINGS));
    }

    private static List<String> lines(Path folder) throws IOException {
        return Stream.concat(
                        Files.readAllLines(folder.resolve("things.csv")).stream(),
                        Files.readAllLines(folder.resolve("rejects.csv")).stream())
                .toList();
    }

    /** A fault that knows how to be put right. */
    interface Passing extends FileFault {
        /** {@return whether what went wrong is unknown to the caller, although the run says that it is complete} */
        default boolean isHushedUp() {
            return false;
        }
    }

    /** Runs with a fault until it is complete; each failure puts things right. */
    void tried(String what, Passing fault) throws IOException {
        Path folder = Files.createTempDirectory(parent, "faulty");
        Path file = folder.resolve("things.csv");
        Files.writeString(file, OLD);
        FaultyFileSystem.set(fault);
        for (int starts = 1; !isComplete(folder, what, fault); starts++) {
            FaultyFileSystem.clear();
            assertThat(starts).as(what).isLessThan(MOST_STARTS);
            failed++;
        }
        FaultyFileSystem.clear();
        List<String> found = lines(folder);
        HashSet<String> there = new HashSet<>(found);
        lost += expected.stream().filter(line -> !there.contains(line)).count();
        doubled += found.size() - there.size();
        assertThat(found).as(what).isEqualTo(expected);
    }

    private static boolean isComplete(Path folder, String what, Passing fault) throws IOException {
        try {
            RunReport unused = run(folder);
            assertThat(FaultyFileSystem.fault() == fault && fault.isHushedUp())
                    .as("%s, and yet the run is complete: %s", what, fault)
                    .isFalse();
            return true;
        } catch (RunFailedException e) {
            FaultyFileSystem.clear();
            assertThat(e).as(what).hasMessageContaining("; check ").hasMessageContaining(folder.toString());
            Path file = folder.resolve("things.csv");
            boolean moved = !Files.exists(file) || !Files.readString(file).equals(OLD);
            assertThat(moved && !isWhole(file))
                    .as("%s: neither the old file nor the new one", what)
                    .isFalse();
            return false;
        }
    }

    private static boolean isWhole(Path file) throws IOException {
        return Files.exists(file) && Files.readAllLines(file).size() == 1 + THINGS - 4;
    }

    /** Says what was done, for the process that has started this one. */
    String told(int tries) {
        return "%d %d %d %d".formatted(tries, lost, doubled, failed);
    }
}
