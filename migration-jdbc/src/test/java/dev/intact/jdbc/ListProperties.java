package dev.intact.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.field.Column;
import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.field.Table;
import dev.intact.sink.Output;
import dev.intact.sink.TargetException;
import dev.intact.sink.TargetRows;
import dev.intact.sink.TargetSession;
import dev.intact.sink.UnitOfWork;
import dev.intact.sink.Written;
import dev.intact.source.SourceException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;

/** Lists come back from arrays as they were written: their order, their nulls, and that they are empty or not there. */
class ListProperties {
    private static final Map<Db.Product, Db> OPEN = new LinkedHashMap<>();
    private static final long YEARS_10000 = 253_402_300_799L;

    enum Channel {
        MAIL,
        PHONE
    }

    record Lists(
            int id,
            @Nullable List<@Nullable String> texts,
            @Nullable List<@Nullable Integer> numbers,
            @Nullable List<@Nullable Long> longs,
            @Nullable List<@Nullable BigDecimal> amounts,
            @Nullable List<@Nullable Double> ratios,
            @Nullable List<@Nullable Boolean> flags,
            @Nullable List<@Nullable UUID> refs,
            @Nullable List<@Nullable LocalDate> days,
            @Nullable List<@Nullable LocalTime> times,
            @Nullable List<@Nullable LocalDateTime> locals,
            @Nullable List<@Nullable Instant> instants,
            @Nullable List<@Nullable Channel> channels) {}

    record Tags(int id, List<String> tags) {}

    record Amounts(int id, List<BigDecimal> amounts) {}

    private static Db db(Db.Product product) {
        return OPEN.computeIfAbsent(product, any -> {
            boolean h2 = product == Db.Product.H2;
            String array = h2 ? " array" : "[]";
            String zoned = h2 ? "timestamp(9) with time zone" : "timestamptz";
            return any.with("create table lists(id int primary key, texts varchar(200)" + array + ", numbers integer"
                    + array + ", longs bigint" + array + ", amounts numeric(20, 6)" + array
                    + ", ratios double precision" + array + ", flags boolean" + array + ", refs uuid" + array
                    + ", days date" + array + ", times time" + (h2 ? "(6)" : "") + array + ", locals timestamp"
                    + (h2 ? "(9)" : "") + array + ", instants " + zoned + array + ", channels varchar(9)" + array
                    + ")");
        });
    }

    @AfterContainer
    static void close() {
        OPEN.values().forEach(Db::close);
        OPEN.clear();
    }

    private static <T> Arbitrary<List<T>> lists(Arbitrary<T> elements) {
        return elements.injectNull(0.1).list().ofMaxSize(5).injectNull(0.1);
    }

    @Provide
    Arbitrary<Lists> rows() {
        Arbitrary<Instant> times = Combinators.combine(
                        Arbitraries.longs().between(0, YEARS_10000),
                        Arbitraries.integers().between(0, 999_999))
                .as((second, micros) -> Instant.ofEpochSecond(second, micros * 1000L));
        Arbitrary<LocalDateTime> locals = times.map(time -> LocalDateTime.ofInstant(time, ZoneOffset.UTC));
        Arbitrary<String> texts = Arbitraries.strings()
                .withChars("ab,{}[]'\"\\ \n\t")
                .withChars('\u00e9', '\u4e2d')
                .ofMaxLength(20)
                .edgeCases(cases -> cases.add("", "NULL", "null", "{}", "\\", "\""));
        Arbitrary<BigDecimal> amounts =
                Arbitraries.longs().map(n -> new BigDecimal(BigInteger.valueOf(n % 1_000_000_000_000_000_000L), 6));
        return Combinators.combine(
                        Combinators.combine(
                                        lists(texts),
                                        lists(Arbitraries.integers()),
                                        lists(Arbitraries.longs()),
                                        lists(amounts),
                                        lists(Arbitraries.doubles().between(-1e300, 1e300)))
                                .as((a, b, c, d, e) ->
                                        new Lists(0, a, b, c, d, e, null, null, null, null, null, null, null)),
                        lists(Arbitraries.of(true, false)),
                        lists(Arbitraries.longs().map(n -> new UUID(n, ~n))),
                        lists(locals.map(LocalDateTime::toLocalDate)),
                        lists(locals.map(LocalDateTime::toLocalTime)),
                        lists(locals),
                        lists(times),
                        lists(Arbitraries.of(Channel.class)))
                .as((l, flags, refs, days, clock, local, instants, channels) -> new Lists(
                        1,
                        l.texts(),
                        l.numbers(),
                        l.longs(),
                        l.amounts(),
                        l.ratios(),
                        flags,
                        refs,
                        days,
                        clock,
                        local,
                        instants,
                        channels));
    }

