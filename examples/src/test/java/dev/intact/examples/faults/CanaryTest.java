package dev.intact.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.csv.CsvSink;
import dev.intact.databases.Postgres;
import dev.intact.examples.faults.Clients.Client;
import dev.intact.field.Key;
import dev.intact.jdbc.Connections;
import dev.intact.jdbc.JdbcSource;
import dev.intact.jdbc.JdbcTarget;
import dev.intact.ledger.Position;
import dev.intact.ledger.RecordOutcome;
import dev.intact.mapping.Lookup;
import dev.intact.run.Explanation;
import dev.intact.run.Options;
import dev.intact.run.Progress;
import dev.intact.run.RunListener;
import dev.intact.run.RunReport;
import dev.intact.sink.Rejected;
import dev.intact.sink.Sink;
import dev.intact.source.Split;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** Passwords and values of people stand in no log, message, report, ledger or file but the target, whatever happens. */
@Timeout(300)
class CanaryTest {
    private static final String PASSWORD = "serinus-password";
    private static final List<String> CANARIES = List.of(Clients.CANARY, "42042");
    private static final int DOZENS = 5;

    @TempDir
    private Path folder;

    private final Listening listening = new Listening();

    /** A database whose password is a canary, too. */
    enum Product {
        H2 {
            @Override
            Connections open() {
                String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
                return Connections.of(url, "sa", PASSWORD);
            }
        },
        POSTGRES {
            @Override
            Connections open() {
                return Connections.of(Postgres.createOrSkip().url(), "postgres", PASSWORD);
            }
        };

        abstract Connections open();
    }

    /** Hears what a run tells while it runs. */
    private final class Ear implements RunListener {
        @Override
        public void chunkDone(Progress progress) {
            listening.hear(progress);
        }

        @Override
        public void rejected(String move, RecordOutcome outcome) {
            listening.hear(outcome);
            listening.hear(outcome.problems());
            listening.hear(outcome.position().token());
        }
    }

    private Options options(String name) {
        return Options.defaults()
                .chunkSize(20)
                .fullLedger()
                .retries(1)
                .listener(new Ear())
                .rejectsInto(CsvSink.of(folder.resolve(name + "-rejects.csv"), Rejected.class)
                        .build());
    }

