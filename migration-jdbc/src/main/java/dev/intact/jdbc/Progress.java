package dev.intact.jdbc;

import dev.intact.ledger.Chunk;
import dev.intact.ledger.ChunkRecord;
import dev.intact.ledger.Receipt;
import java.sql.Connection;
import java.sql.SQLException;

/** What a unit of work stores about a chunk in the transaction that holds its rows, just before that is committed. */
@FunctionalInterface
interface Progress {
    /** Stores nothing: the chunk is taken as new. */
    Progress NONE = (connection, chunk) -> Receipt.applied(ChunkRecord.of(chunk));

    /** Answers {@code applied}, and the rows are committed, or {@code already}, and they are taken back. */
    Receipt store(Connection connection, Chunk chunk) throws SQLException;
}
