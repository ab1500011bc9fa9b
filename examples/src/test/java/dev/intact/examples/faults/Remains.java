package dev.intact.examples.faults;

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
 */
record Remains(String balance, List<String> entries, List<String> rejects, List<String> archive) {
    private Stream<String> all() {
        return Stream.of(entries, rejects, archive).flatMap(List::stream);
    }

    /** {@return how many of the expected rows, rejects and archived records are not here} */
    long lostOf(Remains expected) {
        HashSet<String> there = new HashSet<>(all().toList());
        return expected.all().filter(line -> !there.contains(line)).count();
    }

    /** {@return how many rows, rejects and archived records are here more than once} */
    long doubled() {
        List<String> lines = all().toList();
        return lines.size() - new HashSet<>(lines).size();
    }
}
