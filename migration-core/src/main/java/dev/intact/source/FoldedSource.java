package dev.intact.source;

import dev.intact.convert.Fn;
import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.field.Schema;
import dev.intact.ledger.Fingerprint;
import dev.intact.ledger.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One record of each stretch of rows that have one key. */
record FoldedSource<A, S>(Source<A> rows, Schema<S> schema, SortKey<A> key, int atMost, Fn<List<A>, S> function)
        implements Source<S> {
    private static final int GAP = 0;
    private static final int LAST = 1;
    private static final int PLACE = 2;

    @Override
    public String name() {
        return rows.name();
    }

    @Override
    public Fingerprint fingerprint() {
        String how = String.format(Locale.ROOT, "is folded by %s, %,d rows at most", key.words(), atMost);
        return Facts.of(List.of(rows), how, schema, function);
    }

    /** One: a boundary between two parts of the rows could part what belongs together. */
    @Override
    public List<Split> splits(int parts) {
        return List.of(Split.whole());
    }

    @Override
    public Cursor<S> open(Split split, Position after) {
        String state = SteppedCursor.stateOf(after);
        return new Folding(state.isEmpty() ? List.of("", "", "") : StateText.parts(state), after);
    }

    @Override
    public String toString() {
        return "%s, folded by %s".formatted(rows, key.words());
    }

    /**
     * A step takes the rows of one key, and looks at the next row. Rows that cannot be read belong to it if it goes on
     * behind them; else they are records of their own, and so may belong to it or to the next: neither is made.
     */
    private final class Folding extends SteppedCursor<S> {
        private final Head<A> head;
        private final Order<A> order;
        private boolean gap;

        Folding(List<String> state, Position after) {
            super(rows.name(), after);
            this.gap = !state.get(GAP).isEmpty();
            SortValue last = key.parse(state.get(LAST));
            this.head = Head.of(rows, state.get(PLACE));
            this.order = new Order<>(head, key, last);
        }

        @Override
        String state() {
            return StateText.of(List.of(gap ? "!" : "", key.print(order.last()), head.state()));
        }

        @Override
        List<Head<?>> heads() {
            return List.of(head);
        }

        @Override
        @Nullable
        List<Made<S>> step() {
            if (head.isEnd()) {
                return null;
            }
            if (head.isUnreadable()) {
                gap = true;
                Made<S> unreadable = head.unreadable();
                head.pass();
                return List.of(unreadable);
            }
            SortValue value = order.next();
            return value == null ? List.of(withoutKey()) : fold(value);
        }

        private Made<S> withoutKey() {
            Key place = Key.ofPlace(name(), head.where());
            head.pass();
            return Made.unreadable(
                    place, Problem.of("has no key to be folded by").at(key.words()));
        }

        private List<Made<S>> fold(SortValue value) {
            if (value.isSame(order.last())) {
                throw Order.comesBack(head, key);
            }
            order.take(value);
            Stretch<A> stretch = Stretch.of(head, atMost, gap, () -> value.isSame(order.next()));
            List<Problem> problems = stretch.problems();
            gap = !stretch.behind().isEmpty();
            Key place = Key.ofPlace(name(), value.text());
            List<Made<S>> made = new ArrayList<>();
            made.add(
                    problems.isEmpty()
                            ? Made.by(() -> function.apply(stretch.records()), schema, place)
                            : new Made<>(null, place, problems));
            stretch.behind().forEach(unreadable -> made.add(unreadable.as()));
            return made;
        }
    }
}
