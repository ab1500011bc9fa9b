package dev.intact.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.field.Column;
import dev.intact.field.Row;
import dev.intact.field.Schema;
import dev.intact.field.Table;
import dev.intact.ledger.Position;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InMemorySourceTest {
    record Item(int id) {}

    interface Items {}

    private static final InMemorySource<Item> SOURCE =
            InMemorySource.of(Item.class, List.of(new Item(1), new Item(2), new Item(3)));

    @Test
    void is_named_by_its_record_or_table() {
        assertThat(SOURCE.name()).isEqualTo("Item");
        assertThat(SOURCE.schema()).isSameAs(Schema.of(Item.class));
        Table<Items> table = Table.of("items", Column.<Items, Long>of("id", Long.class));
        InMemorySource<Row<Items>> rows = InMemorySource.of(table, List.of(table.row(Map.of("id", 1L))));
        assertThat(rows.name()).isEqualTo("items");
        assertThat(Records.read(rows, 1)).hasSize(1);
    }

    @Test
    void counts_what_stands_behind_a_position() {
        Split whole = SOURCE.splits(1).get(0);
        try (Cursor<Item> cursor = SOURCE.open(whole, Position.of("1"))) {
            assertThat(Records.read(cursor)).containsExactly(new Item(2), new Item(3));
            assertThat(cursor.count()).hasValue(2);
        }
    }

    @Test
    void reads_nothing_more_once_it_is_closed() {
        Cursor<Item> cursor = SOURCE.open(SOURCE.splits(1).get(0), Position.start());
        cursor.close();
        assertThat(Records.read(cursor)).isEmpty();
    }

    @Test
    void has_one_split_even_when_it_is_empty() {
        InMemorySource<Item> empty = InMemorySource.of(Item.class, List.of());
        assertThat(empty.splits(4)).hasSize(1);
        assertThat(Records.read(empty, 4)).isEmpty();
    }
}
