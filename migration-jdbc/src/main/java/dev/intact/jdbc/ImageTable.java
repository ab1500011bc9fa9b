package dev.intact.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/**
 * A table and the table of its images, which has the same columns in the same types, so that a row goes there and back
 * without being read. Before them stand the run, the change, the number of the row in it, and the phase: {@code B} for
 * a row before the change, {@code I} for one that was not there (with its primary key alone), {@code A} for the row
 * after it. A row that the change has deleted has no {@code A}.
 */
final class ImageTable {
    static final String RUN = "intact_run";
    static final String CHANGE = "intact_change";
    static final String NR = "intact_nr";
    static final String PHASE = "intact_phase";

    private static final int SHOWN = 24; // of a table's name: with the hash it stays below 63 bytes, mostly

    private final DSLContext sql;
    private final TargetTable table;
    private final LedgerTables ledger;
    private final List<String> key;
    private final List<String> restored;
    private final List<String> inserted;

    private ImageTable(
            SQLDialect dialect,
            TargetTable table,
            LedgerTables ledger,
            List<String> key,
            List<String> restored,
            List<String> inserted) {
        this.sql = DSL.using(dialect, new Settings());
        this.table = table;
        this.ledger = ledger;
        this.key = List.copyOf(key);
        this.restored = List.copyOf(restored);
        this.inserted = List.copyOf(inserted);
    }

    static ImageTable of(Database database, TargetTable table, LedgerTables ledger) throws SQLException {
        List<String> key = database.primaryKey(table.name());
        Map<String, Filling> fillings = database.fillings(table.name());
        Set<String> fixed = identitiesAlways(database, table.name());
        List<String> inserted = new ArrayList<>();
        List<String> restored = new ArrayList<>();
        for (TargetColumn column : table.columns()) {
            if (fillings.get(column.name()) != Filling.COMPUTED) {
                inserted.add(column.name());
                if (!key.contains(column.name()) && !fixed.contains(column.name())) {
                    restored.add(column.name());
                }
            }
        }
        return new ImageTable(database.dialect(), table, ledger, key, restored, inserted);
    }

