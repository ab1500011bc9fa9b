package dev.intact.source;

import dev.intact.field.Schema;
import dev.intact.ledger.Position;
import java.util.List;
import java.util.OptionalLong;

/** A source that keeps its last record to itself, but counts it. */
record Losing<A>(Source<A> whole) implements Source<A> {
    @Override
    public String name() {
        return whole.name();
    }

    @Override
    public Schema<A> schema() {
        return whole.schema();
    }

    @Override
    public List<Split> splits(int atMost) {
        return List.of(Split.whole());
    }

    @Override
    public Cursor<A> open(Split split, Position after) {
        Cursor<A> cursor = whole.open(split, after);
        return new Cursor<>() {
            private long left = cursor.count().orElseThrow() - 1;

            @Override
            public boolean next(Receiver<? super A> receiver) {
                return left-- > 0 && cursor.next(receiver);
            }

            @Override
            public OptionalLong count() {
                return cursor.count();
            }

            @Override
            public void close() {
                cursor.close();
            }
        };
    }
}
