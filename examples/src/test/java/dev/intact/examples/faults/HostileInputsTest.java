package dev.intact.examples.faults;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.convert.Conversion;
import dev.intact.csv.CsvSink;
import dev.intact.csv.CsvSource;
import dev.intact.databases.Postgres;
import dev.intact.jdbc.Connections;
import dev.intact.jdbc.JdbcSource;
import dev.intact.jdbc.JdbcTarget;
import dev.intact.ledger.Outcome;
import dev.intact.mapping.Mapping;
import dev.intact.run.Options;
import dev.intact.run.RunReport;
import dev.intact.sink.Sink;
import dev.intact.source.InMemorySource;
import dev.intact.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions, names and values that nobody would wish for: each record ends once, and as what it is. */
class HostileInputsTest {
    private static final int TRIES = Integer.getInteger("intact.fault.tries", 4);
    private static final String NAME = "select \"x\"; drop table thing; -- ';";
    private static final String COLUMN = "wh`at\" ever; ä";

    /** What has broken programs before; a NUL, which PostgreSQL cannot hold, stands last. */
    private static final List<String> VALUES = List.of(
            "'",
            "\"; drop table thing; --",
            "\\",
            "%s%n{0}${x}",
            "=1+1",
            "\u202Ereversed",
            "a\u0301e\u0301",
            "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
            "line\r\nbreak\n",
            "\t ",
            "\u00A0",
            "NULL",
            "\uFEFFmark",
            "x\u0000y");

    @TempDir
    private Path folder;

    record Value(int id, @Nullable String text) {}

