package dev.intact.examples.docs;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.ledger.Position;
import dev.intact.source.Cursor;
import dev.intact.source.Receiver;
import dev.intact.source.Source;
import dev.intact.source.Split;
import java.util.ArrayList;
import java.util.List;

/** All that a source hands over, as the samples of docs/csv.md look at it. */
final class CsvReading<S> implements Receiver<S> {
    final List<S> rows = new ArrayList<>();
    final List<String> unreadable = new ArrayList<>();
    final List<String> positions = new ArrayList<>();
    long counted;

    static <S> CsvReading<S> of(Source<S> source) {
        return of(source, source.splits(1).get(0), Position.start());
    }

    static <S> CsvReading<S> of(Source<S> source, Split split, Position after) {
        CsvReading<S> reading = new CsvReading<>();
        try (Cursor<S> cursor = source.open(split, after)) {
            while (cursor.next(reading)) {}
            reading.counted = cursor.count().orElseThrow();
        }
        return reading;
    }

    @Override
    public void record(Position position, S row) {
        rows.add(row);
        positions.add(position.token());
    }

    @Override
    public void unreadable(Position position, Key place, List<Problem> problems) {
        positions.add(position.token());
        problems.forEach(problem -> unreadable.add(place + " " + problem.message()));
    }
}
