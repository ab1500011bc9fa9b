package dev.intact.source;

import dev.intact.convert.Fn3;
import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.field.Schema;
import dev.intact.ledger.Fingerprint;
import dev.intact.ledger.Position;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The elements of lists as records; it is divided as the source of the lists is. */
record ExplodedSource<A, E, S>(
        Source<A> records,
        Schema<S> schema,
        String words,
        Explode.Elementary<A, E> elements,
        Fn3<A, E, Integer, S> function)
        implements Source<S> {

    @Override
    public String name() {
        return records.name();
    }

    @Override
    public Fingerprint fingerprint() {
        return Facts.of(List.of(records), "is exploded, " + words, schema, function);
    }

    @Override
    public List<Split> splits(int atMost) {
        return records.splits(atMost);
    }

    @Override
    public Cursor<S> open(Split split, Position after) {
        return new Exploding(Head.of(records, split, SteppedCursor.stateOf(after)), after);
    }

    @Override
    public String toString() {
        return "%s, %s".formatted(records, words);
    }

    /** A step takes one record. */
    private final class Exploding extends SteppedCursor<S> {
        private final Head<A> head;

        Exploding(Head<A> head, Position after) {
            super(records.name(), after);
            this.head = head;
        }

        @Override
        @Nullable
        List<Made<S>> step() {
            if (head.isEnd()) {
                return null;
            }
            if (head.isUnreadable()) {
                Made<S> unreadable = head.unreadable();
                head.pass();
                return List.of(unreadable);
            }
            String where = head.where();
            return explode(head.take(), where);
        }

        private List<Made<S>> explode(A record, String where) {
            List<Problem> problems = new ArrayList<>();
            List<E> found = elements.of(record, problems);
            if (!problems.isEmpty()) {
                return List.of(new Made<>(null, Key.ofPlace(name(), where), List.copyOf(problems)));
            }
            List<Made<S>> made = new ArrayList<>();
            for (E element : found == null ? List.<E>of() : found) {
                int number = made.size() + 1;
                Key place = Key.ofPlace(name(), "%s#%s".formatted(where, number));
                made.add(Made.by(() -> function.apply(record, element, number), schema, place));
            }
            return made;
        }

        @Override
        String state() {
            return head.state();
        }

        @Override
        List<Head<?>> heads() {
            return List.of(head);
        }
    }
}
