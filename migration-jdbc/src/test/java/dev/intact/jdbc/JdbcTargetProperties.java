package dev.intact.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.field.Key;
import dev.intact.sink.Output;
import dev.intact.sink.TargetRows;
import dev.intact.sink.TargetSession;
import dev.intact.sink.UnitOfWork;
import dev.intact.sink.Written;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class JdbcTargetProperties {
    record Head(int id, String name) {}

    record Line(int id, int headId) {}

    @Property(tries = 60)
    void exactly_the_bad_rows_are_refused_in_few_batches(
            @ForAll @IntRange(min = 1, max = 300) int size,
            @ForAll @Size(max = 6) Set<@IntRange(min = 0, max = 299) Integer> badPlaces,
            @ForAll boolean inFirstSink) {
        Set<Integer> bad = badPlaces.stream().filter(i -> i < size).collect(Collectors.toCollection(TreeSet::new));
        try (Db db = Db.with(
                "create table head(id int primary key, name varchar(4))",
                "create table line(id int primary key, head_id int not null references head)")) {
            JdbcTarget target = JdbcTarget.of(CountingConnections.to(db));
            JdbcSink<Head> heads = target.table("head", Head.class);
            JdbcSink<Line> lines = target.table("line", Line.class);
            List<TargetRows> records = IntStream.range(0, size)
                    .mapToObj(i -> TargetRows.of(Key.of(i))
                            .and(heads, new Head(i, bad.contains(i) && inFirstSink ? "toolong" : "ok"))
                            .and(lines, new Line(i, bad.contains(i) && !inFirstSink ? -1 : i)))
                    .toList();
            try (TargetSession session =
                            target.open(List.of(Output.of(heads, List.of()), Output.of(lines, List.of())));
                    UnitOfWork work = session.begin()) {
                long unused = CountingConnections.batches(); // of others
                Written written = work.write(records);
                long batches = CountingConnections.batches();

                assertThat(written.refused().keySet()).isEqualTo(bad);
                assertThat(written.inserted()).isEqualTo(2L * (size - bad.size()));
                assertThat(batches).isLessThanOrEqualTo(2 * (1 + 2L * bad.size() * logarithm(size)));
                assertThat(work.commit(Samples.chunk()).isApplied()).isTrue();
            }
            List<Object> good = IntStream.range(0, size)
                    .filter(i -> !bad.contains(i))
                    .boxed()
                    .collect(Collectors.toList());
            assertThat(db.column("select id from head order by id")).isEqualTo(good);
            assertThat(db.column("select id from line order by id")).isEqualTo(good);
        }
    }

    /** Per attempt an insert and an update; what is found there already is looked for beside the batches. */
    @Property(tries = 40)
    void bad_rows_of_an_upsert_are_found_in_few_batches(
            @ForAll @IntRange(min = 1, max = 300) int size,
            @ForAll @Size(max = 6) Set<@IntRange(min = 0, max = 299) Integer> badPlaces) {
        Set<Integer> bad = badPlaces.stream().filter(i -> i < size).collect(Collectors.toCollection(TreeSet::new));
        try (Db db = Db.with("create table head(id int primary key, name varchar(4))")) {
            db.execute("insert into head select x, 'old' from system_range(0, 299) where mod(x, 3) = 0");
            JdbcTarget target = JdbcTarget.of(CountingConnections.to(db));
            JdbcSink<Head> heads = target.table("head", Head.class).upsertOn(Head::id);
            List<TargetRows> records = IntStream.range(0, size)
                    .mapToObj(i -> TargetRows.of(Key.of(i)).and(heads, new Head(i, bad.contains(i) ? "toolong" : "ok")))
                    .toList();
            try (TargetSession session = target.open(List.of(Output.of(heads, List.of())));
                    UnitOfWork work = session.begin()) {
                long unused = CountingConnections.batches(); // of others
                Written written = work.write(records);
                long batches = CountingConnections.batches();

                assertThat(written.refused().keySet()).isEqualTo(bad);
                assertThat(written.inserted() + written.updated()).isEqualTo(size - bad.size());
                assertThat(batches).isLessThanOrEqualTo(2 * (1 + 2L * bad.size() * logarithm(size)));
            }
        }
    }

    private static int logarithm(int size) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, size - 1));
    }
}
