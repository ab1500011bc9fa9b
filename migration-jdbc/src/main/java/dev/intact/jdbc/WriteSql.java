package dev.intact.jdbc;

import dev.intact.jdbc.Writing.Mode;
import dev.intact.jdbc.Writing.Policy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The SQL by which rows of one table are written. Whether a row is there, and whether it differs, is decided by the
 * database, in its own types and under its own collation; whether two texts are the same, byte by byte.
 */
final class WriteSql {
    private static final Field<Object> PARAMETER = DSL.field(DSL.raw("?"), Object.class);

    private static final int PROBED = 64; // rows that are looked for at once

    private final Database database;
    private final Table<?> table;
    private final Writing writing;
    private final List<TableWrite.Slot> slots;
    private final List<TableWrite.Slot> key;
    private final List<TableWrite.Slot> changeable;

    WriteSql(Database database, TableName name, Writing writing, List<TableWrite.Slot> slots) {
        this.database = database;
        this.table = name.quoted();
        this.writing = writing;
        this.slots = slots;
        this.key = slots.stream().filter(slot -> writing.isKey(slot.leaf())).toList();
        this.changeable = slots.stream()
                .filter(slot -> !writing.isKey(slot.leaf()) && writing.policy(slot.leaf()) != Policy.KEEP)
                .toList();
    }

    /** Inserts a row; where rows are found by a key, only one that is not there, and answers 0 if it is. */
    RowStatement insert() {
        if (slots.isEmpty()) {
            return new RowStatement(database.render(DSL.insertInto(table).defaultValues()), List.of());
        }
        List<Field<?>> columns = slots.stream().<Field<?>>map(WriteSql::field).toList();
        List<Field<?>> values = slots.stream().<Field<?>>map(slot -> PARAMETER).toList();
        if (writing.mode() == Mode.INSERT) {
            return new RowStatement(
                    database.render(DSL.insertInto(table).columns(columns).values(values)), slots);
        }
        Select<?> absent =
                DSL.select(values).whereNotExists(DSL.selectOne().from(table).where(isKey()));
        String sql = database.render(DSL.insertInto(table, columns).select(absent)) + onConflict();
        return new RowStatement(sql, Stream.concat(slots.stream(), key.stream()).toList());
    }

    /**
     * Where there is such a clause, a row that another transaction has inserted in between is waited for, and stays.
     */
    private String onConflict() {
        boolean hasClause = database.dialect() == SQLDialect.POSTGRES || database.dialect() == SQLDialect.SQLITE;
        if (!hasClause || writing.mode() != Mode.UPSERT) {
            return "";
        }
        List<String> names =
                key.stream().map(slot -> database.quoted(slot.column().name())).toList();
        return " on conflict (%s) do nothing".formatted(String.join(", ", names));
    }

    /** Changes a row that is there and differs, and answers 0 if it is not or does not; empty if nothing may change. */
    Optional<RowStatement> update() {
        if (changeable.isEmpty()) {
            return Optional.empty();
        }
        Map<Field<?>, Field<?>> values = new LinkedHashMap<>();
        changeable.forEach(slot -> values.put(field(slot), written(slot)));
        String sql = database.render(DSL.update(table).set(values).where(isKey().and(differs())));
        List<TableWrite.Slot> parameters = new ArrayList<>(changeable);
        parameters.addAll(key);
        parameters.addAll(changeable);
        return Optional.of(new RowStatement(sql, parameters));
    }

    Probe probe(List<TargetColumn> wanted) {
        List<TableWrite.Slot> parameters = new ArrayList<>(changeable);
        parameters.addAll(key);
        Field<Integer> differs = changeable.isEmpty()
                ? DSL.inline(0)
                : DSL.when(differs(), DSL.inline(1)).otherwise(DSL.inline(0));
        List<RowStatement> selects = new ArrayList<>();
        boolean large = slots.stream().anyMatch(TableWrite.Slot::isContent); // a statement has a largest length
        for (int row = 0; row < (large ? 1 : PROBED); row++) {
            List<Field<?>> selected = new ArrayList<>(List.of(DSL.inline(row), differs));
            wanted.forEach(column -> selected.add(field(column)));
            String sql = database.render(DSL.select(selected).from(table).where(isKey()));
            selects.add(new RowStatement(sql, parameters));
        }
        return new Probe(selects);
    }

    private Condition isKey() {
        return DSL.and(key.stream().map(slot -> field(slot).eq(PARAMETER)).toList());
    }

    /** That some column differs from what would stand there afterwards. */
    private Condition differs() {
        return DSL.or(changeable.stream().map(this::differs).toList());
    }

    private Condition differs(TableWrite.Slot slot) {
        if (writing.policy(slot.leaf()) == Policy.OVERWRITE) {
            return isDistinct(slot.column(), PARAMETER);
        }
        return blank(slot).and(isDistinct(slot.column(), DSL.coalesce(PARAMETER, field(slot))));
    }

    private Field<Object> written(TableWrite.Slot slot) {
        if (writing.policy(slot.leaf()) == Policy.OVERWRITE) {
            return PARAMETER;
        }
        return DSL.when(blank(slot), DSL.coalesce(PARAMETER, field(slot))).otherwise(field(slot));
    }

    private static Condition blank(TableWrite.Slot slot) {
        Condition isNull = field(slot).isNull();
        return slot.column().kind() == Kind.TEXT || slot.column().typeName().equals("citext")
                ? isNull.or(DSL.trim(field(slot).coerce(String.class)).eq(DSL.inline("")))
                : isNull;
    }

    /** Equal under a collation is not the same: what differs in case only is to be overwritten. */
    private Condition isDistinct(TargetColumn column, Field<Object> value) {
        Field<Object> field = field(column);
        boolean isText = column.kind() == Kind.TEXT;
        String type = column.typeName().toLowerCase(Locale.ROOT);
        switch (database.dialect()) {
            case POSTGRES -> {
                if (isText || type.equals("citext") || type.equals("xml")) {
                    return asText(field).isDistinctFrom(asText(value));
                }
                return type.equals("json")
                        ? DSL.cast(field, SQLDataType.JSONB).isDistinctFrom(DSL.cast(value, SQLDataType.JSONB))
                        : field.isDistinctFrom(value);
            }
            case MYSQL, MARIADB -> {
                return isText ? bytes(field).isDistinctFrom(bytes(value)) : field.isDistinctFrom(value);
            }
            case SQLITE -> {
                return isText
                        ? field.coerce(String.class).collate("BINARY").isDistinctFrom(value.coerce(String.class))
                        : field.isDistinctFrom(value);
            }
            default -> {
                return type.contains("ignorecase")
                        ? DSL.cast(field, SQLDataType.VARCHAR).isDistinctFrom(DSL.cast(value, SQLDataType.VARCHAR))
                        : field.isDistinctFrom(value);
            }
        }
    }

    private static Field<String> asText(Field<Object> value) {
        return DSL.cast(value, SQLDataType.CLOB).collate("C");
    }

    private static Field<Object> bytes(Field<Object> value) {
        return DSL.field("binary convert({0} using utf8mb4)", Object.class, value);
    }

    private static Field<Object> field(TableWrite.Slot slot) {
        return field(slot.column());
    }

    private static Field<Object> field(TargetColumn column) {
        return DSL.field(DSL.quotedName(column.name()), Object.class);
    }
}
