package dev.intact.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.ledger.Position;
import dev.intact.source.Split;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JdbcSourceContractTest {
    private static final int ROWS = 25;
    private static final Db DB = Db.with(
            "create table item(id bigint primary key, amount numeric(9,2) unique, code varchar(20) unique, ref uuid unique,"
                    + " at timestamp unique, heap int)",
            "insert into item select x * 3, x / 4.0 - 2, case x when 1 then '' else 'k' || x end, random_uuid(),"
                    + " timestamp '2024-01-01 00:00:00' + x * interval '1' hour, mod(x, 5)"
                    + " from system_range(1, " + ROWS + ")",
            "create table heap(heap int, code varchar(20))",
            "insert into heap select heap, code from item order by ref");

    record Item(long id, BigDecimal amount, String code, UUID ref, LocalDateTime at) {}

    record Loose(int heap, String code) {}

    static Stream<Arguments> sources() {
        JdbcSource<Item> items = JdbcSource.table(DB.connections(), "item", Item.class);
        JdbcSource<Item> query = JdbcSource.query(
                DB.connections(), "query", "select * from item where id > 0 order by id desc", Item.class);
        return Stream.of(
                Arguments.of("by cursor", items),
                Arguments.of("by small fetches", items.fetchSize(3)),
                Arguments.of("by id", items.pagedBy(Item::id).pageSize(4)),
                Arguments.of(
                        "by pages that end with the rows",
                        items.pagedBy(Item::id).pageSize(5)),
                Arguments.of("by decimal", items.pagedBy(Item::amount).pageSize(4)),
                Arguments.of("by text", items.pagedBy(Item::code).pageSize(4)),
                Arguments.of("by uuid", items.pagedBy(Item::ref).pageSize(4)),
                Arguments.of("by time", items.pagedBy(Item::at).pageSize(4)),
                Arguments.of("query", query),
                Arguments.of("query by id", query.pagedBy(Item::id).pageSize(4)),
                Arguments.of("no key", JdbcSource.table(DB.connections(), "heap", Loose.class)));
    }

    @AfterAll
    static void close() {
        DB.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sources")
    void yields_the_same_records_in_the_same_order_each_time(String name, JdbcSource<?> source) {
        Reading<?> first = Reading.of(source);
        Reading<?> second = Reading.of(Travel.of(source));

        assertThat(first.records).hasSize(ROWS).isEqualTo(second.records);
        assertThat(first.positions).doesNotHaveDuplicates().isEqualTo(second.positions);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sources")
    void opens_behind_each_position_and_counts_what_stands_there(String name, JdbcSource<?> source) {
        Reading<?> all = Reading.of(source);

        for (int i = 0; i < ROWS; i++) {
            Reading<?> rest = Reading.of(source, Split.whole(), all.positions.get(i));

            assertThat(rest.records).isEqualTo(all.records.subList(i + 1, ROWS));
            assertThat(rest.positions).isEqualTo(all.positions.subList(i + 1, ROWS));
            assertThat(rest.count).hasValue(ROWS - i - 1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sources")
    void divides_into_splits_that_together_hold_each_record_once(String name, JdbcSource<?> source) {
        List<Object> united = new ArrayList<>();
        long counted = 0;
        for (Split split : source.splits(4)) {
            Reading<?> read = Reading.of(source, Split.of(split.id()), Position.start());
            united.addAll(read.records);
            counted += read.count.orElseThrow();
        }

        assertThat(united).containsExactlyInAnyOrderElementsOf(Reading.of(source).records);
        assertThat(counted).isEqualTo(ROWS);
        assertThat(source.splits(1)).containsExactly(Split.whole());
    }
}
