package dev.intact.jdbc;

import dev.intact.field.Key;
import dev.intact.ledger.KeptKeyMaps;
import dev.intact.ledger.LedgerException;
import dev.intact.ledger.NewId;
import dev.intact.ledger.Numbers;
import dev.intact.ledger.RunRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jooq.tools.jdbc.JDBCUtils;
import org.jspecify.annotations.Nullable;

/** The key maps of a database's ledger, as a run sees them; without one, whole. */
record JdbcKeyMaps(
        Connections connections,
        LedgerTables tables,
        @Nullable RunRecord asking,
        Optional<String> holder) implements KeptKeyMaps {
    private static final int TRIES = 20;

    /** Asks an open connection. */
    @FunctionalInterface
    private interface Question<R> {
        R of(Connection connection, LedgerSql sql) throws SQLException;
    }

    /** Asks, if there is a ledger; before the first run there may be none. */
    private <R> R ask(R without, Question<R> question) {
        try (Borrowed borrowed = Borrowed.from(connections)) {
            Connection connection = borrowed.connection();
            return asking != null || LedgerInstallation.isComplete(connection, tables)
                    ? question.of(connection, sql(connection))
                    : without;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private LedgerSql sql(Connection connection) {
        return new LedgerSql(tables, JDBCUtils.dialect(connection));
    }

    private LedgerException failed(SQLException e) {
        return new LedgerException(
                "%s: the ledger cannot be read or written: %s".formatted(connections.name(), connections.words(e)),
                SqlFault.withoutMessage(e));
    }

    @Override
    public Map<Key, Key> survivors(String map, Collection<Key> oldIds) {
        return ask(
                Map.of(),
                (connection, sql) -> new LedgerIds(connections.name(), sql)
                        .find(connection, map, oldIds, asking)
                        .survivors());
    }

    @Override
    public void list(String map, Consumer<NewId> visitor) {
        boolean unused = ask(false, (connection, sql) -> {
            new LedgerIds(connections.name(), sql).list(connection, map, visitor);
            return true;
        });
    }

    @Override
    public List<NewId> leadingTo(String map, Collection<Key> newIds) {
        return ask(
                List.of(),
                (connection, sql) ->
                        new LedgerIds(connections.name(), sql).newIds().leadingTo(connection, map, newIds));
    }

    @Override
    public Numbers numbers(String map, Collection<Key> oldIds) {
        return ask(
                Numbers.of(Map.of(), OptionalLong.empty()),
                (connection, sql) -> new LedgerNumbers(sql).find(connection, map, oldIds));
    }

    /** Most old ids of a resumed run have their number; what the others need is one short transaction. */
    @Override
    public Map<Key, Long> number(String map, long first, List<Key> oldIds) {
        if (oldIds.isEmpty()) {
            return Map.of();
        }
        try (Borrowed borrowed = WriteIsolation.borrow(connections)) {
            Backends.name(borrowed, holder);
            borrowed.transactional();
            Connection connection = borrowed.connection();
            LedgerNumbers numbers = new LedgerNumbers(sql(connection));
            Map<Key, Long> given = new HashMap<>(numbers.given(connection, map, oldIds));
            connection.rollback();
            List<Key> fresh =
                    oldIds.stream().filter(oldId -> !given.containsKey(oldId)).toList();
            for (int tried = 0; given.size() < oldIds.size(); tried++) {
                Map<Key, Long> more = numbers.number(connection, map, fresh);
                given.putAll(more);
                if (more.isEmpty() && !numbers.begin(connection, map, first) && tried == TRIES) {
                    throw new LedgerException("%s: key map '%s' cannot begin its numbers; check the rights to table %s"
                            .formatted(connections.name(), map, tables.tableName(LedgerTables.Kind.SEQUENCE)));
                }
            }
            return given;
        } catch (SQLException e) {
            throw failed(e);
        }
    }
}
