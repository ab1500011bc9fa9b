package dev.intact;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.convert.Numbers;
import dev.intact.field.Problem;
import dev.intact.ledger.Balance;
import dev.intact.mapping.Lookup;
import dev.intact.mapping.Mapping;
import dev.intact.quality.Rule;
import dev.intact.run.Options;
import dev.intact.run.RunReport;
import dev.intact.sink.Archived;
import dev.intact.sink.InMemoryTarget;
import dev.intact.sink.Rejected;
import dev.intact.sink.Sink;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Same input, same output, however the work is divided. */
class RunProperties {
    record Old(int id, @Nullable String kind, String amount, String owner) {}

    record New(int id, @Nullable String kind, int amount, String owner) {}

    static final Lookup<String, String> OWNERS = Lookup.loaded("owners", keys -> {
        Map<String, String> found = new HashMap<>();
        keys.stream().filter(key -> !key.equals("nobody")).forEach(key -> found.put(key, "u-" + key));
        return found;
    });

    static Mapping<Old, New> mapping() {
        return Mapping.from(Old.class)
                .to(New.class)
                .key(Old::id)
                .exclude("tests", row -> "test".equals(row.kind()))
                .archive(Rule.on(Old::kind).oneOf("history"))
                .field(map(New::id).copiedFrom(Old::id))
                .field(map(New::kind).copiedFrom(Old::kind))
                .field(map(New::amount).from(Old::amount).via(Numbers.integer()))
                .field(map(New::owner).from(Old::owner).via(OWNERS))
                .archive(Old::owner, "for support")
                .require(Rule.on(New::amount).atLeast(0).warning())
                .build();
    }

    /** What a run left behind. */
    private record Left(
            Map<New, Integer> rows,
            Map<Archived, Integer> archive,
            Map<Rejected, Integer> rejects,
            Balance balance,
            String json) {}

    private static Left run(List<Old> records, int chunkSize, int workers) {
        InMemoryTarget target = InMemoryTarget.named("new system");
        Sink<New> news = target.sink("new", New.class);
        Sink<Archived> archive = target.sink("archive", Archived.class);
        Sink<Rejected> rejects = target.sink("rejects", Rejected.class);
        Options options = Options.defaults()
                .chunkSize(chunkSize)
                .workers(workers)
                .rejectsInto(rejects)
                .clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .runIds(() -> "run-1");
        Migration migration = Migration.of(
                "old to new",
                Move.named("things")
                        .from(TestSource.of(Old.class, records))
                        .to(mapping(), news)
                        .archiveInto(archive)
                        .mayBeEmpty("generated"));
        RunReport report = Migrator.with(options).run(migration);
        return new Left(
                counted(target.rows(news)),
                counted(target.rows(archive)),
                counted(target.rows(rejects)),
                report.balance(),
                report.toJson());
    }

    private static <V> Map<V, Integer> counted(List<V> rows) {
        Map<V, Integer> counts = new HashMap<>();
        rows.forEach(row -> counts.merge(row, 1, Integer::sum));
        return counts;
    }

    @Provide
    Arbitrary<List<Old>> records() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.of("a", "b", "test", "history").injectNull(0.1),
                        Arbitraries.of("1", "2", "-3", "many"),
                        Arbitraries.of("kim", "sam", "nobody"))
                .as(Old::new)
                .list()
                .ofMaxSize(80);
    }

    @Property(tries = 150)
    void the_division_of_the_work_alters_nothing(
            @ForAll("records") List<Old> records,
            @ForAll @IntRange(min = 1, max = 50) int chunkSize,
            @ForAll @IntRange(min = 1, max = 4) int workers) {
        Left divided = run(records, chunkSize, workers);

        assertThat(divided).isEqualTo(run(records, 1_000, 1));
        assertThat(divided.balance().closes()).isTrue();
        assertThat(divided.balance().read()).isEqualTo(records.size());
    }

    @Property(tries = 50)
    void records_that_cannot_be_read_are_counted_once_each(
            @ForAll("records") List<Old> records, @ForAll @IntRange(min = 1, max = 50) int chunkSize) {
        InMemoryTarget target = InMemoryTarget.named("new system");
        Sink<New> news = target.sink("new", New.class);
        Sink<Archived> archive = target.sink("archive", Archived.class);
        TestSource<Old> source = TestSource.of(Old.class, records)
                .unreadable("a", List.of(Problem.of("is broken")))
                .unreadable("b", List.of(Problem.of("is broken"), Problem.of("is odd")));

        RunReport report = Migrator.with(Options.defaults().chunkSize(chunkSize))
                .run(Migration.of(
                        "old to new",
                        Move.named("things").from(source).to(mapping(), news).archiveInto(archive)));

        assertThat(report.balance().read()).isEqualTo(records.size() + 2);
        assertThat(report.move("things").orElseThrow().closes()).isTrue();
    }
}
