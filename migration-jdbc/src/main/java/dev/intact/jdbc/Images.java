package dev.intact.jdbc;

import dev.intact.ledger.RunRecord;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The images that a run keeps of the rows that it changes, by the way in which they are written. Thread-safe. */
final class Images {
    private static final long CHANGES_OF_AN_EPOCH = 1_000_000_000L;

    private final Map<TableWrite<?>, ImageTable> tables;
    private final Changes changes;
    private final Replaced replaced;
    private final RunRecord run;
    private final AtomicLong last;

    Images(Map<TableWrite<?>, ImageTable> tables, Changes changes, Replaced replaced, RunRecord run) {
        this.tables = new LinkedHashMap<>(tables);
        this.changes = changes;
        this.replaced = replaced;
        this.run = run;
        this.last = new AtomicLong(run.epoch() * CHANGES_OF_AN_EPOCH);
    }

    RunRecord run() {
        return run;
    }

    Replaced replaced() {
        return replaced;
    }

    Changes changes() {
        return changes;
    }

    Optional<ImageTable> of(TableWrite<?> write) {
        return Optional.ofNullable(tables.get(write));
    }

    /** A number for the change of a chunk, that no other chunk of the run has. */
    long next() {
        return last.incrementAndGet();
    }

    /** Removes the images of a run, of whatever tables. */
    static void prune(Connection connection, LedgerTables ledger, String run) throws SQLException {
        Database database = new Database(connection);
        for (String name : names(database, ledger)) {
            String image = ledger.schema() == null
                    ? database.quoted(name)
                    : database.quoted(ledger.schema()) + "." + database.quoted(name);
            int unused = LedgerSql.execute(
                    connection, "delete from %s where %s = ?".formatted(image, database.quoted(ImageTable.RUN)), run);
        }
    }

    /** The tables of images that are there. */
    static List<String> names(Database database, LedgerTables ledger) throws SQLException {
        DatabaseMetaData catalogue = database.connection().getMetaData();
        String schema = ledger.schema() == null ? database.ownSchema() : ledger.schema();
        boolean inCatalog = !catalogue.supportsSchemasInTableDefinitions();
        String pattern = schema == null ? null : Database.pattern(catalogue, schema);
        List<String> names = new ArrayList<>();
        try (ResultSet rows = catalogue.getTables(
                inCatalog ? schema : database.connection().getCatalog(), inCatalog ? null : pattern, "%", null)) {
            while (rows.next()) {
                String name = rows.getString("TABLE_NAME");
                boolean isIndex = String.valueOf(rows.getString("TABLE_TYPE")).contains("INDEX");
                if (!isIndex
                        && name.toLowerCase(Locale.ROOT)
                                .startsWith(ImageTable.prefix(ledger).toLowerCase(Locale.ROOT))) {
                    names.add(name);
                }
            }
        }
        return names;
    }
}
