package dev.intact.jdbc;

import dev.intact.jdbc.LedgerTables.Kind;
import dev.intact.ledger.NewId;
import dev.intact.ledger.RunRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/**
 * The changes of a run, as the ledger lists them, and the new ids that it replaced. A change is numbered by the beat of
 * the migration, which each chunk counts up as the last thing before its commit, and holds until then: so that of two
 * changes of one row the later has the larger number, in whatever partitions they were made. The change 0 stands for
 * the run itself, whose changes are kept.
 */
final class Changes {
    private static final long BEGIN = 0;
    private static final List<String> ALL = List.of("run", "change_id", "nr", "move", "images");
    private static final List<String> ID = List.of("run", "change_id");
    private static final List<String> OLD = List.of("map", "old_hash", "old_id", "new_id", "migration");

    private final LedgerTables tables;
    private final LedgerSql ledger;
    private final DSLContext sql;

    Changes(LedgerTables tables, LedgerSql ledger, SQLDialect dialect) {
        this.tables = tables;
        this.ledger = ledger;
        this.sql = DSL.using(dialect, new Settings());
    }

    /** What one chunk changed: when among the others, for which move, in which tables of images, in their order. */
    record Change(long nr, String move, List<String> images) {}

    String table() {
        return sql.render(tables.table(Kind.CHANGE));
    }

    private String quoted(String name) {
        return sql.render(DSL.quotedName(name));
    }

    private String list(List<String> columns) {
        return String.join(", ", columns.stream().map(this::quoted).toList());
    }

    boolean isKept(Connection connection, String run) throws SQLException {
        return find(connection, run, BEGIN).isPresent();
    }

    void keep(Connection connection, String run) throws SQLException {
        if (!isKept(connection, run)) {
            int unused = LedgerSql.execute(connection, ledger.insert(Kind.CHANGE, ALL), run, BEGIN, 0L, "", "");
        }
    }

    /** Writes a change down; the migration's row is held by the transaction. */
    void number(Connection connection, RunRecord run, long change, String move, List<String> images)
            throws SQLException {
        String beat = ledger.select(Kind.MIGRATION, List.of("beat"), List.of("name"));
        long nr = LedgerSql.query(connection, beat, row -> row.getLong(1), run.migration())
                .get(0);
        int unused = LedgerSql.execute(
                connection, ledger.insert(Kind.CHANGE, ALL), run.run(), change, nr, move, String.join("\n", images));
    }

    /** The changes that are left, the latest first. */
    List<Long> left(Connection connection, String run) throws SQLException {
        String select = "select %s from %s where %s = ? and %s <> %s order by %s desc"
                .formatted(quoted("change_id"), table(), quoted("run"), quoted("change_id"), BEGIN, quoted("nr"));
        return LedgerSql.query(connection, select, row -> row.getLong(1), run);
    }

    Optional<Change> find(Connection connection, String run, long change) throws SQLException {
        String select = ledger.select(Kind.CHANGE, List.of("nr", "move", "images"), ID);
        return LedgerSql.query(
                        connection,
                        select,
                        row -> new Change(
                                row.getLong("nr"),
                                LedgerReader.text(row, "move"),
                                LedgerReader.text(row, "images").lines().toList()),
                        run,
                        change)
                .stream()
                .findFirst();
    }

    void delete(Connection connection, String run, long change) throws SQLException {
        int unused = LedgerSql.execute(connection, ledger.delete(Kind.CHANGE, ID), run, change);
    }

    /** Keeps the new ids of earlier runs that a chunk is about to replace. */
    void keepIds(Connection connection, RunRecord run, List<NewId> newIds) throws SQLException {
        String keep = ("insert into %1$s (%2$s, %3$s, %4$s) select %5$s, %3$s, k.%6$s from %7$s k"
                        + " where k.%8$s = ? and k.%9$s = ? and k.%10$s = ? and k.%6$s <> ?"
                        + " and not exists (select 1 from %1$s b where b.%2$s = ? and b.%8$s = k.%8$s and b.%9$s = k.%9$s)")
                .formatted(
                        sql.render(tables.table(Kind.KEY_BEFORE)),
                        quoted("run"),
                        list(OLD),
                        quoted("run_before"),
                        Database.isMySql(sql.dialect()) ? "?" : "cast(? as varchar(%s))".formatted(LedgerTables.ID),
                        quoted("run"),
                        sql.render(tables.table(Kind.KEY_MAP)),
                        quoted("map"),
                        quoted("old_hash"),
                        quoted("migration"));
        try (PreparedStatement statement = connection.prepareStatement(keep)) {
            for (NewId id : newIds) {
                String hash = LedgerWriter.hash(id.map(), id.oldId().text());
                LedgerSql.bind(statement, run.run(), id.map(), hash, run.migration(), run.run(), run.run());
                statement.addBatch();
            }
            int[] unused = statement.executeBatch();
        }
    }

    /** Takes the new ids of a run away, and puts back those that it had replaced. */
    void removeIds(Connection connection, String migration, String run) throws SQLException {
        int removed =
                LedgerSql.execute(connection, ledger.delete(Kind.KEY_MAP, List.of("run", "migration")), run, migration);
        String restore = "insert into %s (%s, %s) select %s, %s from %s where %s = ?"
                .formatted(
                        sql.render(tables.table(Kind.KEY_MAP)),
                        list(OLD),
                        quoted("run"),
                        list(OLD),
                        quoted("run_before"),
                        sql.render(tables.table(Kind.KEY_BEFORE)),
                        quoted("run"));
        int restored = LedgerSql.execute(connection, restore, run);
        int unused =
                removed + restored + LedgerSql.execute(connection, ledger.delete(Kind.KEY_BEFORE, List.of("run")), run);
    }
}
