package dev.intact.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.ledger.Position;
import java.util.ArrayList;
import java.util.List;

/** What a source yields: records, and the places of those that cannot be read with what is wrong. */
record Outcomes<S>(List<Item<S>> items) {
    record Item<S>(Position position, List<S> record, String place, List<String> problems) {}

    static <S> Outcomes<S> of(Source<S> source) {
        return behind(source, Position.start());
    }

    /** Reads on behind a position, and makes sure that what was read is what is counted. */
    static <S> Outcomes<S> behind(Source<S> source, Position after) {
        List<Item<S>> items = new ArrayList<>();
        try (Cursor<S> cursor = source.open(source.splits(1).get(0), after)) {
            boolean more = true;
            while (more) {
                more = cursor.next(new Receiver<S>() {
                    @Override
                    public void record(Position position, S record) {
                        items.add(new Item<>(position, List.of(record), "", List.of()));
                    }

                    @Override
                    public void unreadable(Position position, Key place, List<Problem> problems) {
                        items.add(new Item<>(
                                position,
                                List.of(),
                                place.text(),
                                problems.stream().map(Problem::message).toList()));
                    }
                });
            }
            assertThat(cursor.count()).hasValue(items.size());
        }
        return new Outcomes<>(items);
    }

    /** Makes sure that reading can go on behind each record, and yields and counts the rest. */
    static <S> Outcomes<S> resumable(Source<S> source) {
        Outcomes<S> whole = of(source);
        for (int i = 0; i < whole.items.size(); i++) {
            assertThat(behind(source, whole.items.get(i).position()).items)
                    .as("what stands behind %s", whole.items.get(i))
                    .isEqualTo(whole.items.subList(i + 1, whole.items.size()));
        }
        assertThat(whole.items.stream().map(Item::position)).doesNotHaveDuplicates();
        return whole;
    }

    List<S> records() {
        return items.stream().flatMap(item -> item.record().stream()).toList();
    }

    /** Each that cannot be read: its place, then what is wrong. */
    List<String> unreadable() {
        return items.stream()
                .filter(item -> item.record().isEmpty())
                .map(item -> item.place() + " " + String.join(" / ", item.problems()))
                .toList();
    }
}
