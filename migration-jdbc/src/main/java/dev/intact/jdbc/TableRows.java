package dev.intact.jdbc;

import dev.intact.jdbc.Isolation.Failure;
import dev.intact.jdbc.TableStatements.Done;
import dev.intact.jdbc.TableStatements.Found;
import dev.intact.jdbc.Writing.Mode;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes rows of one sink: all or, so that it is to be taken back, none. */
final class TableRows {
    private final TableWrite<?> write;
    private final TableStatements statements;
    private final int sink;
    private final int size;

    /** The size is that of the items that are tried together, of which some may have no row here. */
    TableRows(TableWrite<?> write, TableStatements statements, int sink, int size) {
        this.write = write;
        this.statements = statements;
        this.sink = sink;
        this.size = size;
    }

    /** The values of a row, by its place among the items that are tried together, and its record's among all. */
    static final class Row {
        private final int place;
        private final int record;
        private final @Nullable Object[] values;

        Row(int place, int record, @Nullable Object[] values) {
            this.place = place;
            this.record = record;
            this.values = values;
        }

        int record() {
            return record;
        }
    }

    /** What is executed for some rows. */
    @FunctionalInterface
    interface Execution {
        Done of(List<@Nullable Object[]> rows) throws SQLException;
    }

    /** Says that rows were not taken. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Failure<Refusal> failure;

        Refused(Failure<Refusal> failure) {
            super(null, null, false, false);
            this.failure = failure;
        }
    }

    Optional<Failure<Refusal>> write(List<Row> rows, WriteTally tally) throws SQLException {
        try {
            if (write.mode() == Mode.INSERT) {
                insert(rows, tally);
            } else {
                new KeyedRows(this, write, statements).write(rows, tally);
            }
            return Optional.empty();
        } catch (Refused e) {
            return Optional.of(e.failure);
        }
    }

    /** That a trigger or a rule drops a row without an error, so that its count is 0, is a failure too. */
    private void insert(List<Row> rows, WriteTally tally) throws SQLException, Refused {
        Done done = execute(rows, statements::insert);
        List<Integer> dropped = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            int count = done.counts().get(i);
            if (count == 0 || count == Statement.EXECUTE_FAILED) {
                dropped.add(rows.get(i).place);
            }
        }
        if (!dropped.isEmpty()) {
            throw new Refused(new Failure<>(Refusal.ignored(write, sink), dropped, size));
        }
        statements.images().inserted(write, values(rows), done.generated());
        for (int i = 0; i < rows.size(); i++) {
            tally.insertedOne();
            if (!done.generated().isEmpty()) {
                tally.generated(
                        rows.get(i).record(), write.sink(), done.generated().get(i));
            }
        }
    }

    Done execute(List<Row> rows, Execution execution) throws SQLException, Refused {
        if (rows.isEmpty()) {
            return Done.of(new int[0]);
        }
        try {
            return execution.of(values(rows));
        } catch (SQLException e) {
            if (!SqlFault.isDataFault(e)) {
                throw e;
            }
            int[] counts = e instanceof BatchUpdateException batch ? batch.getUpdateCounts() : new int[0];
            throw new Refused(failure(Refusal.by(e, write, sink), counts, rows));
        }
    }

    List<Found> find(List<Row> rows) throws SQLException {
        return statements.find(values(rows));
    }

    static List<@Nullable Object[]> values(List<Row> rows) {
        List<@Nullable Object[]> values = new ArrayList<>(rows.size());
        rows.forEach(row -> values.add(row.values));
        return values;
    }

    /** One row is not to be written: what stands before it is, then it is tried alone, then what stands behind it. */
    Refused refused(Refusal refusal, Row row) {
        return new Refused(new Failure<>(refusal, List.of(row.place), row.place + 1));
    }

    Refusal because(RefusalReason reason) {
        return reason.of(write, sink);
    }

    /** Why a row is not written, without an error of the database. */
    @FunctionalInterface
    interface RefusalReason {
        Refusal of(TableWrite<?> write, int sink);
    }

    /**
     * A driver has gone on to the end, and tells of each row, or has stopped after so many rows, or names none at all.
     * One that marks all of them, as PostgreSQL's does in a transaction, names none either. Where rows are found by a
     * key, their order matters, so that only the first of several is named.
     */
    private Failure<Refusal> failure(Refusal refusal, int[] counts, List<Row> rows) {
        List<Integer> named = new ArrayList<>();
        for (int i = 0; i < counts.length && counts.length == rows.size(); i++) {
            if (counts[i] == Statement.EXECUTE_FAILED) {
                named.add(rows.get(i).place);
            }
        }
        if (rows.size() > 1 && named.size() == rows.size()) {
            return new Failure<>(refusal, List.of(), size);
        }
        if (!named.isEmpty() && write.mode() == Mode.INSERT) {
            return new Failure<>(refusal, named, size);
        }
        boolean stopped = counts.length > 0 && counts.length < rows.size();
        if (named.isEmpty() && !stopped) {
            return new Failure<>(refusal, List.of(), size);
        }
        int bad = named.isEmpty() ? rows.get(counts.length).place : named.get(0);
        return new Failure<>(refusal, List.of(bad), bad + 1);
    }
}
