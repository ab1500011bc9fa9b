package dev.intact.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.ledger.Position;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class InMemorySourceProperties {
    record Item(int id) {}

    @Property
    void all_splits_together_hold_each_record_once(
            @ForAll List<Integer> ids, @ForAll @IntRange(min = 1, max = 8) int atMost) {
        InMemorySource<Item> source = source(ids);
        assertThat(source.splits(atMost)).hasSizeLessThanOrEqualTo(atMost);
        assertThat(Records.read(source, atMost))
                .isEqualTo(Records.read(source, 1))
                .isEqualTo(ids.stream().map(Item::new).toList());
    }

    @Property
    void a_split_opened_behind_any_position_yields_the_rest(
            @ForAll List<Integer> ids, @ForAll @IntRange(min = 1, max = 4) int atMost) {
        InMemorySource<Item> source = source(ids);
        for (Split split : source.splits(atMost)) {
            List<Item> all = read(source, split, Position.start());
            List<Position> positions;
            try (Cursor<Item> cursor = source.open(split, Position.start())) {
                positions = Records.positions(cursor);
                assertThat(cursor.count()).hasValue(all.size());
            }
            for (int i = 0; i < positions.size(); i++) {
                assertThat(read(source, split, positions.get(i))).isEqualTo(all.subList(i + 1, all.size()));
            }
        }
    }

    private static InMemorySource<Item> source(List<Integer> ids) {
        return InMemorySource.of(Item.class, ids.stream().map(Item::new).toList());
    }

    private static List<Item> read(Source<Item> source, Split split, Position after) {
        try (Cursor<Item> cursor = source.open(split, after)) {
            return Records.read(cursor);
        }
    }
}
