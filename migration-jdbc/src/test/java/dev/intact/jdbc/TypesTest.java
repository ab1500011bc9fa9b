package dev.intact.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.field.Key;
import dev.intact.sink.Output;
import dev.intact.sink.TargetException;
import dev.intact.sink.TargetRows;
import dev.intact.sink.TargetSession;
import dev.intact.sink.UnitOfWork;
import dev.intact.sink.Written;
import dev.intact.source.SourceException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values come back as they were written. */
class TypesTest {
    enum Stage {
        LEAD,
        CUSTOMER
    }

    record Everything(
            int id,
            @Nullable String text,
            @Nullable String clob,
            @Nullable Long number,
            @Nullable Double ratio,
            @Nullable Boolean flag,
            @Nullable Stage stage,
            @Nullable UUID ref,
            @Nullable LocalDate onDay,
            @Nullable LocalTime atTime,
            @Nullable LocalDateTime local,
            @Nullable Instant seen,
            @Nullable OffsetDateTime sent) {}

    record Own(
            int id,
            @Nullable Stage stage,
            @Nullable String doc,
            @Nullable String docb,
            @Nullable String mail,
            @Nullable String code,
            @Nullable BigDecimal amount,
            @Nullable Float small) {}

    private static <T> Written write(JdbcSink<T> sink, List<T> rows) {
        try (TargetSession session = sink.target().open(List.of(Output.of(sink, List.of())));
                UnitOfWork work = session.begin()) {
            List<TargetRows> records = new ArrayList<>();
            rows.forEach(
                    row -> records.add(TargetRows.of(Key.of(records.size())).and(sink, row)));
            Written written = work.write(records);
            assertThat(work.commit(Samples.chunk()).isApplied()).isTrue();
            return written;
        }
    }

