package dev.intact.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.sink.Output;
import dev.intact.sink.TargetRows;
import dev.intact.sink.TargetSession;
import dev.intact.sink.UnitOfWork;
import dev.intact.sink.Written;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefusalTest {
    private static final Item GOOD = new Item(2, "a", "b", 1L, BigDecimal.ONE, 1, 0.5, null, "A");

    record Item(
            long id,
            @Nullable String code,
            String part,
            @Nullable Long parentId,
            BigDecimal amount,
            @Nullable Integer tiny,
            double rate,
            @Nullable LocalDateTime at,
            @Nullable String list) {

        Item code(@Nullable String other) {
            return new Item(id, other, part, parentId, amount, tiny, rate, at, list);
        }

        Item amount(String other) {
            return new Item(id, code, part, parentId, new BigDecimal(other), tiny, rate, at, list);
        }
    }

    private final Db db = Db.with(
            "create table parent(id bigint primary key)",
            "insert into parent values (1)",
            "create table item(id bigint primary key, code varchar(5) not null, part varchar(5),"
                    + " parent_id bigint, amount numeric(6, 2), tiny tinyint, rate real, at timestamp(3),"
                    + " list enum('A', 'B'),"
                    + " constraint item_uq unique(code, part), constraint item_fk foreign key(parent_id) references parent,"
                    + " constraint positive check(amount > 0))",
            "insert into item(id, code, part) values (1, 'taken', 'p')");

    @AfterEach
    void close() {
        db.close();
    }

    private Problem refused(Item item) {
        JdbcSink<Item> items = JdbcTarget.of(db.connections()).table("item", Item.class);
        try (TargetSession session = items.target().open(List.of(Output.of(items, List.of())));
                UnitOfWork work = session.begin()) {
            Written written = work.write(List.of(TargetRows.of(Key.of(1)).and(items, item)));
            assertThat(written.inserted()).isZero();
            return written.refused().get(0);
        }
    }

    private String message(Item item) {
        return refused(item).message();
    }

    @Test
    void says_which_single_key_is_taken() {
        assertThat(message(new Item(1, "a", "b", 1L, BigDecimal.ONE, 1, 0.5, null, null)))
                .isEqualTo("id: has a value that is already there (rule: ITEM.ID unique)");
    }

    @Test
    void says_which_key_of_several_columns_is_taken() {
        assertThat(message(new Item(2, "taken", "p", 1L, BigDecimal.ONE, 1, 0.5, null, null)))
                .isEqualTo("has a value that is already there (rule: ITEM(CODE, PART) unique)");
    }

    @Test
    void says_which_reference_leads_nowhere() {
        assertThat(message(new Item(2, "a", "b", 9L, BigDecimal.ONE, 1, 0.5, null, null)))
                .isEqualTo("parentId: refers to a row that is not there (rule: ITEM.PARENT_ID references PARENT)");
    }

    @Test
    void says_what_must_have_a_value() {
        assertThat(message(GOOD.code(null)))
                .isEqualTo("code: has no value, but must have one (rule: ITEM.CODE not null)");
    }

    @Test
    void says_which_text_is_too_long() {
        assertThat(message(GOOD.code("sixsix"))).isEqualTo("code: is too long (rule: ITEM.CODE at most 5 characters)");
    }

    @Test
    void says_which_number_is_too_large() {
        assertThat(message(GOOD.amount("12345.67")))
                .isEqualTo("amount: is too large (rule: ITEM.AMOUNT NUMERIC(6, 2))");
        assertThat(message(new Item(2, "a", "b", 1L, BigDecimal.ONE, 1000, 0.5, null, null)))
                .isEqualTo("tiny: is too large (rule: ITEM.TINY TINYINT)");
    }

    @Test
    void says_which_check_is_broken() {
        assertThat(message(GOOD.amount("-1"))).isEqualTo("breaks a check of its table (rule: ITEM check POSITIVE)");
    }

    @Test
    void says_what_the_database_does_not_take_for_another_reason() {
        assertThat(message(new Item(2, "a", "b", 1L, BigDecimal.ONE, 1, 0.5, null, "Z")))
                .isEqualTo("does not fit its column (rule: ITEM, SQLState 22030)");
    }

    @Test
    void refuses_what_the_database_would_round_without_a_word() {
        assertThat(message(GOOD.amount("1.239")))
                .isEqualTo("amount: has more decimal places than its column keeps (rule: ITEM.AMOUNT NUMERIC(6, 2));"
                        + " round it in the mapping");
        assertThat(message(new Item(2, "a", "b", 1L, BigDecimal.ONE, 1, 0.123456789, null, null)))
                .isEqualTo("rate: has more digits than a float can hold (rule: ITEM.RATE REAL)");
        assertThat(message(new Item(
                        2,
                        "a",
                        "b",
                        1L,
                        BigDecimal.ONE,
                        1,
                        0.5,
                        LocalDateTime.parse("2024-01-01T00:00:00.0001"),
                        null)))
                .isEqualTo("at: has a finer fraction of a second than its column keeps (rule: ITEM.AT TIMESTAMP);"
                        + " truncate it in the mapping");
    }

    @Test
    void names_a_column_that_no_field_fills() {
        db.execute("delete from item", "alter table item add column must int not null");

        assertThat(message(GOOD)).isEqualTo("has no value, but must have one (rule: ITEM.MUST not null); map it");
    }

    @Test
    void takes_decimals_that_end_in_zeros() {
        JdbcSink<Item> items = JdbcTarget.of(db.connections()).table("item", Item.class);
        try (TargetSession session = items.target().open(List.of(Output.of(items, List.of())));
                UnitOfWork work = session.begin()) {
            assertThat(work.write(List.of(TargetRows.of(Key.of(1)).and(items, GOOD.amount("1.2300"))))
                            .inserted())
                    .isEqualTo(1);
        }
    }
}
