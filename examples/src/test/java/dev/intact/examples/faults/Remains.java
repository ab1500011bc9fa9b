package dev.intact.examples.faults;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a run leaves behind, by which two runs are compared.
 *
 * @param balance what it reports of its records, and how many rows it wrote
 * @param entries the rows of the target
 * @param rejects the list of rejects, line by line
 * @param archive the archive, line by line
 * @param files the names of all files that were written, but for those of a database
 */
record Remains(String balance, List<String> entries, List<String> rejects, List<String> archive, List<String> files) {
    private Stream<String> all() {
        return Stream.of(entries, rejects, archive).flatMap(List::stream);
    }

    /** {@return what is other than expected, in a few lines; empty if nothing is} */
    List<String> differencesFrom(Remains expected) {
        List<String> differences = new ArrayList<>();
        if (!balance.equals(expected.balance)) {
            differences.add("says %s, not %s".formatted(balance, expected.balance));
        }
        add("entries", entries, expected.entries, differences);
        add("rejects", rejects, expected.rejects, differences);
        add("archive", archive, expected.archive, differences);
        add("files", files, expected.files, differences);
        return differences;
    }

    private static void add(String what, List<String> found, List<String> expected, List<String> differences) {
        if (!found.equals(expected)) {
            List<String> more = new ArrayList<>(found);
            expected.forEach(more::remove);
            List<String> fewer = new ArrayList<>(expected);
            found.forEach(fewer::remove);
            differences.add("%s: %d, not %d; %d more: %s; %d fewer: %s"
                    .formatted(
                            what,
                            found.size(),
                            expected.size(),
                            more.size(),
                            more.subList(0, Math.min(5, more.size())),
                            fewer.size(),
                            fewer.subList(0, Math.min(5, fewer.size()))));
        }
    }

    /** {@return the same without archive and files} */
    Remains rowsAndRejects() {
        return new Remains(balance, entries, rejects, List.of(), List.of());
    }

    /** {@return how many of the expected rows, rejects and archived records are not here} */
    long lostOf(Remains expected) {
        HashSet<String> there = new HashSet<>(all().toList());
        return expected.all().filter(line -> !there.contains(line)).count();
    }

    /** {@return how many rows, rejects and archived records are here more than once} */
    long doubled() {
        List<String> lines = all().toList();
        return (long) lines.size() - new HashSet<>(lines).size();
    }
}
