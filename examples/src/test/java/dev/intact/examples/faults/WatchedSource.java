package dev.intact.examples.faults;

import dev.intact.field.Field;
import dev.intact.field.Schema;
import dev.intact.ledger.Fingerprint;
import dev.intact.ledger.Position;
import dev.intact.source.Cursor;
import dev.intact.source.Finder;
import dev.intact.source.Receiver;
import dev.intact.source.Source;
import dev.intact.source.Split;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A source that passes a {@link Points point} where a chunk's reading begins and ends, and at its end. */
record WatchedSource<S>(Source<S> source, int chunkSize) implements Source<S> {

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public Schema<S> schema() {
        return source.schema();
    }

    @Override
    public List<Split> splits(int atMost) {
        return source.splits(atMost);
    }

    @Override
    public OptionalLong estimatedCount() {
        return source.estimatedCount();
    }

    @Override
    public Fingerprint fingerprint() {
        return source.fingerprint();
    }

    @Override
    public boolean readsSince(Field field) {
        return source.readsSince(field);
    }

    @Override
    public Source<S> since(Field field, Object least) {
        return new WatchedSource<>(source.since(field, least), chunkSize);
    }

    @Override
    public Optional<Object> greatest(Field field) {
        return source.greatest(field);
    }

    @Override
    public boolean hasLastingPositions() {
        return source.hasLastingPositions();
    }

    @Override
    public boolean finds(List<Field> fields) {
        return source.finds(fields);
    }

    @Override
    public Finder<S> finder(List<Field> fields) {
        return source.finder(fields);
    }

    @Override
    public Cursor<S> open(Split split, Position after) {
        Points.pass("before opening the source");
        Cursor<S> cursor = source.open(split, after);
        return new Cursor<>() {
            private long read;

            @Override
            public boolean next(Receiver<? super S> receiver) {
                if (read % chunkSize == 0) {
                    Points.pass("before reading the first record of a chunk");
                }
                boolean found = cursor.next(receiver);
                read++;
                if (!found) {
                    Points.pass("at the end of the source");
                } else if (read % chunkSize == 0) {
                    Points.pass("after reading the last record of a chunk");
                }
                return found;
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
