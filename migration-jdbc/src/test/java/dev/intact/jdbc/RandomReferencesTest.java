package dev.intact.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.jdbc.Db.Product;
import dev.intact.jdbc.RandomWorld.Edge;
import dev.intact.jdbc.RandomWorld.Ref;
import dev.intact.jdbc.RandomWorld.Row;
import dev.intact.jdbc.RandomWorld.Table;
import dev.intact.ledger.EdgeFate;
import dev.intact.ledger.Outcome;
import dev.intact.mapping.DefinitionException;
import dev.intact.run.Cancellation;
import dev.intact.run.MoveReport;
import dev.intact.run.Options;
import dev.intact.run.Progress;
import dev.intact.run.RunListener;
import dev.intact.run.RunReport;
import dev.intact.run.RunReport.State;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random schemas with references, circles of them, references to itself and missing parents: each edge of the source is
 * there in the target, or its record is rejected for it; nothing else.
 */
@Timeout(300)
class RandomReferencesTest {
    /** A world in which a record is emptied before it is set. */
    private static final long FOUND = -1536051784164208148L;

    /** On H2; PostgreSQL, where each run opens many connections, gets a tenth. */
    private static final int TRIES = Integer.getInteger("intact.references.tries", 40);

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRES"})
    void each_edge_is_there_or_its_record_is_rejected_for_it(Product product) throws Exception {
        Random seeds = new Random(Long.getLong("intact.references.seed", System.nanoTime()));
        int tries = product == Product.H2 ? TRIES : TRIES / 10;
        for (int i = 0; i < tries; i++) {
            long seed = i == 0 ? FOUND : seeds.nextLong();
            RandomWorld world = RandomWorld.random(new Random(seed));
            try (Db db = product.with(world.ddl())) {
                if (world.isImpossible()) {
                    assertThatThrownBy(() -> world.migration(db))
                            .isInstanceOf(DefinitionException.class)
                            .hasMessageContaining("in a circle, of which no field can be left empty");
                } else {
                    moved(world, db, new Random(seed));
                }
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed %sL: %s%n%s".formatted(seed, e.getMessage(), world), e);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRES"})
    void each_edge_leads_to_a_record_or_to_its_stub_where_one_may_be_made(Product product) throws Exception {
        Random seeds = new Random(Long.getLong("intact.references.seed", System.nanoTime()));
        for (int i = 0; i < (product == Product.H2 ? TRIES / 2 : TRIES / 20); i++) {
            long seed = seeds.nextLong();
            RandomWorld world = RandomWorld.withStubs(new Random(seed));
            try (Db db = product.with(world.ddl())) {
                moved(world, db, new Random(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed %sL: %s%n%s".formatted(seed, e.getMessage(), world), e);
            }
        }
    }

    private static void moved(RandomWorld world, Db db, Random random) throws SQLException {
        Migration migration = world.migration(db);
        Options options = Options.defaults()
                .chunkSize(1 + random.nextInt(6))
                .workers(1 + random.nextInt(3))
                .movesAtOnce(1 + random.nextInt(3))
                .undoable();
        List<String> foretold = Migrator.with(options).dryRun(migration).moves().stream()
                .map(MoveReport::toString)
                .toList();
        RunReport report = untilComplete(migration, options, random);

        RandomWorld.Arriving alive = world.arriving();
        Map<String, Map<Long, String>> names = names(world, db);
        for (Table table : world.tables()) {
            assertThat(rows(table, db, names)).isEqualTo(world.expected(table, alive));
        }
        for (Table table : world.tables()) {
            checkReport(world, table, alive, report);
        }
        assertThat(report.moves()).extracting(MoveReport::toString).isEqualTo(foretold);

        var unused = Migrator.with(options).undo(migration, report.run());
        for (Table table : world.tables()) {
            assertThat(db.column("select name from t" + table.number())).isEmpty();
        }
        assertThat(db.column("select count(*) from \"intact_open_record\"")).containsExactly(0L);
    }

    private static RunReport untilComplete(Migration migration, Options options, Random random) {
        while (true) {
            Cancellation cancellation = new Cancellation();
            AtomicInteger left = new AtomicInteger(1 + random.nextInt(15));
            RunListener cancelling = new RunListener() {
                @Override
                public void chunkDone(Progress progress) {
                    if (left.decrementAndGet() == 0) {
                        cancellation.cancel();
                    }
                }
            };
            RunReport report = Migrator.with(options.cancellation(cancellation).listener(cancelling))
                    .run(migration);
            if (report.state() != State.CANCELLED) {
                return report;
            }
        }
    }

    private static Map<String, Map<Long, String>> names(RandomWorld world, Db db) throws SQLException {
        Map<String, Map<Long, String>> names = new HashMap<>();
        for (Table table : world.tables()) {
            Map<Long, String> its = names.computeIfAbsent("t" + table.number(), any -> new HashMap<>());
            for (Object found : db.column("select cast(id as varchar(20)) || ' ' || name from t" + table.number())) {
                String[] parts = found.toString().split(" ", -1);
                its.put(Long.parseLong(parts[0]), parts[1]);
            }
        }
        return names;
    }

    private static Set<List<String>> rows(Table table, Db db, Map<String, Map<Long, String>> names)
            throws SQLException {
        Set<List<String>> rows = new HashSet<>();
        for (Object line : db.column(
                "select name || ' ' || coalesce(cast(one as varchar(20)), '-') || ' ' || coalesce(cast(two as varchar(20)), '-') from t"
                        + table.number())) {
            String[] parts = line.toString().split(" ", -1);
            rows.add(List.of(parts[0], parent(table.one(), parts[1], names), parent(table.two(), parts[2], names)));
        }
        return rows;
    }

    private static String parent(@Nullable Ref ref, String id, Map<String, Map<Long, String>> names) {
        return ref == null || id.equals("-")
                ? ""
                : names.getOrDefault("t" + ref.table(), Map.of()).getOrDefault(Long.parseLong(id), "nobody");
    }

    private static void checkReport(RandomWorld world, Table table, RandomWorld.Arriving arriving, RunReport report) {
        Set<String> alive = arriving.alive();
        MoveReport move = report.moves().stream()
                .filter(its -> its.move().equals("t" + table.number()))
                .findFirst()
                .orElseThrow();
        List<Row> rows =
                world.rows().stream().filter(row -> row.table().equals(table)).toList();
        long lost = rows.stream().filter(row -> !alive.contains(row.name())).count();
        assertThat(move.balance().of(Outcome.REJECTED)).isEqualTo(lost);
        assertThat(move.balance().of(Outcome.MIGRATED)).isEqualTo(rows.size() - lost);
        assertThat(move.reasons(Outcome.REJECTED))
                .allSatisfy(reason -> assertThat(reason.words())
                        .matches("(has no new id in key map 't|has no stub, as that rejected: ).*"));
        Set<String> stubs = arriving.stubs().stream().map(Row::name).collect(Collectors.toSet());
        long stubbed = arriving.stubs().stream()
                .filter(stub -> stub.table().equals(table))
                .count();
        assertThat(report.moves().stream()
                        .filter(its -> its.move().equals("stubs of t" + table.number()))
                        .mapToLong(its -> its.balance().of(Outcome.MIGRATED))
                        .sum())
                .isEqualTo(stubbed);
        List<Edge> edges = rows.stream().flatMap(row -> row.edges().stream()).toList();
        assertThat(move.relations().stream().mapToLong(count -> count.edges()).sum())
                .isEqualTo(edges.size());
        assertThat(move.relations().stream()
                        .mapToLong(count -> count.of(EdgeFate.LINKED))
                        .sum())
                .isEqualTo(edges.stream()
                        .filter(edge -> alive.contains(edge.from().name()) && alive.contains(edge.parent()))
                        .filter(edge -> !stubs.contains(edge.parent()))
                        .count());
        assertThat(move.relations().stream()
                        .mapToLong(count -> count.of(EdgeFate.STUBBED))
                        .sum())
                .isEqualTo(edges.stream()
                        .filter(edge -> alive.contains(edge.from().name()) && stubs.contains(edge.parent()))
                        .count());
    }
}
