package dev.intact.testkit;

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

/**
 * What a split yields, from a position to its end.
 *
 * @param items the records, and the problems in place of unreadable ones, in the order of reading
 * @param count what the cursor itself counts at the end
 */
record Reading(List<Item> items, OptionalLong count) {
    /** One record: where it stands, and its values or what is wrong with it. */
    record Item(Position position, Object content) {}

    /** Stands in the place of a record that cannot be read. */
    record Unreadable(Key place, List<Problem> problems) {}

    static <S> Reading of(Source<S> source, Split split, Position after) {
        List<Item> items = new ArrayList<>();
        try (Cursor<S> cursor = source.open(split, after)) {
            while (step(source, cursor, items)) {
                // until the end
            }
            return new Reading(List.copyOf(items), cursor.count());
        }
    }

    static <S> Reading whole(Source<S> source, Split split) {
        return of(source, split, Position.start());
    }

    /** All records of these splits, split after split. */
    static <S> List<Object> contents(Source<S> source, List<Split> splits) {
        return splits.stream()
                .flatMap(split -> whole(source, split).contents().stream())
                .toList();
    }

    /**
     * Reads one record.
     *
     * @throws AssertionError if the cursor does not call its receiver exactly once for a record, and never at the end
     */
    static <S> boolean step(Source<S> source, Cursor<S> cursor, List<Item> into) {
        int before = into.size();
        boolean more = cursor.next(new Receiver<S>() {
            @Override
            public void record(Position position, S record) {
                into.add(new Item(position, Values.of(source.schema(), record)));
            }

            @Override
            public void unreadable(Position position, Key place, List<Problem> problems) {
                into.add(new Item(position, new Unreadable(place, problems)));
            }
        });
        int calls = into.size() - before;
        if (calls != (more ? 1 : 0)) {
            throw new AssertionError("next() answered %s, but called the receiver %s times".formatted(more, calls));
        }
        return more;
    }

    List<Object> contents() {
        return items.stream().map(Item::content).toList();
    }

    List<Position> positions() {
        return items.stream().map(Item::position).toList();
    }
}
