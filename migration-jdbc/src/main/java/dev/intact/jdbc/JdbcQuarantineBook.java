package dev.intact.jdbc;

import dev.intact.ledger.QuarantineBook;
import dev.intact.ledger.QuarantineEntry;
import dev.intact.ledger.QuarantineEntry.State;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The rejected records of a ledger, read and erased by transactions of their own. Thread-safe. */
record JdbcQuarantineBook(String where, LedgerTables tables, Connecting connecting) implements QuarantineBook {

    /** Lends connections to the ledger's database. */
    interface Connecting {
        /** Each statement is a transaction of its own. */
        <R> R read(JdbcLedger.Work<R> work);

        /** All is one transaction, of which nothing stays that the work does not commit. */
        <R> R within(JdbcLedger.Work<R> work);
    }

    @Override
    public List<QuarantineEntry> entries(String run, String move) {
        return connecting.read((connection, sql) -> LedgerInstallation.isComplete(connection, tables)
                ? new LedgerQuarantine(where, sql).entries(connection, run, move)
                : List.of());
    }

    /** A driver reads piece by piece within a transaction alone. */
    @Override
    public void forEach(String run, String move, State state, Consumer<? super QuarantineEntry> visitor) {
        boolean unused = connecting.within((connection, sql) -> {
            boolean isComplete = LedgerInstallation.isComplete(connection, tables);
            if (isComplete) {
                new LedgerQuarantine(where, sql).forEach(connection, run, move, state, visitor);
            }
            return isComplete;
        });
    }

    @Override
    public long count(String run, String move, State state) {
        return connecting.read((connection, sql) -> LedgerInstallation.isComplete(connection, tables)
                ? new LedgerQuarantine(where, sql).count(connection, run, move, state)
                : 0L);
    }

    @Override
    public int erase(String run, String move, Predicate<QuarantineEntry> which) {
        return connecting.within((connection, sql) -> {
            int erased = new LedgerQuarantine(where, sql).erase(connection, run, move, which);
            connection.commit();
            return erased;
        });
    }
}
