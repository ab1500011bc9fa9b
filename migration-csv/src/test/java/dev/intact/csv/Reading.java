package dev.intact.csv;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.ledger.Position;
import dev.intact.source.Cursor;
import dev.intact.source.Receiver;
import dev.intact.source.Source;
import dev.intact.source.Split;
import java.util.ArrayList;
import java.util.List;

/** All that a source hands over, and its independent count. */
final class Reading<S> implements Receiver<S> {
    final List<S> rows = new ArrayList<>();
    final List<String> rejected = new ArrayList<>();
    final List<Position> positions = new ArrayList<>();
    long count;

    static <S> Reading<S> all(Source<S> source) {
        Reading<S> all = new Reading<>();
        for (Split split : source.splits(1)) {
            all.read(source, split, Position.start());
        }
        return all;
    }

    void read(Source<S> source, Split split, Position after) {
        try (Cursor<S> cursor = source.open(split, after)) {
            while (cursor.next(this)) {}
            count += cursor.count().orElseThrow();
        }
    }

    @Override
    public void record(Position position, S record) {
        rows.add(record);
        positions.add(position);
    }

    @Override
    public void unreadable(Position position, Key place, List<Problem> problems) {
        positions.add(position);
        problems.forEach(problem -> rejected.add(place + " " + problem.message()));
    }
}
