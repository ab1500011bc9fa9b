package dev.intact.jdbc;

import dev.intact.jdbc.TableRows.Refused;
import dev.intact.jdbc.TableRows.Row;
import dev.intact.jdbc.TableStatements.Done;
import dev.intact.jdbc.TableStatements.Found;
import dev.intact.jdbc.Writing.Mode;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes rows that are found by a key. Those that are not there are inserted first; then those that are there and
 * differ are updated, in order; then the others are looked for, to see that they are there as they should be.
 *
 * <p>What becomes of several rows with one key does not depend on which of them are written together: the first inserts
 * the row, if it is not there, and each of the others finds it as the one before left it. Only in the last step a row
 * may look as if the database had ignored it, because one behind it has changed it again: then all are written once
 * more, one by one.
 */
final class KeyedRows {
    private final TableRows rows;
    private final TableWrite<?> write;
    private final TableStatements statements;

    KeyedRows(TableRows rows, TableWrite<?> write, TableStatements statements) {
        this.rows = rows;
        this.write = write;
        this.statements = statements;
    }

    void write(List<Row> batch, WriteTally tally) throws SQLException, Refused {
        Savepoint before = statements.savepoint();
        WriteTally together = new WriteTally();
        if (writeTogether(batch, together)) {
            tally.add(together);
        } else {
            statements.rollback(before);
            for (Row row : batch) {
                if (!writeTogether(List.of(row), tally)) {
                    throw rows.refused(rows.because(Refusal::ignored), row);
                }
            }
        }
        statements.release(before);
    }

    /** Answers whether each row is there now as it should be. */
    private boolean writeTogether(List<Row> batch, WriteTally tally) throws SQLException, Refused {
        List<Row> inserted = new ArrayList<>();
        List<Row> there = new ArrayList<>();
        if (write.mode() == Mode.UPSERT) {
            divide(batch, counts(rows.execute(batch, statements::insert)), there, inserted);
        } else {
            there.addAll(batch);
        }
        inserted.forEach(row -> tally.insertedOne());
        statements.images().insertedByKey(write, TableRows.values(inserted));
        List<Boolean> kept = statements.images().before(write, TableRows.values(there));
        List<Row> updated = new ArrayList<>();
        List<Row> quiet = new ArrayList<>();
        List<Integer> counts = counts(rows.execute(there, statements::update));
        divide(there, counts, quiet, updated);
        requireOne(there, counts);
        statements.images().requireKept(write, TableRows.values(there), counts, kept);
        updated.forEach(row -> tally.updatedOne());
        if (!write.generated().isEmpty()) {
            keepGenerated(inserted, tally);
            keepGenerated(updated, tally);
        }
        return look(quiet, tally);
    }

    private static void divide(List<Row> batch, List<Integer> counts, List<Row> none, List<Row> some) {
        for (int i = 0; i < counts.size(); i++) {
            (counts.get(i) == 0 ? none : some).add(batch.get(i));
        }
    }

    private void requireOne(List<Row> batch, List<Integer> counts) throws Refused {
        for (int i = 0; i < counts.size(); i++) {
            if (counts.get(i) > 1) {
                throw rows.refused(rows.because(Refusal::ambiguous), batch.get(i));
            }
        }
    }

    private boolean look(List<Row> quiet, WriteTally tally) throws SQLException, Refused {
        List<Found> found = rows.find(quiet);
        boolean asTheyShould = true;
        for (int i = 0; i < quiet.size(); i++) {
            Row row = quiet.get(i);
            Found there = found.get(i);
            if (there.rows() > 1) {
                throw rows.refused(rows.because(Refusal::ambiguous), row);
            }
            if (there.rows() == 0 && write.mode() == Mode.UPDATE) {
                throw rows.refused(rows.because(Refusal::absent), row);
            }
            asTheyShould &= there.rows() == 1 && !there.differs();
            tally.unchangedOne();
            tally.generated(row.record(), write.sink(), there.generated());
        }
        return asTheyShould;
    }

    private void keepGenerated(List<Row> batch, WriteTally tally) throws SQLException {
        List<Found> found = rows.find(batch);
        for (int i = 0; i < batch.size(); i++) {
            tally.generated(batch.get(i).record(), write.sink(), found.get(i).generated());
        }
    }

    private static List<Integer> counts(Done done) throws SQLException {
        for (int count : done.counts()) {
            if (count == Statement.SUCCESS_NO_INFO) {
                throw new SQLException(
                        "the driver does not tell how many rows a statement of a batch changed", "0A000");
            }
        }
        return done.counts();
    }
}
