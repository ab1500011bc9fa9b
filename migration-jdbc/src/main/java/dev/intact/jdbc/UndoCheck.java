package dev.intact.jdbc;

import dev.intact.field.Problem;
import dev.intact.jdbc.Writing.Mode;
import dev.intact.jdbc.Writing.Policy;
import dev.intact.quality.Finding;
import dev.intact.sink.Inflow;
import dev.intact.sink.TargetException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks whether what inflows write can be undone: whether each row is found again by its primary key. */
final class UndoCheck {
    private UndoCheck() {}

    static List<Finding> undo(Connections connections, List<Inflow<?>> inflows) {
        List<Finding> findings = new ArrayList<>();
        try (Borrowed borrowed = Borrowed.from(connections)) {
            Database database = new Database(borrowed.connection());
            for (Inflow<?> inflow : inflows) {
                Optional<? extends TableWrite<?>> write = write(database, inflow);
                if (write.isPresent()) {
                    problems(database, write.get())
                            .forEach(problem -> findings.add(Finding.error(inflow.toString(), problem)));
                }
            }
        } catch (SQLException e) {
            throw JdbcSession.failed(connections, "cannot be checked", e);
        }
        return findings;
    }

    /** An inflow that does not fit is found by the check of the run. */
    private static Optional<? extends TableWrite<?>> write(Database database, Inflow<?> inflow) throws SQLException {
        return TableWrite.of(
                database, (JdbcSink<?>) inflow.sink(), inflow.output().generated(), new ArrayList<>());
    }

    private static List<Problem> problems(Database database, TableWrite<?> write) throws SQLException {
        String table = write.table().name().name();
        List<String> key = database.primaryKey(write.table().name());
        if (key.isEmpty()) {
            return List.of(Problem.of("table %s has no primary key, by which its rows could be undone".formatted(table))
                    .advice("add one, or run without Options.undoable()"));
        }
        List<Problem> problems = new ArrayList<>();
        for (String column : key) {
            if (write.mode() == Mode.INSERT) {
                unknown(write, table, column).ifPresent(problems::add);
            } else {
                changed(write, table, column).ifPresent(problems::add);
            }
        }
        write.table().columns().stream()
                .filter(column -> column.kind() == Kind.LARGE_OBJECT)
                .forEach(column -> problems.add(Problem.of(
                                "column %s.%s holds large objects, which lie outside of their rows and cannot be undone"
                                        .formatted(table, column.name()))
                        .advice("make it bytea, or run without Options.undoable()")));
        return problems;
    }

    private static Optional<Problem> unknown(TableWrite<?> write, String table, String column) {
        return ImageKey.slots(write, List.of(column)).isEmpty()
                ? Optional.of(Problem.of(
                                "column %s of the primary key of %s is made by the database, and read back into no field"
                                        .formatted(column, table))
                        .advice("add a field for it and map it as generated, or run without Options.undoable()"))
                : Optional.empty();
    }

    private static Optional<Problem> changed(TableWrite<?> write, String table, String column) {
        Writing writing = write.sink().writing();
        return write.slots().stream()
                .filter(slot -> slot.column().name().equals(column))
                .filter(slot -> !writing.isKey(slot.leaf()) && writing.policy(slot.leaf()) != Policy.KEEP)
                .findFirst()
                .map(slot -> Problem.of(
                                "may be changed in a row that is there, but belongs to the primary key of %s, by which its rows are undone"
                                        .formatted(table))
                        .at(slot.leaf().name())
                        .advice("keep(…) it, or run without Options.undoable()"));
    }

    static List<String> ddl(Connections connections, LedgerTables ledger, List<JdbcSink<?>> sinks) {
        List<String> faults = new ArrayList<>();
        Set<String> statements = new LinkedHashSet<>();
        try (Borrowed borrowed = Borrowed.from(connections)) {
            Database database = new Database(borrowed.connection());
            for (JdbcSink<?> sink : sinks) {
                Optional<TableName> name = database.table(sink.schemaName(), sink.table(), faults);
                if (name.isPresent()) {
                    TargetTable table = TargetTable.of(database, name.get());
                    statements.addAll(ImageTable.of(database, table, ledger).ddl());
                }
            }
        } catch (SQLException e) {
            throw JdbcSession.failed(connections, "cannot be opened", e);
        }
        if (!faults.isEmpty()) {
            throw new TargetException(ColumnMatch.message(connections.name(), faults));
        }
        return List.copyOf(statements);
    }

    /** A note for each table that holds rows. */
    static List<Finding> backup(Connections connections, List<Inflow<?>> inflows) {
        List<Finding> findings = new ArrayList<>();
        Set<TableName> seen = new LinkedHashSet<>();
        try (Borrowed borrowed = Borrowed.from(connections)) {
            Database database = new Database(borrowed.connection());
            for (Inflow<?> inflow : inflows) {
                Optional<? extends TableWrite<?>> write = write(database, inflow);
                if (write.isEmpty() || !seen.add(write.get().table().name())) {
                    continue;
                }
                long rows = LedgerSql.query(
                                borrowed.connection(),
                                "select count(*) from "
                                        + database.rendered(write.get().table().name()),
                                row -> row.getLong(1))
                        .get(0);
                if (rows > 0) {
                    findings.add(Finding.note(
                            inflow.toString(),
                            Problem.of("the run will write to table %s, which holds %s %s"
                                            .formatted(write.get().table().name(), rows, rows == 1 ? "row" : "rows"))
                                    .advice("copy it by migrator.backup(migration), or run with Options.undoable()")));
                }
            }
        } catch (SQLException e) {
            throw JdbcSession.failed(connections, "cannot be checked", e);
        }
        return findings;
    }
}
