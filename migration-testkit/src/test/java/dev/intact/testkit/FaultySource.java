package dev.intact.testkit;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.field.Schema;
import dev.intact.ledger.Position;
import dev.intact.source.Cursor;
import dev.intact.source.InMemorySource;
import dev.intact.source.Receiver;
import dev.intact.source.Source;
import dev.intact.source.Split;
import java.util.List;
import java.util.OptionalLong;

/** A source in memory of which one thing is overridden, and thereby wrong. */
class FaultySource implements Source<Sample> {
    final Source<Sample> inner;

    FaultySource(List<Sample> records) {
        this.inner = InMemorySource.of(Sample.class, records);
    }

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public Schema<Sample> schema() {
        return inner.schema();
    }

    @Override
    public List<Split> splits(int atMost) {
        return inner.splits(atMost);
    }

    @Override
    public Cursor<Sample> open(Split split, Position after) {
        return inner.open(split, after);
    }

    /** A cursor of which one thing is overridden. */
    static class FaultyCursor implements Cursor<Sample> {
        private final Cursor<Sample> inner;

        FaultyCursor(Cursor<Sample> inner) {
            this.inner = inner;
        }

        @Override
        public boolean next(Receiver<? super Sample> receiver) {
            return inner.next(receiver);
        }

        @Override
        public OptionalLong count() {
            return inner.count();
        }

        @Override
        public void close() {
            inner.close();
        }
    }

    /** Hands a record on, changed. */
    interface Change {
        void record(Receiver<? super Sample> receiver, Position position, Sample record);
    }

    static Cursor<Sample> changed(Cursor<Sample> cursor, Change change) {
        return new FaultyCursor(cursor) {
            @Override
            public boolean next(Receiver<? super Sample> receiver) {
                return super.next(new Receiver<Sample>() {
                    @Override
                    public void record(Position position, Sample record) {
                        change.record(receiver, position, record);
                    }

                    @Override
                    public void unreadable(Position position, Key place, List<Problem> problems) {
                        receiver.unreadable(position, place, problems);
                    }
                });
            }
        };
    }
}