    private Connections h2() {
        return Connections.of("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    }

    private static void execute(Connections connections, String sql) throws SQLException {
        try (Connection connection = connections.open();
                Statement statement = connection.createStatement()) {
            boolean unused = statement.execute(sql);
        }
    }

    private static RunReport run(Source<Value> source, Mapping<Value, Value> mapping, Sink<Value> sink) {
        return Migrator.with(Options.defaults().chunkSize(3))
                .run(Migration.of("values", Move.named("values").from(source).to(mapping, sink)));
    }

    private static Mapping<Value, Value> copied() {
        return Mapping.from(Value.class)
                .to(Value.class)
                .key(Value::id)
                .field(map(Value::id).copiedFrom(Value::id))
                .field(map(Value::text).copiedFrom(Value::text))
                .build();
    }

    /** A function that fails in every way that a function can. */
    private static @Nullable String unreliable(String text) {
        return switch (Math.floorMod(text.hashCode(), 5)) {
            case 0 -> throw new IllegalStateException(text);
            case 1 -> throw new UncheckedIOException(new IOException(text));
            case 2 -> throw new StringIndexOutOfBoundsException(text);
            case 3 -> null;
            default -> slow(text);
        };
    }

    private static String slow(String text) {
        try {
            Thread.sleep(5);
            return text;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_function_that_throws_answers_null_or_is_slow_costs_its_own_records_alone() throws SQLException {
        Connections h2 = h2();
        execute(h2, "create table thing (id int primary key, text varchar(99) not null)");
        List<Value> values = IntStream.range(0, 10 * TRIES)
                .mapToObj(id -> new Value(id, "text " + id))
                .toList();
        List<String> sound = values.stream()
                .filter(value -> Math.floorMod(String.valueOf(value.text()).hashCode(), 5) == 4)
                .map(value -> value.id() + " " + value.text())
                .toList();
        Mapping<Value, Value> mapping = Mapping.from(Value.class)
                .to(Value.class)
                .key(Value::id)
                .field(map(Value::id).copiedFrom(Value::id))
                .field(map(Value::text)
                        .from(Value::text)
                        .via(Conversion.of(String.class, "converted", HostileInputsTest::unreliable)))
                .build();

        RunReport report = run(
                InMemorySource.of(Value.class, values),
                mapping,
                JdbcTarget.of(h2).table("thing", Value.class));

        List<String> found = texts(h2, "select id, text from thing order by id");
        tell(17, "conversion throws, answers null, is slow", values.size(), sound, found);
        assertThat(report.balance().of(Outcome.REJECTED)).isEqualTo(values.size() - sound.size());
        assertThat(report.moves().get(0).reasons().toString()).doesNotContain("text 1");
    }

    private static List<String> texts(Connections connections, String sql) throws SQLException {
        try (Connection connection = connections.open()) {
            return Things.texts(connection, sql);
        }
    }

    private static void tell(int number, String kind, int tries, List<String> expected, List<String> found) {
        long lost = expected.stream().filter(row -> !found.contains(row)).count();
        long doubled = (long) found.size() - found.stream().distinct().count();
        FaultTable.add(number, kind, tries, lost, doubled, 0);
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void a_page_key_that_is_not_unique_is_refused_or_loses_nothing() throws SQLException {
        for (int i = 0; i < TRIES; i++) {
            Connections h2 = h2();
            execute(h2, "create table old (id int, text varchar(99))");
            execute(h2, "create table thing (id int, text varchar(99))");
            Random random = new Random(i);
            for (int id = 1; id <= 20; id++) {
                int page = id % 4 == 0 ? random.nextInt(id) : id; // a few are there twice
                execute(h2, "insert into old values (%d, 'text %d')".formatted(page, id));
            }
            execute(h2, "insert into old values (7, 'once more')");

            assertThatThrownBy(() -> run(
                            JdbcSource.table(h2, "old", Value.class)
                                    .pagedBy(Value::id)
                                    .pageSize(2),
                            copied(),
                            JdbcTarget.of(h2).table("thing", Value.class)))
                    .hasMessageContaining("page by a key that is unique and not null, or leave pagedBy out");
            execute(h2, "delete from thing");
            RunReport whole = Migrator.with(Options.defaults().anew())
                    .run(Migration.of(
                            "values",
                            Move.named("values")
                                    .from(JdbcSource.table(h2, "old", Value.class))
                                    .to(copied(), JdbcTarget.of(h2).table("thing", Value.class))));
            assertThat(whole.balance().toString()).startsWith("read=21 migrated=21 ");
            tell(
                    26,
                    "page key that is not unique",
                    1,
                    texts(h2, "select id, text from old order by id, text"),
                    texts(h2, "select id, text from thing order by id, text"));
        }
    }

    private static List<Value> values() {
        return IntStream.range(0, VALUES.size())
                .mapToObj(id -> new Value(id, VALUES.get(id)))
                .toList();
    }

    @Test
    void hostile_names_and_values_pass_through_tables() throws SQLException {
        passThrough(h2(), VALUES.size());
        try (Postgres postgres = Postgres.createOrSkip()) {
            passThrough(Connections.of(postgres.url(), "postgres", ""), VALUES.size() - 1);
        }
    }

    private static void passThrough(Connections connections, int taken) throws SQLException {
        String table = "\"" + NAME.replace("\"", "\"\"") + "\"";
        String column = "\"" + COLUMN.replace("\"", "\"\"") + "\"";
        execute(connections, "create table %s (id int primary key, %s varchar(99))".formatted(table, column));

        RunReport report = run(
                InMemorySource.of(Value.class, values()),
                copied(),
                JdbcTarget.of(connections).table(NAME, Value.class).column(Value::text, COLUMN));

        assertThat(report.balance().of(Outcome.MIGRATED)).isEqualTo(taken);
        List<String> expected = values().subList(0, taken).stream()
                .map(value -> value.id() + " " + value.text())
                .toList();
        tell(
                29,
                "hostile names and values",
                VALUES.size(),
                expected,
                texts(connections, "select id, %s from %s order by id".formatted(column, table)));
        String copy = "\"copy of " + table.substring(1);
        execute(connections, "create table %s (id int primary key, text varchar(99))".formatted(copy));
        RunReport back = run(
                JdbcSource.table(connections, NAME, Value.class)
                        .column(Value::text, COLUMN)
                        .pagedBy(Value::id),
                copied(),
                JdbcTarget.of(connections).ledgerPrefix("b\";--").table("copy of " + NAME, Value.class));
        assertThat(back.balance().of(Outcome.MIGRATED)).isEqualTo(taken);
        assertThat(texts(connections, "select id, text from %s order by id".formatted(copy)))
                .isEqualTo(expected);
    }

    @Test
    void hostile_values_pass_through_files() throws IOException, SQLException {
        Path file = folder.resolve("values.csv");
        Connections h2 = h2();
        execute(h2, "create table thing (id int primary key, text varchar(99))");

        RunReport there = run(
                InMemorySource.of(Value.class, values()),
                copied(),
                CsvSink.of(file, Value.class).build());
        RunReport back = run(
                CsvSource.of(file, Value.class).build(),
                copied(),
                JdbcTarget.of(h2).table("thing", Value.class));

        assertThat(there.balance().of(Outcome.MIGRATED)).as("%s", there.moves()).isEqualTo(VALUES.size());
        assertThat(back.balance().of(Outcome.MIGRATED)).as("%s", back.moves()).isEqualTo(VALUES.size());
        tell(
                29,
                "hostile names and values",
                VALUES.size(),
                values().stream().map(value -> value.id() + " " + value.text()).toList(),
                texts(h2, "select id, text from thing order by id"));
        assertThat(Files.size(file)).isPositive();
    }
}
