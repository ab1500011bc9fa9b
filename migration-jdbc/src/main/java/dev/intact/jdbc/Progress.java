package dev.intact.jdbc;

import dev.intact.ledger.Chunk;
import dev.intact.ledger.ChunkRecord;
import dev.intact.ledger.Receipt;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** What a unit of work stores about a chunk in the transaction that holds its rows, just before that is committed. */
interface Progress {
    /** Stores nothing: the chunk is taken as new. It is for units of work outside a run. */
    Progress NONE = new Progress() {
        @Override
        public Receipt store(Connection connection, Chunk chunk) {
            return Receipt.applied(ChunkRecord.of(chunk));
        }

        @Override
        public Optional<ChunkRecord> inDoubt(Connection connection, Chunk chunk) {
            return Optional.empty();
        }
    };

    /** Answers {@code applied}, and the rows are to be committed, or {@code already}, and they are taken back. */
    Receipt store(Connection connection, Chunk chunk) throws SQLException;

    /** Finds out, by another connection, whether a chunk was committed when its commit was not answered. */
    Optional<ChunkRecord> inDoubt(Connection connection, Chunk chunk) throws SQLException;
}