    private static <T> Written write(JdbcSink<T> sink, T row) {
        try (TargetSession session = sink.target().open(List.of(Output.of(sink, List.of())));
                UnitOfWork work = session.begin()) {
            Written written = work.write(List.of(TargetRows.of(Key.of(1)).and(sink, row)));
            assertThat(work.commit(Samples.chunk()).isApplied()).isTrue();
            return written;
        }
    }

    private static void check(Db.Product product, Lists row) {
        Db db = db(product);
        db.execute("delete from lists");
        JdbcSink<Lists> sink = JdbcTarget.of(db.connections()).table("lists", Lists.class);

        Written written = write(sink, row);
        assertThat(written.refused().values()).extracting(Problem::message).isEmpty();
        assertThat(written).hasToString("inserted=1 updated=0 unchanged=0 refused=0");
        Reading<Lists> reading = Reading.of(JdbcSource.table(db.connections(), "lists", Lists.class));
        assertThat(reading.unreadable).isEmpty();
        assertThat(reading.records).containsExactly(row);
        assertThat(write(sink.upsertOn(Lists::id), row)).hasToString("inserted=0 updated=0 unchanged=1 refused=0");
    }

    @Property(tries = 100)
    void on_h2(@ForAll("rows") Lists row) {
        check(Db.Product.H2, row);
    }

    @Property(tries = 100)
    void on_postgres(@ForAll("rows") Lists row) {
        check(Db.Product.POSTGRES, row);
    }

    @Example
    void an_array_of_enums_of_postgres_is_a_list_of_an_enum() {
        record Reached(int id, List<Channel> channels) {}
        try (Db db = Db.Product.POSTGRES.with(
                "create type channel as enum ('MAIL', 'PHONE')",
                "create table reached(id int primary key, channels channel[])")) {
            JdbcSink<Reached> sink = JdbcTarget.of(db.connections()).table("reached", Reached.class);
            Reached row = new Reached(1, List.of(Channel.PHONE, Channel.MAIL));

            assertThat(write(sink, row)).hasToString("inserted=1 updated=0 unchanged=0 refused=0");
            assertThat(Reading.of(JdbcSource.table(db.connections(), "reached", Reached.class)).records)
                    .containsExactly(row);
        }
    }

    @Example
    void an_element_that_its_column_would_round_is_refused() {
        for (Db.Product product : List.of(Db.Product.H2, Db.Product.POSTGRES)) {
            String array = product == Db.Product.H2 ? "numeric(6, 2) array" : "numeric(6, 2)[]";
            try (Db db = product.with("create table amounts(id int primary key, amounts " + array + ")")) {
                JdbcSink<Amounts> sink = JdbcTarget.of(db.connections()).table("amounts", Amounts.class);
                Written written = write(sink, new Amounts(1, List.of(BigDecimal.ONE, new BigDecimal("0.005"))));

                assertThat(written.refused().get(0).message())
                        .startsWith("amounts: has more decimal places than its column keeps");
            }
        }
    }

    @Example
    void an_array_of_two_dimensions_is_no_list() {
        try (Db db = Db.Product.POSTGRES.with(
                "create table tags(id int primary key, tags text[])",
                "insert into tags values (1, '{a,b}'), (2, '{{a},{b}}')")) {
            Reading<Tags> reading = Reading.of(JdbcSource.table(db.connections(), "tags", Tags.class));

            assertThat(reading.records).containsExactly(new Tags(1, List.of("a", "b")));
            assertThat(reading.unreadable)
                    .singleElement()
                    .asString()
                    .startsWith("@tags[row 2] tags: \"{{a},{b}}\" has more than one dimension, and is no list");
        }
    }

    @Example
    void refuses_elements_of_another_type_and_databases_without_arrays() {
        try (Db db = Db.Product.POSTGRES.with("create table tags(id int primary key, tags int[])");
                Db plain = Db.Product.SQLITE.with("create table tags(id int primary key, tags text)")) {
            assertThatThrownBy(() ->
                            write(JdbcTarget.of(db.connections()).table("tags", Tags.class), new Tags(1, List.of("a"))))
                    .isInstanceOf(TargetException.class)
                    .hasMessageEndingWith(
                            "tags: column tags is _int4, which cannot take List of String without losing meaning");
            assertThatThrownBy(() -> Reading.of(JdbcSource.table(plain.connections(), "tags", Tags.class)))
                    .isInstanceOf(SourceException.class)
                    .hasMessageEndingWith(
                            "tags: column tags is TEXT, which cannot be read as List of String without losing meaning");
        }
    }

    @Example
    @SuppressWarnings("rawtypes") // a column knows its class only
    void refuses_a_list_whose_elements_have_no_known_type() {
        Column<Tags, List> column = Column.of("tags", List.class);
        Table<Tags> table = Table.of("tags", column);
        try (Db db = Db.Product.POSTGRES.with("create table tags(tags text[])")) {
            assertThatThrownBy(() -> Reading.of(JdbcSource.table(db.connections(), "tags", table)))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("tags: is a List, for which there is no column type; use one of ");
        }
    }
}
