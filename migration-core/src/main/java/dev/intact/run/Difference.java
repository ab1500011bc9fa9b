package dev.intact.run;

import dev.intact.run.RowDifference.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run would do to its targets, row by row: made to be read before it runs, and to be attached to the change that
 * is asked for. Sensitive values are masked. Of rows that would not change only the number is told, and of many rows
 * the first are listed; all are counted. Immutable and thread-safe.
 */
public final class Difference {
    private final RunReport report;
    private final ArrayList<RowDifference> rows;
    private final Map<String, Map<Kind, Long>> counts = new LinkedHashMap<>();

    private Difference(RunReport report, List<RowDifference> rows, Map<String, Map<Kind, Long>> counts) {
        this.report = report;
        this.rows = new ArrayList<>(rows);
        counts.forEach((move, its) -> {
            EnumMap<Kind, Long> copy = new EnumMap<>(Kind.class);
            copy.putAll(its);
            this.counts.put(move, Collections.unmodifiableMap(copy));
        });
    }

    /**
     * What a dry run found.
     *
     * @param report the report of the dry run
     * @param rows the rows that are listed, in the order in which they were found
     * @param counts for each move, how many rows there are of each kind, those that are not listed included
     * @return the difference
     */
    public static Difference of(RunReport report, List<RowDifference> rows, Map<String, Map<Kind, Long>> counts) {
        return new Difference(report, rows, counts);
    }

    /** {@return the report of the dry run, with its balance} */
    public RunReport report() {
        return report;
    }

    /** {@return the rows that are listed, move by move, in the order of reading} */
    public List<RowDifference> rows() {
        return List.copyOf(rows);
    }

    /** {@return the names of the moves that have read records, in their order} */
    public List<String> moves() {
        return List.copyOf(counts.keySet());
    }

    /**
     * Counts.
     *
     * @param move the name of a move
     * @param kind what would be done
     * @return how many rows, or records that become none
     */
    public long count(String move, Kind kind) {
        return counts.getOrDefault(move, Map.of()).getOrDefault(kind, 0L);
    }

    /**
     * Counts over all moves.
     *
     * @param kind what would be done
     * @return how many rows, or records that become none
     */
    public long count(Kind kind) {
        return counts.keySet().stream().mapToLong(move -> count(move, kind)).sum();
    }

    /** {@return how many rows would be listed, but for the limit} */
    public long notListed() {
        long listable = counts.values().stream()
                .flatMap(its -> its.entrySet().stream())
                .filter(entry -> entry.getKey() != Kind.UNCHANGED && entry.getKey() != Kind.NOT_WRITTEN)
                .mapToLong(Map.Entry::getValue)
                .sum();
        return Math.max(0, listable - rows.size());
    }

    /**
     * Writes the rows as CSV of RFC 4180, in UTF-8: a line per field that would change, and at least one per row. What
     * is not listed is told in a last line.
     *
     * @param file the file, which is made or replaced, for its owner alone to read
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public void writeCsv(Path file) {
        DifferenceFile.write(file, DifferenceCsv.of(this));
    }

    /**
     * Writes the difference as one HTML page, which needs nothing beside it.
     *
     * @param file the file, which is made or replaced, for its owner alone to read
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public void writeHtml(Path file) {
        DifferenceFile.write(file, DifferenceHtml.of(this));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("difference of ").append(report.migration());
        counts.forEach((move, its) -> {
            text.append("\n  ").append(move).append(':');
            its.forEach((kind, count) ->
                    text.append(' ').append(kind.words()).append('=').append(count));
        });
        return text.toString();
    }
}
