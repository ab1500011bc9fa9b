package dev.intact.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class InMemoryPlacesTest {
    private static final InMemorySink<Row> SINK =
            InMemoryTarget.named("memory").sink("rows", Row.class).upsertOn(Row::id);

    record Row(int id, int value) {}

    /** Each number is a change: what is done, to which key. */
    @Property
    void changes_by_the_index_are_those_of_a_search(@ForAll @Size(max = 40) List<@IntRange(max = 29) Integer> script) {
        List<Object> searched = new ArrayList<>();
        List<Object> rows = new ArrayList<>();
        InMemoryPlaces places = new InMemoryPlaces(SINK, rows);
        for (int step = 0; step < script.size(); step++) {
            InMemoryChange change = change(script.get(step), step, rows);
            change.apply(searched);
            places.apply(change);

            assertThat(rows).isEqualTo(searched);
            for (int id = 0; id < 6; id++) {
                int there = InMemoryChange.place(SINK, searched, List.of(id));
                assertThat(places.find(List.of(id))).isEqualTo(there < 0 ? null : searched.get(there));
            }
        }
    }

    private static InMemoryChange change(int what, int step, List<Object> rows) {
        int id = what % 6;
        Row row = new Row(id, step);
        return switch (what / 6) {
            case 0 -> InMemoryChange.deleted(SINK, List.of(id));
            case 1 ->
                rows.isEmpty()
                        ? InMemoryChange.put(SINK, List.of(id), row)
                        : InMemoryChange.replaced(SINK, rows.get(step % rows.size()), row);
            case 2 ->
                rows.isEmpty()
                        ? InMemoryChange.put(SINK, List.of(id), row)
                        : InMemoryChange.removed(SINK, rows.get(step % rows.size()));
            default -> InMemoryChange.put(SINK, List.of(id), row);
        };
    }
}