    /** The columns that an update may not set. */
    private static Set<String> identitiesAlways(Database database, TableName table) throws SQLException {
        Set<String> columns = new HashSet<>();
        if (database.dialect() != SQLDialect.POSTGRES && database.dialect() != SQLDialect.H2) {
            return columns;
        }
        String sql = "select column_name from information_schema.columns"
                + " where identity_generation = 'ALWAYS' and table_schema = ? and table_name = ?";
        try (PreparedStatement statement = database.connection().prepareStatement(sql)) {
            statement.setString(1, table.schema());
            statement.setString(2, table.name());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    columns.add(rows.getString(1));
                }
            }
        }
        return columns;
    }

    TargetTable table() {
        return table;
    }

    List<String> key() {
        return key;
    }

    SQLDialect dialect() {
        return sql.dialect();
    }

    /** The name of the table of images: the same for a table of the same schema, whatever the run. */
    String name() {
        String owner = String.valueOf(
                table.name().inCatalog() ? table.name().catalog() : table.name().schema());
        String hash = LedgerWriter.hash(owner, table.name().name()).substring(0, 8);
        String shown = table.name().name().toLowerCase(Locale.ROOT);
        return "%simage_%s_%s".formatted(ledger.prefix(), shown.substring(0, Math.min(SHOWN, shown.length())), hash);
    }

    static String prefix(LedgerTables ledger) {
        return ledger.prefix() + "image_";
    }

    String image() {
        return ledger.schema() == null ? quoted(name()) : quoted(ledger.schema()) + "." + quoted(name());
    }

    String target() {
        return sql.render(table.name().quoted());
    }

    String quoted(String column) {
        return sql.render(DSL.quotedName(column));
    }

    String list(List<String> columns, String alias) {
        return columns.stream().map(column -> alias + quoted(column)).collect(Collectors.joining(", "));
    }

    List<String> columns() {
        return table.columns().stream().map(TargetColumn::name).toList();
    }

    private String own() {
        return list(List.of(RUN, CHANGE, NR, PHASE), "");
    }

    String keyOf(String one, String other) {
        return key.stream()
                .map(column -> "%s.%s = %s.%s".formatted(one, quoted(column), other, quoted(column)))
                .collect(Collectors.joining(" and "));
    }

    String isChange(String alias) {
        return "%1$s%2$s = ? and %1$s%3$s = ?".formatted(alias, quoted(RUN), quoted(CHANGE));
    }

    String is(String phase, String alias) {
        return "%s%s = '%s'".formatted(alias, quoted(PHASE), phase);
    }

    /** The condition that the rows behind two aliases are the same. */
    String same(String one, String other) {
        return SameRow.sql(sql, table.columns(), one, other);
    }

    String locked(String alias) {
        return switch (dialect()) {
            case SQLITE -> "";
            case POSTGRES -> " for update of " + alias;
            default -> " for update";
        };
    }

    private String parameters() {
        return Database.isMySql(dialect())
                ? "?, cast(? as signed), cast(? as signed)"
                : "cast(? as varchar(%s)), cast(? as bigint), cast(? as bigint)".formatted(LedgerTables.ID);
    }

    /**
     * The statements that make the table of images. On MariaDB and MySQL a column of the outer side of a join becomes
     * one that may be null, as a row that was inserted is noted by its key alone; elsewhere it is one in any case.
     */
    List<String> ddl() {
        List<String> statements = new ArrayList<>();
        String own = "%s varchar(%s), %s bigint, %s bigint, %s char(1)"
                .formatted(quoted(RUN), LedgerTables.ID, quoted(CHANGE), quoted(NR), quoted(PHASE));
        if (Database.isMySql(dialect())) {
            String nullable = "select %s from (select 1 as one) o left join %s t on 1 = 0 where 1 = 0"
                    .formatted(list(columns(), "t."), target());
            statements.add("create table %s (%s) engine=InnoDB as %s".formatted(image(), own, nullable));
        } else {
            statements.add(
                    "create table %s as select cast('' as varchar(%s)) as %s, cast(0 as bigint) as %s, cast(0 as bigint) as %s, cast('' as char(1)) as %s, %s from %s t where 1 = 0"
                            .formatted(
                                    image(),
                                    LedgerTables.ID,
                                    quoted(RUN),
                                    quoted(CHANGE),
                                    quoted(NR),
                                    quoted(PHASE),
                                    list(columns(), "t."),
                                    target()));
        }
        statements.add("create index %s on %s (%s)"
                .formatted(quoted(name() + "_c"), image(), list(List.of(RUN, CHANGE, NR), "")));
        statements.add("create index %s on %s (%s)".formatted(quoted(name() + "_k"), image(), list(key, "")));
        return statements;
    }

    /** Its columns as they would be in a table that was made now. */
    boolean fits(Connection connection) throws SQLException {
        TableName image = new TableName(
                table.name().inCatalog() && ledger.schema() != null ? ledger.schema() : connection.getCatalog(),
                table.name().inCatalog() ? null : ledger.schema() == null ? connection.getSchema() : ledger.schema(),
                name(),
                table.name().inCatalog());
        List<TargetColumn> there =
                TargetTable.of(new Database(connection), image).columns();
        return words(there.subList(Math.min(4, there.size()), there.size())).equals(words(table.columns()));
    }

    private static List<String> words(List<TargetColumn> columns) {
        return columns.stream()
                .map(column ->
                        "%s %s %s %s".formatted(column.name(), column.typeName(), column.size(), column.digits()))
                .toList();
    }

    /** Notes a row that was inserted, by its primary key: run, change, number, then the key. */
    String markInserted() {
        return "insert into %s (%s, %s) values (?, ?, ?, 'I', %s)"
                .formatted(
                        image(),
                        own(),
                        list(key, ""),
                        key.stream().map(any -> "?").collect(Collectors.joining(", ")));
    }

    /** The same of a row that is found by other columns: run, change, number, then those. */
    String markInsertedBy(List<String> by) {
        return "insert into %s (%s, %s) select %s, 'I', %s from %s t where %s"
                .formatted(image(), own(), list(key, ""), parameters(), list(key, "t."), target(), found(by));
    }

    /** Keeps a row as it is, once in a change, and locks it: run, change, number, the columns, run, change. */
    String keepBefore(List<String> by) {
        return "insert into %s (%s, %s) select %s, 'B', %s from %s t where %s and not exists (select 1 from %s i where %s and %s)%s"
                .formatted(
                        image(),
                        own(),
                        list(columns(), ""),
                        parameters(),
                        list(columns(), "t."),
                        target(),
                        found(by),
                        image(),
                        isChange("i."),
                        keyOf("i", "t"),
                        locked("t"));
    }

    private String found(List<String> by) {
        return by.stream().map(column -> "t.%s = ?".formatted(quoted(column))).collect(Collectors.joining(" and "));
    }

    String count() {
        return "select count(*) from %s where %s".formatted(image(), isChange(""));
    }

    /** How many rows that were there before the change are gone. */
    String countDeleted() {
        return "select count(*) from %s i where %s and %s and not exists (select 1 from %s t where %s)"
                .formatted(image(), isChange("i."), is("B", "i."), target(), keyOf("t", "i"));
    }

    /** Keeps all rows of a change as they are after it, if they are there. */
    String keepAfter() {
        return "insert into %s (%s, %s) select %s, 'A', %s from %s i join %s t on %s where %s"
                .formatted(
                        image(),
                        own(),
                        list(columns(), ""),
                        list(List.of(RUN, CHANGE, NR), "i."),
                        list(columns(), "t."),
                        image(),
                        target(),
                        keyOf("t", "i"),
                        isChange("i."));
    }

    /**
     * Forgets the rows that the change has left as they were: run, change, run, change. MariaDB and MySQL let no
     * statement select from the table that it deletes from (error 1093), unless the rows are gathered before.
     */
    String dropUnchanged() {
        return "delete from %s where %s and %s in (select d.%s from (select distinct b.%s from %s b join %s a on %s where %s and %s and %s and %s) d)"
                .formatted(
                        image(),
                        isChange(""),
                        quoted(NR),
                        quoted(NR),
                        quoted(NR),
                        image(),
                        image(),
                        paired("a", "b"),
                        isChange("b."),
                        is("B", "b."),
                        is("A", "a."),
                        same("a", "b"));
    }

    String paired(String one, String other) {
        return List.of(RUN, CHANGE, NR).stream()
                .map(column -> "%s.%s = %s.%s".formatted(one, quoted(column), other, quoted(column)))
                .collect(Collectors.joining(" and "));
    }

    /** The statements that put its rows back. */
    UndoSql undo() {
        return new UndoSql(this);
    }

    /** The columns that a restoration may set: neither those of the key nor what the database makes alone. */
    List<String> restored() {
        return restored;
    }

    /** The columns that an insert may name. */
    List<String> inserted() {
        return inserted;
    }

    @Override
    public String toString() {
        return name();
    }
}