    private static List<Everything> everything() {
        LocalDateTime gap = LocalDateTime.parse("2024-03-31T02:30:00.123456"); // does not exist in Europe/Berlin
        return List.of(
                new Everything(1, null, null, null, null, null, null, null, null, null, null, null, null),
                new Everything(
                        2,
                        "a'b\"\\ é\uD83D\uDE00",
                        "long ".repeat(20_000),
                        Long.MIN_VALUE,
                        0.1 + 0.2,
                        true,
                        Stage.CUSTOMER,
                        UUID.nameUUIDFromBytes("x".getBytes(StandardCharsets.UTF_8)),
                        LocalDate.of(1582, 10, 10),
                        LocalTime.of(23, 59, 59),
                        gap,
                        Instant.parse("2024-10-27T00:30:00.654321Z"),
                        OffsetDateTime.of(2024, 10, 27, 2, 30, 0, 0, ZoneOffset.UTC)),
                new Everything(
                        3,
                        "",
                        "",
                        0L,
                        -0.5,
                        false,
                        Stage.LEAD,
                        new UUID(0, 0),
                        LocalDate.of(9999, 12, 31),
                        LocalTime.MIDNIGHT,
                        LocalDateTime.of(1900, 1, 1, 0, 0),
                        Instant.EPOCH,
                        OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC)));
    }

    /** MariaDB has no time with a zone: the next test is about the others. */
    @ParameterizedTest
    @EnumSource(value = Db.Product.class, mode = EnumSource.Mode.EXCLUDE, names = "MARIADB")
    void come_back_whatever_the_zone_of_the_jvm(Db.Product product) {
        TimeZone before = TimeZone.getDefault();
        try (Db db = product.with("create table everything(id int primary key, text varchar(99), clob "
                + (product == Db.Product.H2 ? "clob" : "text") + ", number bigint, ratio double precision,"
                + " flag boolean, stage varchar(9), ref uuid, on_day date, at_time time, local timestamp(9),"
                + " seen timestamp(9) with time zone, sent timestamp(9) with time zone)")) {
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
            JdbcSink<Everything> sink = JdbcTarget.of(db.connections()).table("everything", Everything.class);
            Written written = write(sink, everything());
            assertThat(written.refused().values().stream().map(dev.intact.field.Problem::message))
                    .isEmpty();
            assertThat(written).hasToString("inserted=3 updated=0 unchanged=0 refused=0");

            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
            Reading<Everything> reading =
                    Reading.of(JdbcSource.table(db.connections(), "everything", Everything.class));
            assertThat(reading.unreadable).isEmpty();
            assertThat(reading.records).isEqualTo(everything());
            assertThat(write(sink.upsertOn(Everything::id), everything()))
                    .hasToString("inserted=0 updated=0 unchanged=3 refused=0");
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void types_of_postgres_own_are_written_and_read() {
        try (Db db = Db.Product.POSTGRES.open()) {
            db.execute(
                    "create extension if not exists citext schema public",
                    "create type stage as enum ('LEAD', 'CUSTOMER')",
                    "create domain code as varchar(5) check (value <> 'bad')",
                    "create table own(id int primary key, stage stage, doc json, docb jsonb, mail public.citext unique,"
                            + " code code, amount numeric(12, 4), small real)");
            JdbcSink<Own> sink = JdbcTarget.of(db.connections()).table("own", Own.class);
            List<Own> rows = List.of(
                    new Own(
                            1,
                            Stage.LEAD,
                            "{\"a\": 1,  \"b\":2}",
                            "{\"a\": 1}",
                            "A@b",
                            "c",
                            new BigDecimal("1.5000"),
                            0.1f),
                    new Own(2, null, null, null, null, null, null, null));

            assertThat(write(sink, rows)).hasToString("inserted=2 updated=0 unchanged=0 refused=0");
            assertThat(Reading.of(JdbcSource.table(db.connections(), "own", Own.class)).records)
                    .isEqualTo(rows);
            assertThat(write(sink.upsertOn(Own::id).fillBlank(Own::mail), rows))
                    .hasToString("inserted=0 updated=0 unchanged=2 refused=0");
            Own other = new Own(3, null, "{", null, "a@B", "bad", null, null);
            Written refused = write(
                    sink,
                    List.of(
                            other,
                            new Own(4, null, null, null, "a@B", null, null, null),
                            new Own(5, null, null, null, null, "bad", null, null)));
            assertThat(refused.refused()).containsOnlyKeys(0, 1, 2);
            assertThat(refused.refused().get(1).message())
                    .isEqualTo("mail: has a value that is already there (rule: own.mail unique)");
        }
    }

    @Test
    void money_is_told_to_be_cast() {
        try (Db db = Db.Product.POSTGRES.with("create table paid(amount money)", "insert into paid values (1234.5)")) {
            record Paid(BigDecimal amount) {}

            assertThatThrownBy(() -> Reading.of(JdbcSource.table(db.connections(), "paid", Paid.class)))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining(
                            "amount: column amount is money, which cannot be read as BigDecimal without losing meaning");
            assertThat(Reading.of(JdbcSource.query(
                                    db.connections(), "paid", "select amount::numeric from paid", Paid.class))
                            .records)
                    .containsExactly(new Paid(new BigDecimal("1234.50")));
        }
    }

    @Test
    void json_of_h2_is_json_and_no_text() {
        try (Db db = Db.with("create table own(id int primary key, stage enum('LEAD', 'CUSTOMER'), doc json)")) {
            record Small(int id, Stage stage, String doc) {}
            Small row = new Small(1, Stage.CUSTOMER, "{\"a\":1}");

            assertThat(write(JdbcTarget.of(db.connections()).table("own", Small.class), List.of(row))
                            .inserted())
                    .isEqualTo(1);
            assertThat(Reading.of(JdbcSource.table(db.connections(), "own", Small.class)).records)
                    .containsExactly(row);
            assertThat(db.column("select (doc).\"a\" from own")).hasSize(1).doesNotContainNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"und-x-icu", "C", "de-DE-x-icu"})
    void pages_of_text_keys_follow_the_collation_of_the_database(String collation) {
        try (Db db = Db.Product.POSTGRES.with(
                "create table word(word text collate \"%s\" primary key)".formatted(collation))) {
            List<String> words = List.of("a", "B", "b", "A", "Ä", "ä", "z", "Z", "-a", "a-b", "ab", " ", "", "ß", "ss");
            words.forEach(word -> db.execute("insert into word values ('" + word + "')"));
            record Word(String word) {}

            Reading<Word> reading = Reading.of(JdbcSource.table(db.connections(), "word", Word.class)
                    .pagedBy(Word::word)
                    .pageSize(2));

            assertThat(reading.records).extracting(Word::word).containsExactlyInAnyOrderElementsOf(words);
        }
    }

    @Test
    void a_cursor_of_postgres_does_not_hold_all_rows() {
        try (Db db = Db.Product.POSTGRES.with("create table wide as select i, repeat(md5(i::text), 3000) as t"
                + " from generate_series(1, 3000) i")) { // 288 MB
            record Wide(int i, String t) {}
            long[] bytes = {0};
            try (var cursor = JdbcSource.query(db.connections(), "wide", "select i, t from wide", Wide.class)
                    .fetchSize(10)
                    .open(dev.intact.source.Split.whole(), dev.intact.ledger.Position.start())) {
                Runtime.getRuntime().gc();
                for (int row = 0; row < 20; row++) {
                    assertThat(cursor.next(new dev.intact.source.Receiver<Wide>() {
                                @Override
                                public void record(dev.intact.ledger.Position position, Wide record) {
                                    bytes[0] += record.t().length();
                                }

                                @Override
                                public void unreadable(
                                        dev.intact.ledger.Position position,
                                        Key place,
                                        List<dev.intact.field.Problem> problems) {
                                    throw new AssertionError(problems);
                                }
                            }))
                            .isTrue();
                }
            }
            assertThat(bytes[0]).isEqualTo(20 * 96_000);
        }
    }

    @Test
    void a_deferred_constraint_is_named_when_it_breaks_at_the_commit() {
        try (Db db = Db.Product.POSTGRES.with(
                "create table parent(id int primary key)",
                "create table child(id int primary key, parent_id int,"
                        + " constraint child_parent_fk foreign key (parent_id) references parent"
                        + " deferrable initially deferred)")) {
            record Child(int id, int parentId) {}
            JdbcSink<Child> sink = JdbcTarget.of(db.connections()).table("child", Child.class);

            assertThatThrownBy(() -> write(sink, List.of(new Child(1, 987_654))))
                    .isInstanceOf(TargetException.class)
                    .hasMessageContaining("at its commit, for the constraint child_parent_fk of child,"
                            + " which is checked only then: a value does not fit (SQLState 23503, vendor code 0)")
                    .hasMessageNotContaining("987654");
            assertThat(db.column("select * from child")).isEmpty();
        }
    }

    record Local(
            int id,
            @Nullable String text,
            @Nullable Long number,
            @Nullable Double ratio,
            @Nullable Boolean flag,
            @Nullable Stage stage,
            @Nullable UUID ref,
            @Nullable LocalDate onDay,
            @Nullable LocalTime atTime,
            @Nullable LocalDateTime local) {

        static Local of(Everything row) {
            return new Local(
                    row.id(),
                    row.text(),
                    row.number(),
                    row.ratio(),
                    row.flag(),
                    row.stage(),
                    row.ref(),
                    row.onDay(),
                    row.atTime(),
                    row.local());
        }
    }

    @Test
    void come_back_from_mariadb_whatever_the_zone_of_the_jvm() {
        TimeZone before = TimeZone.getDefault();
        try (Db db = Db.Product.MARIADB.with("create table everything(id int primary key, text varchar(99),"
                + " number bigint, ratio double precision, flag boolean, stage varchar(9), ref uuid, on_day date,"
                + " at_time time(6), local timestamp(9))")) {
            List<Local> rows = everything().stream().map(Local::of).toList();
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
            JdbcSink<Local> sink = JdbcTarget.of(db.connections()).table("everything", Local.class);
            assertThat(write(sink, rows)).hasToString("inserted=3 updated=0 unchanged=0 refused=0");

            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
            assertThat(Reading.of(JdbcSource.table(db.connections(), "everything", Local.class)).records)
                    .isEqualTo(rows);
            assertThat(write(sink.upsertOn(Local::id), rows)).hasToString("inserted=0 updated=0 unchanged=3 refused=0");
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @ParameterizedTest
    @EnumSource(Db.Product.class)
    void refusals_are_told_in_the_same_words(Db.Product product) {
        try (Db db = product.with(
                "create table parent(id int primary key)",
                "create table child(id int primary key, code varchar(5) not null, parent_id int,"
                        + " amount int, constraint positive check (amount > 0),"
                        + " constraint child_parent foreign key (parent_id) references parent(id))",
                "insert into child values (1, 'x', null, 1)")) {
            if (product == Db.Product.SQLITE) {
                return; // names no columns, and checks references only if told to
            }
            record Child(
                    int id, @Nullable String code, @Nullable Integer parentId, int amount) {}
            JdbcSink<Child> sink = JdbcTarget.of(db.connections()).table("child", Child.class);

            Written written = write(
                    sink,
                    List.of(
                            new Child(1, "a", null, 1),
                            new Child(2, null, null, 1),
                            new Child(3, "a", 77, 1),
                            new Child(4, "a", null, -1),
                            new Child(5, "toolong", null, 1)));

            assertThat(IntStream.range(0, 5)
                            .mapToObj(i -> written.refused().get(i).message().toLowerCase(java.util.Locale.ROOT))
                            .toList())
                    .containsExactly(
                            "id: has a value that is already there (rule: child.id unique)",
                            "code: has no value, but must have one (rule: child.code not null)",
                            "parentid: refers to a row that is not there (rule: child.parent_id references parent)",
                            "breaks a check of its table (rule: child check positive)",
                            "code: is too long (rule: child.code at most 5 characters)");
        }
    }
}
