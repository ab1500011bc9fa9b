package dev.intact.examples.faults;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.convert.Text;
import dev.intact.csv.CsvSource;
import dev.intact.databases.Postgres;
import dev.intact.jdbc.Connections;
import dev.intact.jdbc.JdbcTarget;
import dev.intact.mapping.Mapping;
import dev.intact.run.Cancellation;
import dev.intact.run.Options;
import dev.intact.run.Progress;
import dev.intact.run.RunFailedException;
import dev.intact.run.RunListener;
import dev.intact.run.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Between the interruption of a run and its resumption, its source, its table or its mapping changes. It must not go on
 * as if nothing had happened; once all is as it was, it ends as a run that nothing has stopped.
 */
class ChangedWorldTest {
    private static final int COUNT = 60;
    private static final int CHUNK_SIZE = 10;
    private static final String TABLE = "create table line (id int primary key, name varchar(20) not null)";

    @TempDir
    private Path folder;

    private Path file = Path.of("");
    private Connections connections = Connections.of("", "", "");
    private Mapping<Line, Line> mapping = mapping("1");
    private @Nullable Postgres postgres;

    record Line(int id, String name) {}

    private static Mapping<Line, Line> mapping(String version) {
        return Mapping.from(Line.class)
                .to(Line.class)
                .key(Line::id)
                .version(version)
                .field(map(Line::id).copiedFrom(Line::id))
                .field(map(Line::name).from(Line::name).via(Text.trim()))
                .build();
    }

    private static String lines(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj("%1$d,line %1$d\n"::formatted)
                .collect(Collectors.joining("", "id,name\n", ""));
    }

    private void begin(String database) throws IOException, SQLException {
        file = Files.writeString(folder.resolve("lines.csv"), lines(COUNT));
        postgres = database.equals("PostgreSQL") ? Postgres.createOrSkip() : null;
        connections = postgres == null
                ? Connections.of("jdbc:h2:file:" + folder.resolve("lines") + ";WRITE_DELAY=0", "sa", "")
                : Connections.of(postgres.url(), "postgres", "");
        execute(TABLE);
    }

    @AfterEach
    void drop() {
        if (postgres != null) {
            postgres.close();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connections.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private RunReport run(Options options) {
        return Migrator.with(options.chunkSize(CHUNK_SIZE))
                .run(Migration.of(
                        "lines",
                        Move.named("lines")
                                .from(CsvSource.of(file, Line.class).build())
                                .to(
                                        mapping,
                                        JdbcTarget.of(connections)
                                                .lease(Duration.ofMillis(300))
                                                .table("line", Line.class))));
    }

    /** Does something once three chunks are committed. */
    private static Options then(Consumer<Cancellation> action) {
        Cancellation wish = new Cancellation();
        return Options.defaults().cancellation(wish).listener(new RunListener() {
            private int chunks;

            @Override
            public void chunkDone(Progress progress) {
                if (++chunks == 3) {
                    action.accept(wish);
                }
            }
        });
    }

    private void stop() {
        assertThat(run(then(Cancellation::cancel)).state()).isEqualTo(RunReport.State.CANCELLED);
    }

    private String refusal() {
        return String.valueOf(catchThrowableOfType(RunFailedException.class, () -> run(Options.defaults()))
                .getMessage());
    }

    private void finish(int number, String kind) throws SQLException {
        RunReport report = run(Options.defaults());
        assertThat(report.balance().toString()).startsWith("read=%1$d migrated=%1$d ".formatted(COUNT));
        try (Connection connection = connections.open()) {
            List<String> expected = IntStream.rangeClosed(1, COUNT)
                    .mapToObj("%1$d line %1$d"::formatted)
                    .toList();
            List<String> found = Things.texts(connection, "select id, name from line order by id");
            FaultTable.add(
                    number,
                    kind,
                    1,
                    expected.stream().filter(row -> !found.contains(row)).count(),
                    (long) found.size() - found.stream().distinct().count(),
                    0);
            assertThat(found).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"appended", "edited behind", "edited before", "truncated", "gone"})
    void a_source_that_has_changed_is_told_and_a_run_goes_on_once_it_is_back(String change) throws Exception {
        begin("H2");
        stop();
        String sound = lines(COUNT);
        switch (change) {
            case "appended" -> Files.writeString(file, sound + "61,line 61\n");
            case "edited behind" -> Files.writeString(file, sound.replace("line 55", "lime 55"));
            case "edited before" -> Files.writeString(file, sound.replace("line 5\n", "lime 5\n"));
            case "truncated" -> Files.writeString(file, lines(20));
            default -> Files.delete(file);
        }

        assertThat(refusal())
                .contains(change.equals("gone") ? "lines.csv" : "the source of move 'lines' has changed since");
        Files.writeString(file, sound);
        finish(25, "source changed before a run goes on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void a_table_that_has_changed_is_told_and_a_run_goes_on_once_it_is_as_it_was(String database) throws Exception {
        begin(database);
        stop();
        execute("alter table line alter column name type varchar(15)"
                .replace(database.equals("H2") ? "type " : "\0", "set data type "));

        assertThat(refusal()).contains("the target of move 'lines' has changed since", "Change.TARGET");
        execute("alter table line alter column name type varchar(20)"
                .replace(database.equals("H2") ? "type " : "\0", "set data type "));
        finish(27, "ALTER TABLE before or during a run");
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void a_table_that_changes_under_a_run_stops_it_and_it_goes_on_once_all_is_well(String database) throws Exception {
        begin(database);
        RunFailedException thrown = catchThrowableOfType(
                RunFailedException.class,
                () -> run(then(any -> {
                    try {
                        execute("alter table line rename column name to title");
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                })));

        assertThat(thrown.report().balance().toString()).startsWith("read=30 migrated=30 ");
        execute("alter table line rename column title to name");
        finish(27, "ALTER TABLE before or during a run");
    }

    @Test
    void a_mapping_that_has_changed_is_told_and_a_run_goes_on_with_the_old_one() throws Exception {
        begin("H2");
        stop();
        mapping = mapping("2");

        assertThat(refusal()).contains("the definition of move 'lines' has changed since", "version");
        mapping = mapping("1");
        finish(28, "mapping changed before a run goes on");
    }
}
