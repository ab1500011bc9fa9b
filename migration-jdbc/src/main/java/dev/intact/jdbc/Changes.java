package dev.intact.jdbc;

import dev.intact.jdbc.LedgerTables.Kind;
import dev.intact.ledger.RunRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/**
 * The changes of a run, as the ledger lists them. A change is numbered by the beat of the migration, which each chunk
 * counts up as the last thing before its commit, and holds until then: so that of two changes of one row the later has
 * the larger number, in whatever partitions they were made. The change 0 stands for the run itself, whose changes are
 * kept.
 */
final class Changes {
    private static final long BEGIN = 0;
    private static final List<String> ALL = List.of("run", "change_id", "nr", "move", "images");
    private static final List<String> ID = List.of("run", "change_id");

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
}
