package dev.intact.source;

import dev.intact.ledger.Position;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of those of other cursors, step by step. A step begins in a state, from which it can be made again, and
 * yields records, often one. So a position behind the last of them is the state that the step ended in; behind an
 * earlier one it is the state that the step began in, and how many records are to be passed by.
 */
abstract class SteppedCursor<S> implements Cursor<S> {
    private static final char MARK = '@';

    private final String name;
    private final Deque<Made<S>> waiting = new ArrayDeque<>();
    private String began = "";
    private int handed;
    private int toPass;
    private long made;
    private boolean closed;

    SteppedCursor(String name, Position after) {
        this.name = name;
        this.toPass = after.isStart() ? 0 : Integer.parseInt(after.token(), 0, mark(after), 10);
    }

    /** {@return the state to open the other cursors in; empty for the start} */
    static String stateOf(Position after) {
        return after.isStart() ? "" : after.token().substring(mark(after) + 1);
    }

    private static int mark(Position position) {
        int mark = position.token().indexOf(MARK);
        if (mark < 1) {
            throw new IllegalArgumentException("no position of this source");
        }
        return mark;
    }

    /** {@return what the next step makes, which may be nothing; null at the end} */
    abstract @Nullable List<Made<S>> step();

    /** {@return where the next step begins} */
    abstract String state();

    /** {@return the cursors that are read} */
    abstract List<Head<?>> heads();

    @Override
    public final boolean next(Receiver<? super S> receiver) {
        while (!closed && waiting.isEmpty()) {
            began = state();
            List<Made<S>> units = step();
            if (units == null) {
                return false;
            }
            take(units);
        }
        Made<S> unit = waiting.poll();
        if (closed || unit == null) {
            return false;
        }
        handed++;
        boolean isLast = waiting.isEmpty();
        unit.hand(Position.of((isLast ? "0" : handed) + "@" + (isLast ? state() : began)), receiver);
        return true;
    }

    private void take(List<Made<S>> units) {
        if (toPass > 0 && toPass >= units.size()) {
            throw new SourceException(
                    "%s has changed since: there is no such place any more; restore it, or begin anew".formatted(name));
        }
        waiting.addAll(units.subList(toPass, units.size()));
        made += waiting.size();
        handed = toPass;
        toPass = 0;
    }

    /** Counts what was made, and what the other cursors have counted beyond what was read of them. */
    @Override
    public final OptionalLong count() {
        long count = made;
        for (Head<?> head : heads()) {
            OptionalLong miscounted = head.miscounted();
            if (miscounted.isEmpty()) {
                return miscounted;
            }
            count += miscounted.getAsLong();
        }
        return OptionalLong.of(count);
    }

    @Override
    public final void close() {
        closed = true;
        try {
            Heads.close(heads());
        } finally {
            release();
        }
    }

    /** Releases what is held beside the heads. */
    void release() {
        // most hold nothing
    }
}
