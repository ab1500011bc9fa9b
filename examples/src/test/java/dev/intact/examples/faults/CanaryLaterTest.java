package dev.intact.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.csv.QuarantineCsv;
import dev.intact.examples.faults.CanaryTest.Product;
import dev.intact.examples.faults.Clients.Client;
import dev.intact.examples.faults.Clients.Person;
import dev.intact.incremental.Deleted;
import dev.intact.incremental.Incremental;
import dev.intact.jdbc.Connections;
import dev.intact.jdbc.JdbcTarget;
import dev.intact.ledger.Outcome;
import dev.intact.run.Fixes;
import dev.intact.run.Options;
import dev.intact.run.Quarantine;
import dev.intact.run.QuarantinedRecord;
import dev.intact.run.ReplayReport;
import dev.intact.run.RunInfo;
import dev.intact.run.RunReport;
import dev.intact.run.UndoReport;
import dev.intact.sink.Archived;
import dev.intact.source.InMemorySource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Values of people stand in no log, message, report, list or ledger when what was rejected is replayed, what has
 * changed is moved, or a run is undone; nor when that fails.
 */
@Timeout(300)
class CanaryLaterTest {
    private static final List<String> CANARIES = List.of(Clients.CANARY, "42042");
    private static final int PEOPLE = 36;

    /** What the ledger keeps; the rows as they were before, for an undo, are as confidential as the rows. */
    private static final List<String> LEDGER =
            List.of("run", "move", "chunk", "outcome", "problem", "quarantine", "record", "change", "key_map");

    @TempDir
    private Path folder;

    private Connections connections = Connections.of("", "", "");
    private Listening listening = new Listening();

    @AfterEach
    void stop() {
        listening.close();
    }

    private Migration migration(int from) {
        List<Person> people = IntStream.range(from, from + PEOPLE)
                .mapToObj(Clients::person)
                .map(person -> from > 0
                                && person.mail() != null
                                && person.mail().endsWith("0")
                        ? new Person(
                                person.ssn(), person.mail() + "!", person.name(), person.town(), "1", person.note())
                        : person)
                .toList();
        JdbcTarget target = JdbcTarget.of(connections);
        return Migration.of(
                "clients",
                Move.named("clients")
                        .from(InMemorySource.of(Person.class, people))
                        .to(
                                Clients.mapping(Clients.towns(connections)),
                                target.table("client", Client.class).upsertOn(Client::ssn))
                        .archiveInto(target.table("archived", Archived.class))
                        .incremental(Incremental.<Person>byRowHash().deleted(Deleted.delete())));
    }

    private static Migrator migrator() {
        return Migrator.with(Options.defaults().chunkSize(10).fullLedger().undoable());
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connections.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @ParameterizedTest
    @EnumSource
    void no_canary_gets_out_of_what_comes_after_a_run(Product product) throws Exception {
        connections = product.open();
        for (String table : Clients.TABLES) {
            execute(table);
        }
        execute("create table archived (move varchar(20), source_key varchar(99), fields varchar(999) not null,"
                + " reason varchar(99), primary key (move, source_key))");
        RunReport first = migrator().run(migration(0));
        assertThat(first.balance().of(Outcome.REJECTED)).isGreaterThan(PEOPLE / 2);

        replayed();
        check(LaterFault.CANARY, UnderWay.REPLAY, product);
        String further = movedOnceMore();
        check(LaterFault.CANARY, UnderWay.FURTHER_RUN, product);
        undone(further);
        check(LaterFault.CANARY, UnderWay.UNDO, product);
    }

    /** Some become right, some fail otherwise, some as before; and then all of it fails. */
    private void replayed() throws Exception {
        Quarantine quarantine = migrator().quarantine(migration(0));
        listening.hear(quarantine);
        listening.hear(quarantine.groups());
        Path file = folder.resolve("fix.csv");
        QuarantineCsv.of(quarantine, "clients").export(file);
        listening.hear(Files.readString(file));
        Fixes fixes = Fixes.none();
        for (QuarantinedRecord record : quarantine.records()) {
            listening.hear(record + " " + record.fields() + record.problems() + record.waitsFor() + record.entry());
            fixes = record.problems().toString().contains("converted")
                    ? fixes.fix(record, "age", "7")
                    : fixes.fix(record, "name", "serinus that is still too long for it");
        }
        listening.hear(fixes);
        ReplayReport report = migrator().replay(migration(0), fixes);
        listening.hear(report + report.run().summary() + report.run().toJson() + report.records());
        assertThat(report.run().balance().of(Outcome.REJECTED)).isPositive();
        failing(() -> migrator().replay(migration(0), Fixes.none()));
    }

    private String movedOnceMore() throws Exception {
        execute("update client set name = 'serinus edited' where ssn = 'serinus-12'");
        failing(() -> migrator().difference(migration(12)));
        listening.hear(migrator().difference(migration(12)));
        failing(() -> migrator().run(migration(12)));
        RunReport report = migrator().run(migration(12));
        listening.hear(report + report.summary() + report.toJson() + report.moves());
        List<RunInfo> runs = migrator().runs(migration(12));
        listening.hear(runs);
        return report.run();
    }

    /** What a report of it names rows by are their keys, as they are: that is documented, and not heard here. */
    private void undone(String run) throws Exception {
        execute("update client set name = 'serinus again' where ssn = 'serinus-36'");
        failing(() -> migrator().undo(migration(12), run));
        UndoReport report = migrator().undo(migration(12), run);
        assertThat(report.refused()).hasSize(1);
        report.refused().forEach(row -> listening.hear(row.table() + row.reason()));
        listening.hear(report.moves());
    }

    /** Anything, done or not, while a column is not there. */
    private interface Work {
        Object done();
    }

    private void failing(Work work) throws SQLException {
        execute("alter table client rename column name to title");
        Throwable failed = catchThrowable(work::done);
        assertThat(failed).isNotNull();
        listening.hear(failed);
        execute("alter table client rename column title to name");
    }

    private void check(LaterFault fault, UnderWay underWay, Product product) throws SQLException {
        try (Connection connection = connections.open()) {
            for (String table : LEDGER) {
                Things.texts(connection, "select * from \"intact_%s\"".formatted(table))
                        .forEach(listening::hear);
            }
        }
        listening.close();
        List<String> leaks = new ArrayList<>();
        List<String> heard = listening.heard();
        for (String text : heard) {
            if (CANARIES.stream().anyMatch(text::contains)) {
                leaks.add(text);
            }
        }
        fault.tell(
                underWay,
                heard.size(),
                0,
                0,
                leaks.size(),
                "%s in %s: %s texts".formatted(underWay, product, heard.size()));
        assertThat(heard).hasSizeGreaterThan(100);
        assertThat(leaks).isEmpty();
        listening = new Listening();
    }
}
