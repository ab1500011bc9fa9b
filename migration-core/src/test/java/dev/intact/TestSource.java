package dev.intact;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.field.Schema;
import dev.intact.ledger.Position;
import dev.intact.source.Cursor;
import dev.intact.source.InMemorySource;
import dev.intact.source.Receiver;
import dev.intact.source.Source;
import dev.intact.source.Split;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Records in memory, with troubles: it can fail at a record, and yield records that cannot be read at its end. */
record TestSource<S>(
        Source<S> inner,
        Map<String, List<Problem>> unreadable,
        long failsAfter,
        @Nullable Throwable failure,
        @Nullable RuntimeException onClose)
        implements Source<S> {

    static <S> TestSource<S> of(Class<S> type, List<S> records) {
        return new TestSource<>(InMemorySource.of(type, records), Map.of(), 0, null, null);
    }

    /** With one more record that cannot be read, behind the others of the first split. */
    TestSource<S> unreadable(String place, List<Problem> problems) {
        Map<String, List<Problem>> more = new LinkedHashMap<>(unreadable);
        more.put(place, problems);
        return new TestSource<>(inner, more, failsAfter, failure, onClose);
    }

    /** One that fails when so many records of a split were read. */
    TestSource<S> failing(long after, Throwable thrown) {
        return new TestSource<>(inner, unreadable, after, thrown, onClose);
    }

    /** One that fails when it is closed. */
    TestSource<S> failingToClose(RuntimeException thrown) {
        return new TestSource<>(inner, unreadable, failsAfter, failure, thrown);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // erased: a checked exception slips through
    private static <E extends Throwable> void throwUnchecked(Throwable thrown) throws E {
        throw (E) thrown;
    }

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public Schema<S> schema() {
        return inner.schema();
    }

    @Override
    public List<Split> splits(int atMost) {
        return inner.splits(atMost);
    }

    @Override
    public OptionalLong estimatedCount() {
        return inner.estimatedCount();
    }

    @Override
    public Cursor<S> open(Split split, Position after) {
        return new Troubled(inner.open(split, after), List.copyOf(unreadable.keySet()));
    }

    private final class Troubled implements Cursor<S> {
        private final Cursor<S> cursor;
        private final List<String> places;
        private int placesRead;
        private long read;

        Troubled(Cursor<S> cursor, List<String> places) {
            this.cursor = cursor;
            this.places = places;
        }

        @Override
        public boolean next(Receiver<? super S> receiver) {
            if (failure != null && read++ == failsAfter) {
                TestSource.<RuntimeException>throwUnchecked(failure);
            }
            if (cursor.next(receiver)) {
                return true;
            }
            if (placesRead == places.size()) {
                return false;
            }
            String place = places.get(placesRead++);
            receiver.unreadable(Position.of(place), Key.ofPlace(place), unreadable.getOrDefault(place, List.of()));
            return true;
        }

        @Override
        public OptionalLong count() {
            return OptionalLong.of(cursor.count().orElseThrow() + places.size());
        }

        @Override
        public void close() {
            cursor.close();
            if (onClose != null) {
                throw onClose;
            }
        }
    }
}
