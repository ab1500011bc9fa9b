package dev.intact.jdbc;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The tables of a ledger: where they lie, and how they are made. */
record LedgerTables(@Nullable String schema, String prefix) implements Serializable {
    static final LedgerTables DEFAULT = new LedgerTables(null, "intact_");

    static final int ID = 100;
    private static final int NAME = 200;
    private static final int WORD = 400;
    private static final int HASH = 64;
    /** There, the server's own may take no transactions, not every character, or two names for one. */
    private static final String STORAGE = " engine=InnoDB default character set utf8mb4 collate utf8mb4_bin";

    private static final int LONG_TEXT = 20_000_000; // there, a text without a length ends at 64 KB

    /** The tables, in the order in which they are made. */
    enum Kind {
        MIGRATION("migration"),
        RUN("run"),
        MOVE("move"),
        CHUNK("chunk"),
        OUTCOME("outcome"),
        PROBLEM("problem"),
        KEY_MAP("key_map"),
        CHANGE("change"),
        KEY_BEFORE("key_before"),
        QUARANTINE("quarantine"),
        REDIRECT("redirect"),
        SEQUENCE("sequence"),
        NUMBER("number"),
        RECORD("record"),
        MARK("mark"),
        REDIRECT_BEFORE("redirect_before"),
        RECORD_BEFORE("record_before"),
        OPEN_RECORD("open_record");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    Table<?> table(Kind kind) {
        return DSL.table(name(kind));
    }

    private Name name(Kind kind) {
        Name own = DSL.quotedName(prefix + kind.word);
        return schema == null ? own : DSL.quotedName(schema).append(own);
    }

    String tableName(Kind kind) {
        return prefix + kind.word;
    }

    @Override
    public String toString() {
        return (schema == null ? "" : schema + ".") + prefix + "…";
    }

    /** The statements that make all tables, for a kind of database. */
    List<String> ddl(SQLDialect dialect) {
        return ddl(dialect, Set.of(Kind.values()));
    }

    /** The statements that make some of the tables. */
    List<String> ddl(SQLDialect dialect, Set<Kind> wanted) {
        DSLContext sql = DSL.using(dialect, new Settings());
        boolean isMySql = Database.isMySql(dialect);
        DataType<String> text = isMySql ? SQLDataType.CLOB(LONG_TEXT) : SQLDataType.CLOB;
        List<String> statements = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (wanted.contains(kind)) {
                statements.add(sql.render(create(kind, text)) + (isMySql ? STORAGE : ""));
            }
        }
        if (wanted.contains(Kind.OUTCOME)) {
            statements.add(sql.render(DSL.createIndex(DSL.quotedName(prefix + "outcome_key"))
                    .on(table(Kind.OUTCOME), column("run"), column("move"), column("key_hash"))));
        }
        return statements;
    }

