package dev.intact.examples.faults;

import dev.intact.examples.faults.FileFaultRuns.Passing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A program in which one call fails, of each operation each in turn: before it has done anything, or when it has done
 * all of it.
 */
final class FailingCalls implements Passing {
    private final @Nullable Operation failing;
    private final boolean afterwards;
    private final Map<Operation, Integer> seen = new EnumMap<>(Operation.class);
    private int left;
    private @Nullable Call failed;
    private boolean madeUpFor;

    /** Lets the call of that number fail, from 1; of no operation, it counts only. */
    FailingCalls(@Nullable Operation failing, int number, boolean afterwards) {
        this.failing = failing;
        this.left = number;
        this.afterwards = afterwards;
    }

    @Override
    public synchronized void before(Call call) throws IOException {
        seen.merge(call.operation(), 1, Integer::sum);
        if (call.operation() == failing && --left == 0 && !afterwards) {
            fail(call);
        }
    }

    @Override
    public synchronized void after(Call call) throws IOException {
        if (afterwards && left == 0 && failed == null && call.operation() == failing) {
            fail(call);
        }
        madeUpFor = madeUpFor || call.equals(failed);
    }

    /** {@return how often each operation was called} */
    synchronized Map<Operation, Integer> seen() {
        return new EnumMap<>(seen);
    }

    /** {@return whether the call has come, and failed} */
    synchronized boolean hasStruck() {
        return failed != null;
    }

    private void fail(Call call) throws IOException {
        failed = call;
        throw new IOException("Input/output error");
    }

    /** What was to be on the disk, or to have its name, is not; nobody has done it again. */
    @Override
    public synchronized boolean isHushedUp() {
        return failed != null
                && !afterwards
                && !madeUpFor
                && switch (failed.operation()) {
                    case FORCE, FORCE_DIRECTORY, MOVE, TRUNCATE, WRITE -> true;
                    case OPEN, DELETE -> false;
                };
    }

    @Override
    public String toString() {
        return String.valueOf(failed);
    }

    /** The folder, and how many calls of each operation are to fail at most. */
    public static void main(String... args) throws IOException {
        FileFaultRuns runs = FileFaultRuns.in(Path.of(args[0]));
        int most = Integer.parseInt(args[1]);
        FailingCalls counting = new FailingCalls(null, 0, false);
        runs.tried("no failure", counting);
        int tries = 0;
        for (Operation operation : counting.seen.keySet()) {
            int calls = counting.seen.get(operation);
            int step = Math.max(1, calls / most);
            for (int number = 1; number <= calls; number += step) {
                for (boolean afterwards : new boolean[] {false, true}) {
                    String what = "%s %d of %d failed%s".formatted(operation, number, calls, afterwards ? " late" : "");
                    runs.tried(what, new FailingCalls(operation, number, afterwards));
                    tries++;
                }
            }
        }
        System.out.println(counting.seen);
        System.out.println(runs.told(tries));
    }
}
