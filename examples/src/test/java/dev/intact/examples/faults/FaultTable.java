package dev.intact.examples.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * What the tests of this package provoked, fault by fault, and in which work: printed when all of them have ended, with
 * a last line that adds up all kinds. A fault in a run, a replay, an undo and a further run is four kinds.
 */
public final class FaultTable implements TestExecutionListener {
    private static final SortedMap<Integer, Row> ROWS = new TreeMap<>();

    /** One fault; how often it was provoked in each work, and sums over all tries. */
    private record Row(
            String fault,
            SortedMap<UnderWay, Integer> tries,
            long lost,
            long duplicated,
            long leaks,
            List<String> notes) {
        Row and(Row more) {
            SortedMap<UnderWay, Integer> sum = new TreeMap<>(tries);
            more.tries.forEach((underWay, times) -> sum.merge(underWay, times, Integer::sum));
            List<String> all =
                    Stream.concat(notes.stream(), more.notes.stream()).toList();
            return new Row(fault, sum, lost + more.lost, duplicated + more.duplicated, leaks + more.leaks, all);
        }

        @Override
        public String toString() {
            String each = Stream.of(UnderWay.values())
                    .map(underWay -> "%11s".formatted(tries.containsKey(underWay) ? tries.get(underWay) : "-"))
                    .collect(Collectors.joining(" "));
            return "%-44s %s %6s %10s %6s".formatted(fault, each, lost, duplicated, leaks);
        }
    }

    /**
     * Writes down what a test provoked in a first run; several tests of the same fault are added up.
     *
     * @param number the number of the fault, from 1
     * @param fault what went wrong, in a few words
     * @param tries how often it was provoked
     * @param lost keys that an uninterrupted run writes and this one did not
     * @param duplicated keys that were written more than once
     * @param leaks sensitive values that were found where they must not be
     * @param notes lines that are printed below the row
     */
    static void add(int number, String fault, int tries, long lost, long duplicated, long leaks, String... notes) {
        add(number, UnderWay.RUN, fault, tries, lost, duplicated, leaks, notes);
    }

    /** Writes down what a test provoked in a work; those of the same fault are added up. */
    static synchronized void add(
            int number,
            UnderWay underWay,
            String fault,
            int tries,
            long lost,
            long duplicated,
            long leaks,
            String... notes) {
        SortedMap<UnderWay, Integer> times = new TreeMap<>();
        times.put(underWay, tries);
        ROWS.merge(number, new Row(fault, times, lost, duplicated, leaks, List.of(notes)), Row::and);
    }

    @Override
    public void testPlanExecutionFinished(TestPlan testPlan) {
        printed().forEach(System.out::println);
    }

    private static synchronized List<String> printed() {
        List<String> lines = new ArrayList<>();
        if (!ROWS.isEmpty()) {
            String works = Stream.of(UnderWay.values()).map("%11s"::formatted).collect(Collectors.joining(" "));
            lines.add("");
            lines.add("    %-44s %s %6s %10s %6s"
                    .formatted("tries of a fault in a", works, "lost", "duplicated", "leaks"));
            ROWS.forEach((number, row) -> {
                lines.add("%3s %s".formatted(number, row));
                row.notes.forEach(note -> lines.add("       " + note));
            });
            lines.add(sum());
        }
        return lines;
    }

    private static String sum() {
        Row sum = ROWS.values().stream().reduce(new Row("", new TreeMap<>(), 0, 0, 0, List.of()), Row::and);
        return String.format(
                Locale.ROOT,
                "faults: kinds=%s tries=%s lost=%s duplicated=%s leaks=%s",
                ROWS.values().stream().mapToInt(row -> row.tries.size()).sum(),
                sum.tries.values().stream().mapToInt(Integer::intValue).sum(),
                sum.lost,
                sum.duplicated,
                sum.leaks);
    }
}
