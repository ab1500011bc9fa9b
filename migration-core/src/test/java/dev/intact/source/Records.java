package dev.intact.source;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.ledger.Position;
import java.util.ArrayList;
import java.util.List;

/** Reads sources to their end. */
final class Records {
    private Records() {}

    static <S> List<S> read(Source<S> source, int splits) {
        List<S> records = new ArrayList<>();
        for (Split split : source.splits(splits)) {
            try (Cursor<S> cursor = source.open(split, Position.start())) {
                records.addAll(read(cursor));
            }
        }
        return records;
    }

    static <S> List<S> read(Cursor<S> cursor) {
        List<S> records = new ArrayList<>();
        drain(cursor, new Collector<>(records, new ArrayList<>()));
        return records;
    }

    static <S> List<Position> positions(Cursor<S> cursor) {
        List<Position> positions = new ArrayList<>();
        drain(cursor, new Collector<>(new ArrayList<>(), positions));
        return positions;
    }

    private static <S> void drain(Cursor<S> cursor, Collector<S> into) {
        boolean more = true;
        while (more) {
            more = cursor.next(into);
        }
    }

    private record Collector<S>(List<S> records, List<Position> positions) implements Receiver<S> {
        @Override
        public void record(Position position, S record) {
            records.add(record);
            positions.add(position);
        }

        @Override
        public void unreadable(Position position, Key place, List<Problem> problems) {
            throw new AssertionError(place + ": " + problems);
        }
    }
}
