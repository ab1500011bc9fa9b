package dev.intact.jdbc;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.ledger.Position;
import dev.intact.source.Cursor;
import dev.intact.source.Receiver;
import dev.intact.source.Source;
import dev.intact.source.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** All that a cursor hands over, in order. */
final class Reading<S> implements Receiver<S> {
    final List<S> records = new ArrayList<>();
    final List<Position> positions = new ArrayList<>();
    final List<String> unreadable = new ArrayList<>();
    OptionalLong count = OptionalLong.empty();

    static <S> Reading<S> of(Source<S> source) {
        return of(source, Split.whole(), Position.start());
    }

    static <S> Reading<S> of(Source<S> source, Split split, Position after) {
        Reading<S> reading = new Reading<>();
        try (Cursor<S> cursor = source.open(split, after)) {
            while (cursor.next(reading)) {
                // the receiver has it
            }
            reading.count = cursor.count();
        }
        return reading;
    }

    @Override
    public void record(Position position, S record) {
        positions.add(position);
        records.add(record);
    }

    @Override
    public void unreadable(Position position, Key place, List<Problem> problems) {
        positions.add(position);
        problems.forEach(problem -> unreadable.add(place + " " + problem.message()));
    }
}