    private static void execute(Connections connections, List<String> statements) throws SQLException {
        try (Connection connection = connections.open();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static Sink<Client> table(Connections connections) {
        return JdbcTarget.of(connections).table("client", Client.class);
    }

    private Migration migration(String name, Sink<Client> sink, Lookup<String, Integer> towns) {
        return Clients.into(name, sink, towns, folder.resolve(name + "-archive.jsonl"), DOZENS);
    }

    @ParameterizedTest
    @EnumSource
    void no_canary_gets_out_of_a_database(Product product) throws Exception {
        Connections connections = product.open();
        execute(connections, Clients.TABLES);
        Lookup<String, Integer> towns = Clients.towns(connections);
        tellAll(migration("sound", table(connections), towns));
        fails(migration("lookup", table(connections), Clients.failing(connections)), "failing towns");
        listening.hear(catchThrowable(
                () -> JdbcSource.query(connections, "broken", "select cast(code as int) as ssn from town", Only.class)
                        .open(Split.whole(), Position.start())));
        failsInTheMiddle(connections, towns);
        if (product == Product.POSTGRES) {
            failsWithValues(connections, towns);
        }
        refusesThePassword(product);
        hearLedger(connections);
        check(product.toString());
    }

    @Test
    void no_canary_gets_out_of_a_file() throws Exception {
        Connections connections = Product.H2.open();
        execute(connections, Clients.TABLES);
        Lookup<String, Integer> towns = Clients.towns(connections);
        Sink<Client> file =
                CsvSink.of(folder.resolve("target.csv"), Client.class).build();
        tellAll(migration("file", file, towns));
        Sink<Client> another =
                CsvSink.of(folder.resolve("target.failed.csv"), Client.class).build();
        fails(migration("broken file", another, Clients.failing(connections)), "failing towns");
        check("a file");
    }

    record Only(String ssn) {}

    /** Everything that can be asked about a migration, before it is run and afterwards. */
    private void tellAll(Migration migration) {
        Migrator migrator = Migrator.with(options(migration.name()));
        listening.hear(migrator.check(migration));
        listening.hear(migrator.check(migration, 100).summary());
        for (Explanation explained : migrator.preview(migration, 12).records()) {
            hear(explained);
        }
        RunReport dry = Migrator.with(Options.defaults().listener(new Ear())).dryRun(migration);
        RunReport report = migrator.run(migration);
        assertThat(report.balance().read()).isEqualTo(12 * DOZENS);
        assertThat(report.moves().get(0).reasons()).hasSizeGreaterThan(2);
        for (RunReport one : List.of(dry, report, migrator.run(migration))) {
            listening.hear(one);
            listening.hear(one.toJson());
            listening.hear(one.summary());
            listening.hear(one.moves().get(0).reasons());
        }
        for (int id = 0; id < 12; id++) {
            Key key = Key.ofText("serinus-" + id);
            hear(migrator.explain(migration, "clients", key));
            assertThat(migrator.outcome(migration, "clients", key))
                    .isPresent()
                    .get()
                    .satisfies(listening::hear);
        }
        listening.hear(migrator.runs(migration));
    }

    private void hear(Explanation explained) {
        listening.hear(explained);
        listening.hear(explained.brief());
        listening.hear(explained.key());
        listening.hear(explained.problems());
    }

    private void fails(Migration migration, String told) {
        Throwable thrown =
                catchThrowable(() -> Migrator.with(options(migration.name())).run(migration));
        assertThat(thrown).hasMessageContaining(told);
        listening.hear(thrown);
    }

    /** A column goes while rows are being written. */
    private void failsInTheMiddle(Connections connections, Lookup<String, Integer> towns) throws SQLException {
        execute(connections, List.of("delete from client where ssn <> 'serinus-first'"));
        Migration migration = migration("middle", table(connections), towns);
        RunListener dropping = new RunListener() {
            @Override
            public void chunkDone(Progress progress) {
                try {
                    execute(connections, List.of("alter table client drop column name"));
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        Throwable thrown = catchThrowable(
                () -> Migrator.with(options("middle").listener(dropping)).run(migration));
        assertThat(thrown).hasMessageContaining("could not take the rows");
        listening.hear(thrown);
        execute(connections, List.of("alter table client add column name varchar(20)"));
    }

    /** A trigger says the value in its message: once as an error for good, once as one that passes. */
    private void failsWithValues(Connections connections, Lookup<String, Integer> towns) throws SQLException {
        for (String state : List.of("P0001", "40001")) {
            execute(
                    connections,
                    List.of(
                            "delete from client where ssn <> 'serinus-first'",
                            """
                            create or replace function telling() returns trigger language plpgsql as $$
                              begin raise exception 'no % here', new using errcode = '%s'; end $$""".replace("%s", state),
                            "drop trigger if exists telling on client",
                            "create trigger telling before insert on client for each row execute function telling()"));
            fails(migration("telling " + state, table(connections), towns), "(SQLState " + state);
        }
    }

    private void refusesThePassword(Product product) {
        Connections wrong = product == Product.H2
                ? Connections.of("jdbc:h2:mem:x;USER=sa;PASSWORD=" + PASSWORD + ";NONSENSE=1", "", "")
                : Connections.of("jdbc:postgresql://localhost:1/x", "serinus", PASSWORD);
        Throwable thrown = catchThrowable(() -> JdbcTarget.of(wrong).ledgerDdl());
        assertThat(thrown).hasMessageContaining("SQLState");
        listening.hear(thrown);
    }

    private void hearLedger(Connections connections) throws SQLException {
        try (Connection connection = connections.open()) {
            for (String table : List.of("migration", "run", "move", "chunk", "outcome", "problem")) {
                List<String> rows = Things.texts(connection, "select * from \"intact_%s\"".formatted(table));
                assertThat(rows).as(table).isNotEmpty();
                rows.forEach(listening::hear);
            }
        }
    }

    private void check(String what) throws IOException {
        List<String> leaks = new ArrayList<>();
        for (String text : listening.heard()) {
            if (CANARIES.stream().anyMatch(text::contains)) {
                leaks.add(text);
            }
        }
        int files = 0;
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.toList()) {
                String name = String.valueOf(file.getFileName());
                boolean target =
                        name.matches("\\.?target.*|.*-archive\\.jsonl(\\.part)?"); // an archive keeps what it is given
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                files++;
                if ((!target || name.endsWith(".ledger")) && CANARIES.stream().anyMatch(text::contains)) {
                    leaks.add(name + ": " + text);
                }
            }
        }
        LoggerFactory.getLogger(CanaryTest.class).trace("the log is heard");
        assertThat(listening.heard()).contains("the log is heard");
        int texts = listening.heard().size();
        listening.close();
        FaultTable.add(
                30,
                "canaries",
                texts + files,
                0,
                0,
                leaks.size(),
                "%s: %d texts and %d files looked through".formatted(what, texts, files));
        assertThat(texts).isGreaterThan(100);
        assertThat(leaks).isEmpty();
    }
}
