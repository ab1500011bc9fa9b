package dev.intact.examples.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * What the tests of this package provoked, kind by kind: printed when all of them have ended, with a last line that
 * adds up all kinds.
 */
public final class FaultTable implements TestExecutionListener {
    private static final TreeMap<Integer, Row> ROWS = new TreeMap<>();

    /** One kind of fault; sums over all tries. */
    private record Row(String kind, int tries, long lost, long duplicated, long leaks, List<String> notes) {
        Row and(Row more) {
            List<String> all = new ArrayList<>(notes);
            all.addAll(more.notes);
            return new Row(
                    kind,
                    tries + more.tries,
                    lost + more.lost,
                    duplicated + more.duplicated,
                    leaks + more.leaks,
                    List.copyOf(all));
        }
    }

    /**
     * Writes down what a test provoked; several tests of the same kind are added up.
     *
     * @param number the number of the kind, from 1
     * @param kind what went wrong, in a few words
     * @param tries how often it was provoked
     * @param lost keys that an uninterrupted run writes and this one did not
     * @param duplicated keys that were written more than once
     * @param leaks sensitive values that were found where they must not be
     * @param notes lines that are printed below the row
     */
    static synchronized void add(
            int number, String kind, int tries, long lost, long duplicated, long leaks, String... notes) {
        ROWS.merge(number, new Row(kind, tries, lost, duplicated, leaks, List.of(notes)), Row::and);
    }

    @Override
    public void testPlanExecutionFinished(TestPlan testPlan) {
        String printed = printed();
        if (!printed.isEmpty()) {
            System.out.print(printed);
        }
    }

    private static synchronized String printed() {
        if (ROWS.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(
                "%n%3s  %-44s %7s %6s %11s %6s%n".formatted("", "fault", "tries", "lost", "duplicated", "leaks"));
        ROWS.forEach((number, row) -> {
            text.append(String.format(
                    Locale.ROOT,
                    "%3d  %-44s %7d %6d %11d %6d%n",
                    number,
                    row.kind,
                    row.tries,
                    row.lost,
                    row.duplicated,
                    row.leaks));
            row.notes.forEach(note -> text.append("       ").append(note).append(System.lineSeparator()));
        });
        Row sum = ROWS.values().stream().reduce(new Row("", 0, 0, 0, 0, List.of()), Row::and);
        return text.append(String.format(
                        Locale.ROOT,
                        "faults: kinds=%d tries=%d lost=%d duplicated=%d leaks=%d%n",
                        ROWS.size(),
                        sum.tries,
                        sum.lost,
                        sum.duplicated,
                        sum.leaks))
                .toString();
    }
}
