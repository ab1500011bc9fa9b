package dev.intact.jdbc;

import dev.intact.sink.Output;
import dev.intact.sink.TableCopy;
import dev.intact.sink.TargetException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Copies tables, and compares each with its copy: by the count of the rows, and by the sum of their hashes. Of each row
 * SHA-256 is taken over all values, each after its length, and over their absence; the sum is one of four numbers of 64
 * bits, so that rows may come in any order, and two equal ones do not cancel each other as they would by XOR.
 */
final class TableBackup {
    private static final int WORDS = 4;
    private static final int NULL = -1; // in the place of a length
    private static final int FETCHED = 1_000;

    private final Connections connections;
    private final Connection connection;
    private final Database database;

    private TableBackup(Connections connections, Connection connection) {
        this.connections = connections;
        this.connection = connection;
        this.database = new Database(connection);
    }

    private record Sum(long rows, String checksum) {}

    static List<TableCopy> of(Connections connections, List<Output<?>> outputs, String label) {
        List<String> faults = new ArrayList<>();
        List<TableCopy> copies = new ArrayList<>();
        try (Borrowed borrowed = Borrowed.from(connections)) {
            Backends.watch(borrowed);
            TableBackup backup = new TableBackup(connections, borrowed.connection());
            Set<TableName> tables = new LinkedHashSet<>();
            for (Output<?> output : outputs) {
                JdbcSink<?> sink = (JdbcSink<?>) output.sink();
                backup.database.table(sink.schemaName(), sink.table(), faults).ifPresent(tables::add);
            }
            if (!faults.isEmpty()) {
                throw new TargetException(ColumnMatch.message(connections.name(), faults));
            }
            borrowed.transactional(); // PostgreSQL reads row by row only within a transaction
            for (TableName table : tables) {
                copies.add(backup.copy(table, label));
            }
        } catch (SQLException e) {
            throw JdbcSession.failed(connections, "could not copy a table", e);
        }
        return copies;
    }

    private TableCopy copy(TableName table, String label) throws SQLException {
        TableName copy = new TableName(table.catalog(), table.schema(), name(table, label), table.inCatalog());
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table %s as select * from %s".formatted(database.rendered(copy), database.rendered(table)));
        }
        Sum of = sum(table);
        Sum ofCopy = sum(copy);
        if (!of.equals(ofCopy)) {
            throw new TargetException(
                    "%s: table %s holds %s rows with checksum %s, but its copy %s holds %s with %s; does something write to it meanwhile? stop that, and copy again"
                            .formatted(
                                    connections.name(),
                                    table,
                                    of.rows(),
                                    of.checksum(),
                                    copy,
                                    ofCopy.rows(),
                                    ofCopy.checksum()));
        }
        connection.commit();
        return TableCopy.of(table.name(), copy.name(), of.rows(), of.checksum());
    }

    /** Databases cut long names off, or refuse them. */
    private String name(TableName table, String label) throws SQLException {
        int most = connection.getMetaData().getMaxTableNameLength();
        int room = most <= 0 ? Integer.MAX_VALUE : most - label.length() - 1;
        String name = table.name();
        return name.substring(0, Math.min(name.length(), Math.max(1, room))) + "_" + label;
    }

    private Sum sum(TableName table) throws SQLException {
        long[] words = new long[WORDS];
        long count = 0;
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCHED);
            try (ResultSet rows = statement.executeQuery("select * from " + database.rendered(table))) {
                while (rows.next()) {
                    ByteBuffer hash = ByteBuffer.wrap(hash(rows));
                    for (int i = 0; i < WORDS; i++) {
                        words[i] += hash.getLong();
                    }
                    count++;
                }
            }
        }
        ByteBuffer all = ByteBuffer.allocate(WORDS * Long.BYTES);
        for (long word : words) {
            all.putLong(word);
        }
        return new Sum(count, HexFormat.of().formatHex(all.array()));
    }

    private static byte[] hash(ResultSet row) throws SQLException {
        MessageDigest digest = sha256();
        int columns = row.getMetaData().getColumnCount();
        for (int i = 1; i <= columns; i++) {
            byte[] value = value(row, i);
            int length = value == null ? NULL : value.length;
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, length));
            if (value != null) {
                digest.update(value);
            }
        }
        return digest.digest();
    }

    private static byte @Nullable [] value(ResultSet row, int column) throws SQLException {
        switch (row.getMetaData().getColumnType(column)) {
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> {
                return row.getBytes(column);
            }
            default -> {
                String text = row.getString(column);
                return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
