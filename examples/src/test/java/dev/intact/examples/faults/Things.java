package dev.intact.examples.faults;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.jdbc.Connections;
import dev.intact.jdbc.JdbcTarget;
import dev.intact.mapping.Mapping;
import dev.intact.run.Options;
import dev.intact.run.RunFailedException;
import dev.intact.run.RunReport;
import dev.intact.sink.Sink;
import dev.intact.source.InMemorySource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A migration of things into a table that takes them twice, so that what is written twice shows: some of them a rule
 * rejects, some the database. The ledger keeps every outcome.
 */
final class Things {
    /** The table that the things go to. */
    static final String TABLE = "create table thing (id int not null, name varchar(12) not null, amount int not null)";

    private static final int MOST_STARTS = 20;

    private Things() {}

    record Thing(int id, String name, int amount) {}

    /** What is there in the end: rows, outcomes by key, and what the report says. */
    record Remains(List<String> rows, List<String> outcomes, String report) {
        long lost(Remains found) {
            HashSet<String> there = new HashSet<>(found.rows);
            return rows.stream().filter(row -> !there.contains(row)).count();
        }

        long doubled() {
            return doubled(rows) + doubled(outcomes);
        }

        private static long doubled(List<String> lines) {
            return lines.size()
                    - lines.stream()
                            .map(line -> line.substring(0, line.indexOf(' ')))
                            .distinct()
                            .count();
        }
    }

    static Mapping<Thing, Thing> mapping() {
        return Mapping.from(Thing.class)
                .to(Thing.class)
                .key(Thing::id)
                .field(map(Thing::id).copiedFrom(Thing::id))
                .field(map(Thing::name).copiedFrom(Thing::name))
                .field(map(Thing::amount).copiedFrom(Thing::amount))
                .require("the amount is not negative", thing -> thing.amount() >= 0)
                .build();
    }

    static InMemorySource<Thing> source(int count) {
        return InMemorySource.of(
                Thing.class,
                IntStream.rangeClosed(1, count)
                        .mapToObj(id -> new Thing(
                                id, (id % 50 == 33 ? "too long a name " : "thing ") + id, id % 50 == 7 ? -id : id))
                        .toList());
    }

    static Migration into(Sink<Thing> sink, int count) {
        return Migration.of("things", Move.named("things").from(source(count)).to(mapping(), sink));
    }

    static Sink<Thing> table(Connections connections) {
        return JdbcTarget.of(connections).lease(Duration.ofMillis(300)).table("thing", Thing.class);
    }

    static Options options() {
        return Options.defaults().chunkSize(20).fullLedger();
    }

    static RunReport run(Connections connections, int count) {
        return Migrator.with(options()).run(into(table(connections), count));
    }

    /** Starts a run again until it is complete; what it fails with has to tell what to expect from the library. */
    static RunReport untilComplete(Supplier<RunReport> start, Consumer<RunFailedException> failed) {
        for (int starts = 1; ; starts++) {
            try {
                return start.get();
            } catch (RunFailedException e) {
                assertThat(starts).as("%s", e.getMessage()).isLessThan(MOST_STARTS);
                failed.accept(e);
            }
        }
    }

    /** Reads what is there, past all faults. */
    static Remains remains(Connections connections, RunReport report) throws SQLException {
        try (Connection connection = connections.open()) {
            return new Remains(
                    texts(connection, "select id, name, amount from thing order by 1, 2, 3"),
                    texts(
                            connection,
                            "select \"record_key\", \"outcome\", \"reason\" from \"intact_outcome\" order by 1, 2, 3"),
                    report.moves().get(0).toString() + report.moves().get(0).reasons());
        }
    }

    static List<String> texts(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                texts.add(String.join(" ", row));
            }
            return texts;
        }
    }
}
