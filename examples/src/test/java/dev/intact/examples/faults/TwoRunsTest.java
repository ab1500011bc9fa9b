package dev.intact.examples.faults;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.databases.Postgres;
import dev.intact.examples.faults.Moving.Into;
import dev.intact.jdbc.Connections;
import dev.intact.jdbc.JdbcTarget;
import dev.intact.ledger.HeldException;
import dev.intact.mapping.Mapping;
import dev.intact.run.RunFailedException;
import dev.intact.run.RunReport.State;
import dev.intact.source.InMemorySource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two runs of one migration are started at once: one moves all, the other is told who holds it since when, or finds
 * that all is done. Two runs that meet in an empty database both find their ledger there.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class TwoRunsTest {
    private static final int ROWS = 1_000;
    private static final int CHUNK_SIZE = 20;
    private static final int MOST_TRIES = 5;
    private static final int RACES = 12;

    @TempDir
    private Path folder;

    private final ExecutorService two = Executors.newFixedThreadPool(2);
    private final CyclicBarrier together = new CyclicBarrier(2);

    record Numbered(long id, String name) {}

    @AfterEach
    void stop() {
        two.shutdown();
    }

    @ParameterizedTest
    @EnumSource
    void of_two_processes_one_moves_all_and_the_other_is_told_who_holds_it_since_when(Into into) throws Exception {
        Path lines = Place.lines(folder.resolve("lines.csv"), ROWS);
        Remains expected;
        try (Place place = Place.create(into, folder)) {
            expected = place.moved(lines, CHUNK_SIZE);
        }
        Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
        boolean told = false;
        for (int tries = 0; !told && tries < MOST_TRIES; tries++) {
            try (Place place = Place.create(into, folder)) {
                told = startedTogether(lines, place, server, expected);
            }
        }
        server.stop();
        assertThat(told).isTrue();
    }

    /** {@return whether one was told that the other holds the migration} */
    private static boolean startedTogether(Path lines, Place place, Server server, Remains expected) throws Exception {
        List<String> arguments = new ArrayList<>(place.arguments(lines, CHUNK_SIZE));
        if (place.into() == Into.H2) {
            String file = place.folder().toAbsolutePath().resolve("entries").toString();
            arguments.set(3, "jdbc:h2:tcp://localhost:%d/%s".formatted(server.getPort(), file));
        }
        List<String> waits = List.of("-D%s=true".formatted(Moving.WAITS));
        try (Child one = Child.start(Moving.class, waits, arguments);
                Child other = Child.start(Moving.class, waits, arguments)) {
            one.awaitBegin();
            other.awaitBegin();
            one.letBegin();
            other.letBegin();
            List<Integer> exits = List.of(one.exit(), other.exit());
            assertThat(exits).as("%s\n%s", one.said(), other.said()).contains(0);
            Child winner = exits.get(0) == 0 ? one : other;
            Child loser = winner == one ? other : one;
            Remains found = place.remains(winner.lastWords());
            FaultTable.add(14, "two runs at once", 1, found.lostOf(expected), found.doubled(), 0);
            assertThat(found.differencesFrom(expected)).isEmpty();
            boolean told = loser.exit() != 0;
            assertThat(!told
                            || loser.said().stream()
                                    .anyMatch(line -> line.matches(("^Caused by: .*HeldException: migration 'lines' is"
                                                    + " being run into .* by .*, process %d since \\d{4}-.*Z; wait until"
                                                    + " it ends, or stop it")
                                            .formatted(winner.pid()))))
                    .as("%s", loser.said())
                    .isTrue();
            return told;
        }
    }

    @Test
    void two_runs_that_meet_in_an_empty_database_both_find_their_ledger_in_h2() throws Exception {
        for (int race = 0; race < RACES; race++) {
            String url = "jdbc:h2:mem:race%d_%d;DB_CLOSE_DELAY=-1".formatted(race, System.nanoTime());
            race(Connections.of(url, "sa", ""), race % 2 == 0);
        }
    }

    @Test
    void two_runs_that_meet_in_an_empty_database_both_find_their_ledger_in_postgresql() throws Exception {
        for (int race = 0; race < RACES; race++) {
            try (Postgres postgres = Postgres.createOrSkip()) {
                race(Connections.of(postgres.url(), postgres.user(), postgres.password()), race % 2 == 0);
            }
        }
    }

    /** Runs of one migration, of which one may be refused, or of two. */
    private void race(Connections connections, boolean ofOneMigration) throws Exception {
        try (Connection connection = connections.open();
                Statement statement = connection.createStatement()) {
            statement.execute("create table first_ones (id bigint, name varchar(20))");
            statement.execute("create table second_ones (id bigint, name varchar(20))");
            Future<State> first = two.submit(() -> ended(connections, "first"));
            Future<State> second = two.submit(() -> ended(connections, ofOneMigration ? "first" : "second"));

            List<State> states = List.of(first.get(), second.get());
            assertThat(states.stream().filter(State.COMPLETED::equals)).hasSize(ofOneMigration ? 1 : 2);
            long there = count(statement, "first_ones") + count(statement, "second_ones");
            long wanted = ofOneMigration ? 50 : 100;
            FaultTable.add(14, "two runs at once", 1, Math.max(0, wanted - there), Math.max(0, there - wanted), 0);
            assertThat(there).isEqualTo(wanted);
        }
    }

    /** How a run ended; FAILED if another holds the migration. */
    private State ended(Connections connections, String which) throws Exception {
        Mapping<Numbered, Numbered> mapping = Mapping.from(Numbered.class)
                .to(Numbered.class)
                .key(Numbered::id)
                .field(map(Numbered::id).copiedFrom(Numbered::id))
                .field(map(Numbered::name).copiedFrom(Numbered::name))
                .build();
        List<Numbered> all = IntStream.rangeClosed(1, 50)
                .mapToObj(id -> new Numbered(id, "Name " + id))
                .toList();
        Migration migration = Migration.of(
                which,
                Move.named("move")
                        .from(InMemorySource.of(Numbered.class, all))
                        .to(mapping, JdbcTarget.of(connections).table(which + "_ones", Numbered.class)));
        together.await();
        try {
            return Migrator.create().run(migration).state();
        } catch (RunFailedException e) {
            assertThat(e).hasCauseInstanceOf(HeldException.class);
            return State.FAILED;
        }
    }

    private static long count(Statement statement, String table) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }
}