    private Query create(Kind kind, DataType<String> text) {
        Columns columns = switch (kind) {
            case MIGRATION ->
                new Columns(text)
                        .key("name", SQLDataType.VARCHAR(NAME))
                        .number("epoch", "beat")
                        .word("holder", "who", "since");
            case RUN ->
                new Columns(text)
                        .key("run", SQLDataType.VARCHAR(ID))
                        .name("migration")
                        .number("epoch", "first_epoch", "full_ledger")
                        .word("who", "started", "state", "ended", "kind", "base")
                        .text("version", "failure");
            case MOVE ->
                new Columns(text)
                        .key("run", SQLDataType.VARCHAR(ID))
                        .key("move", SQLDataType.VARCHAR(NAME))
                        .number("place", "done")
                        .text("partitions", "definition", "source", "target");
            case CHUNK ->
                new Columns(text)
                        .key("run", SQLDataType.VARCHAR(ID))
                        .key("move", SQLDataType.VARCHAR(NAME))
                        .key("place", SQLDataType.CHAR(HASH))
                        .number("seq", "epoch", "records")
                        .number("migrated", "merged", "excluded", "rejected", "archived", "unchanged")
                        .number("rows_inserted", "rows_updated", "rows_unchanged")
                        .word("last_record")
                        .text("partition_id", "from_position", "to_position", "relations");
            case OUTCOME ->
                new Columns(text)
                        .key("run", SQLDataType.VARCHAR(ID))
                        .key("move", SQLDataType.VARCHAR(NAME))
                        .key("place", SQLDataType.CHAR(HASH))
                        .key("nr", SQLDataType.INTEGER)
                        .hash("key_hash")
                        .word("outcome")
                        .text("record_key", "reason");
            case PROBLEM ->
                new Columns(text)
                        .key("run", SQLDataType.VARCHAR(ID))
                        .key("move", SQLDataType.VARCHAR(NAME))
                        .key("place", SQLDataType.CHAR(HASH))
                        .key("nr", SQLDataType.INTEGER)
                        .key("part", SQLDataType.INTEGER)
                        .word("outcome")
                        .text("record_key", "what", "field", "rule", "culprit", "advice");
            case KEY_MAP ->
                new Columns(text)
                        .key("map", SQLDataType.VARCHAR(NAME))
                        .key("old_hash", SQLDataType.CHAR(HASH))
                        .name("migration")
                        .name("run")
                        .text("old_id", "new_id");
            case CHANGE ->
                new Columns(text)
                        .key("run", SQLDataType.VARCHAR(ID))
                        .key("change_id", SQLDataType.BIGINT)
                        .number("nr")
                        .text("move", "images");
            case KEY_BEFORE ->
                new Columns(text)
                        .key("run", SQLDataType.VARCHAR(ID))
                        .key("map", SQLDataType.VARCHAR(NAME))
                        .key("old_hash", SQLDataType.CHAR(HASH))
                        .name("migration")
                        .name("run_before")
                        .text("old_id", "new_id");
            case QUARANTINE ->
                new Columns(text)
                        .key("run", SQLDataType.VARCHAR(ID))
                        .key("move", SQLDataType.VARCHAR(NAME))
                        .key("id", SQLDataType.CHAR(HASH))
                        .hash("key_hash")
                        .word("state", "last_run", "since")
                        .text("record_key", "detail");
            case REDIRECT ->
                new Columns(text)
                        .key("map", SQLDataType.VARCHAR(NAME))
                        .key("old_hash", SQLDataType.CHAR(HASH))
                        .name("migration")
                        .name("run")
                        .text("old_id", "survivor_id");
            case SEQUENCE ->
                new Columns(text).key("map", SQLDataType.VARCHAR(NAME)).number("next_number");
            case NUMBER ->
                new Columns(text)
                        .key("map", SQLDataType.VARCHAR(NAME))
                        .key("old_hash", SQLDataType.CHAR(HASH))
                        .number("given");
            case RECORD -> record(new Columns(text), "run");
            case MARK ->
                new Columns(text)
                        .key("migration", SQLDataType.VARCHAR(NAME))
                        .key("move", SQLDataType.VARCHAR(NAME))
                        .key("run", SQLDataType.VARCHAR(ID))
                        .number("nr", "anew")
                        .word("since", "up_to");
            case REDIRECT_BEFORE ->
                new Columns(text)
                        .key("run", SQLDataType.VARCHAR(ID))
                        .key("map", SQLDataType.VARCHAR(NAME))
                        .key("old_hash", SQLDataType.CHAR(HASH))
                        .name("migration")
                        .name("run_before")
                        .text("old_id", "survivor_id");
            case OPEN_RECORD ->
                new Columns(text)
                        .key("run", SQLDataType.VARCHAR(ID))
                        .key("move", SQLDataType.VARCHAR(NAME))
                        .key("id", SQLDataType.CHAR(HASH))
                        .word("state")
                        .text("detail");
            case RECORD_BEFORE -> record(new Columns(text).key("run", SQLDataType.VARCHAR(ID)), "run_before");
        };
        return DSL.createTable(name(kind)).columns(columns.all).constraints(DSL.primaryKey(columns.key));
    }

    /** A remembered record, and the run that wrote it down. */
    private static Columns record(Columns columns, String writer) {
        return columns.key("migration", SQLDataType.VARCHAR(NAME))
                .key("move", SQLDataType.VARCHAR(NAME))
                .key("key_hash", SQLDataType.CHAR(HASH))
                .name("seen")
                .name("gone")
                .word("outcome", "written", "mark")
                .hash("source_hash")
                .hash("definition_hash")
                .number("held")
                .name(writer)
                .text("record_key", "row_state");
    }

    static Field<Object> column(String name) {
        return DSL.field(DSL.quotedName(name), Object.class);
    }

    /** Gathers columns. */
    private static final class Columns {
        private final DataType<String> text;
        private final List<Field<?>> all = new ArrayList<>();
        private final List<Field<?>> key = new ArrayList<>();

        Columns(DataType<String> text) {
            this.text = text;
        }

        Columns key(String name, DataType<?> type) {
            Field<?> field = DSL.field(DSL.quotedName(name), type.notNull());
            all.add(field);
            key.add(field);
            return this;
        }

        Columns name(String name) {
            all.add(DSL.field(DSL.quotedName(name), SQLDataType.VARCHAR(NAME).notNull()));
            return this;
        }

        Columns hash(String name) {
            all.add(DSL.field(DSL.quotedName(name), SQLDataType.CHAR(HASH).notNull()));
            return this;
        }

        Columns number(String... names) {
            for (String name : names) {
                all.add(DSL.field(DSL.quotedName(name), SQLDataType.BIGINT.notNull()));
            }
            return this;
        }

        Columns word(String... names) {
            for (String name : names) {
                all.add(DSL.field(
                        DSL.quotedName(name), SQLDataType.VARCHAR(WORD).null_()));
            }
            return this;
        }

        Columns text(String... names) {
            for (String name : names) {
                all.add(DSL.field(DSL.quotedName(name), text.null_()));
            }
            return this;
        }
    }
}
