package dev.intact.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.field.Key;
import dev.intact.sink.Output;
import dev.intact.sink.TargetRows;
import dev.intact.sink.TargetSession;
import dev.intact.sink.UnitOfWork;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;

/** Any values come back as they were written, and writing them again changes nothing. */
class ValueProperties {
    private static final Map<Db.Product, Db> OPEN = new LinkedHashMap<>();
    private static final long FIRST = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("9999-12-31T00:00:00Z").getEpochSecond();

    record Values(
            @Nullable String text,
            @Nullable BigDecimal amount,
            @Nullable Double ratio,
            @Nullable LocalDateTime local,
            @Nullable Instant seen,
            @Nullable UUID ref) {}

    record Stored(int id, Values values) {}

    private static Db db(Db.Product product) {
        return OPEN.computeIfAbsent(
                product,
                any -> any.with("create table stored(id int primary key, values_text varchar(200),"
                        + " values_amount numeric(20, 6), values_ratio double precision, values_local timestamp(9),"
                        + " values_seen timestamp(9) with time zone, values_ref uuid)"));
    }

    @AfterContainer
    static void close() {
        OPEN.values().forEach(Db::close);
        OPEN.clear();
    }

    /** To the microsecond, which is what both databases keep. */
    @Provide
    Arbitrary<List<Values>> values() {
        Arbitrary<Instant> times = Combinators.combine(
                        Arbitraries.longs().between(FIRST, LAST),
                        Arbitraries.integers().between(0, 999_999))
                .as((second, micros) -> Instant.ofEpochSecond(second, micros * 1000L));
        Arbitrary<String> texts = Arbitraries.strings()
                .withChars("abc XYZ'\"\\%_?{}$:;--\n\t\r")
                .withChars('\u0001', '\u00e9', '\u4e2d', '\u200f')
                .ofMaxLength(50);
        return Combinators.combine(
                        texts.injectNull(0.1),
                        Arbitraries.longs()
                                .map(n -> new BigDecimal(BigInteger.valueOf(n % 1_000_000_000_000_000_000L), 6))
                                .injectNull(0.1),
                        Arbitraries.doubles().between(-1e300, 1e300).injectNull(0.1),
                        times.map(time -> LocalDateTime.ofInstant(time, ZoneOffset.UTC))
                                .injectNull(0.1),
                        times.injectNull(0.1),
                        Arbitraries.longs().map(n -> new UUID(n, ~n)).injectNull(0.1))
                .as(Values::new)
                .list()
                .ofMaxSize(20);
    }

    private static String write(JdbcSink<Stored> sink, List<Stored> rows) {
        try (TargetSession session = sink.target().open(List.of(Output.of(sink, List.of())));
                UnitOfWork work = session.begin()) {
            List<TargetRows> records = new ArrayList<>();
            rows.forEach(row -> records.add(TargetRows.of(Key.of(row.id())).and(sink, row)));
            String written = work.write(records).toString();
            assertThat(work.commit(Samples.chunk()).isApplied()).isTrue();
            return written;
        }
    }

    private static void check(Db.Product product, List<Values> values) {
        Db db = db(product);
        db.execute("delete from stored");
        List<Stored> rows = new ArrayList<>();
        values.forEach(one -> rows.add(new Stored(rows.size(), one)));
        JdbcSink<Stored> sink = JdbcTarget.of(db.connections()).table("stored", Stored.class);

        assertThat(write(sink, rows)).isEqualTo("inserted=%d updated=0 unchanged=0 refused=0".formatted(rows.size()));
        Reading<Stored> reading = Reading.of(JdbcSource.table(db.connections(), "stored", Stored.class));
        assertThat(reading.unreadable).isEmpty();
        assertThat(reading.records).isEqualTo(rows);
        assertThat(write(sink.upsertOn(Stored::id), rows))
                .isEqualTo("inserted=0 updated=0 unchanged=%d refused=0".formatted(rows.size()));
    }

    @Property(tries = 100)
    void on_h2(@ForAll("values") List<Values> values) {
        check(Db.Product.H2, values);
    }

    @Property(tries = 60)
    void on_postgres(@ForAll("values") List<Values> values) {
        check(Db.Product.POSTGRES, values);
    }
}
