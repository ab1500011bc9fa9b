package dev.intact.jdbc;

import dev.intact.jdbc.LedgerTables.Kind;
import dev.intact.ledger.Chunk;
import dev.intact.ledger.NewId;
import dev.intact.ledger.RecordState;
import dev.intact.ledger.RunRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/**
 * What a run that can be undone replaces in the ledger beside its own story: new ids, redirects and remembered records
 * that earlier runs of the migration have left. A replay replaces for the run that it belongs to, and nothing of it.
 */
final class Replaced {
    private final LedgerTables tables;
    private final LedgerSql ledger;
    private final DSLContext sql;

    Replaced(LedgerTables tables, LedgerSql ledger, SQLDialect dialect) {
        this.tables = tables;
        this.ledger = ledger;
        this.sql = DSL.using(dialect, new Settings());
    }

    /** A table of which rows are replaced, where they are kept, how they are found, and all of their columns. */
    private record Kept(Kind now, Kind before, List<String> key, List<String> columns) {
        static final Kept NEW_IDS = new Kept(
                Kind.KEY_MAP,
                Kind.KEY_BEFORE,
                List.of("map", "old_hash"),
                List.of("map", "old_hash", "old_id", "new_id", "migration"));
        static final Kept REDIRECTS = new Kept(
                Kind.REDIRECT,
                Kind.REDIRECT_BEFORE,
                List.of("map", "old_hash"),
                List.of("map", "old_hash", "old_id", "survivor_id", "migration"));
        static final Kept RECORDS = new Kept(
                Kind.RECORD, Kind.RECORD_BEFORE, List.of("migration", "move", "key_hash"), LedgerRecords.STATE);
    }

    private String quoted(String name) {
        return sql.render(DSL.quotedName(name));
    }

    private String table(Kind kind) {
        return sql.render(tables.table(kind));
    }

    private String list(List<String> columns, String alias) {
        return columns.stream().map(column -> alias + quoted(column)).collect(Collectors.joining(", "));
    }

    /** Keeps what a chunk is about to replace; called before it is stored, in its transaction. */
    void keep(Connection connection, RunRecord run, Chunk chunk) throws SQLException {
        keepIds(connection, run, Kept.NEW_IDS, chunk.newIds().stream().filter(id -> !id.isRedirect()));
        keepIds(connection, run, Kept.REDIRECTS, chunk.newIds().stream().filter(NewId::isRedirect));
        List<RecordState> records = chunk.remembered();
        keep(
                connection,
                run,
                Kept.RECORDS,
                records.stream()
                        .map(state -> List.of(run.migration(), chunk.move(), state.hash()))
                        .toList());
    }

    private void keepIds(Connection connection, RunRecord run, Kept kept, Stream<NewId> ids) throws SQLException {
        keep(
                connection,
                run,
                kept,
                ids.map(id -> List.of(id.map(), StoredIds.hash(id.map(), id.oldId())))
                        .toList());
    }

    private void keep(Connection connection, RunRecord run, Kept kept, List<List<String>> keys) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(keeping(kept))) {
            for (List<String> key : keys) {
                Stream<String> bound = Stream.of(
                                List.of(run.family()), key, List.of(run.migration(), run.family(), run.family()))
                        .flatMap(List::stream);
                LedgerSql.bind(statement, bound.toArray());
                statement.addBatch();
            }
            int[] unused = statement.executeBatch();
        }
    }

    /** Run, key, migration, run, run. */
    private String keeping(Kept kept) {
        String isKey = kept.key.stream()
                .map(column -> "k.%s = ? and ".formatted(quoted(column)))
                .collect(Collectors.joining());
        String isSame = kept.key.stream()
                .map(column -> " and b.%1$s = k.%1$s".formatted(quoted(column)))
                .collect(Collectors.joining());
        return ("insert into %1$s (%2$s, %3$s, %4$s) select %5$s, %6$s, k.%2$s from %7$s k"
                        + " where %8$sk.%9$s = ? and k.%2$s <> ?"
                        + " and not exists (select 1 from %1$s b where b.%2$s = ?%10$s)")
                .formatted(
                        table(kept.before),
                        quoted("run"),
                        list(kept.columns, ""),
                        quoted("run_before"),
                        Database.isMySql(sql.dialect()) ? "?" : "cast(? as varchar(%s))".formatted(LedgerTables.ID),
                        list(kept.columns, "k."),
                        table(kept.now),
                        isKey,
                        quoted("migration"),
                        isSame);
    }

    /** Takes away what a run and its replays have stored, and puts back what they had replaced. */
    void restore(Connection connection, String migration, String run) throws SQLException {
        for (Kept kept : List.of(Kept.NEW_IDS, Kept.REDIRECTS, Kept.RECORDS)) {
            int removed =
                    LedgerSql.execute(connection, ledger.delete(kept.now, List.of("run", "migration")), run, migration);
            String restore = "insert into %s (%s, %s) select %s, %s from %s where %s = ?"
                    .formatted(
                            table(kept.now),
                            list(kept.columns, ""),
                            quoted("run"),
                            list(kept.columns, ""),
                            quoted("run_before"),
                            table(kept.before),
                            quoted("run"));
            int unused = removed
                    + LedgerSql.execute(connection, restore, run)
                    + LedgerSql.execute(connection, ledger.delete(kept.before, List.of("run")), run);
        }
        int unused =
                LedgerSql.execute(connection, ledger.delete(Kind.MARK, List.of("run", "migration")), run, migration);
    }
}
