package dev.intact.jdbc;

import dev.intact.jdbc.LedgerTables.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The statements of a ledger, written once for a kind of database; their values are bound in the order of columns. */
final class LedgerSql {
    private static final List<String> MOVE_NOT_GONE = List.of("migration", "move", "gone");

    private final LedgerTables tables;
    private final DSLContext sql;
    private final Map<String, String> rendered = new LinkedHashMap<>();

    LedgerSql(LedgerTables tables, SQLDialect dialect) {
        this.tables = tables;
        this.sql = DSL.using(dialect, new Settings());
    }

    /** Maps a row of a result. */
    @FunctionalInterface
    interface RowMapper<R> {
        R map(ResultSet row) throws SQLException;
    }

    /** {@code insert into … (columns) values (?, …)}. */
    synchronized String insert(Kind kind, List<String> columns) {
        return rendered.computeIfAbsent(
                "insert " + kind,
                any -> render(DSL.insertInto(tables.table(kind))
                        .columns(columns.stream().map(LedgerTables::column).toList())
                        .values(columns.stream().map(column -> parameter()).toList())));
    }

    /** {@code update … set column = ?, … where column = ? and …}. */
    synchronized String update(Kind kind, List<String> set, List<String> where) {
        return rendered.computeIfAbsent("update " + kind + set + where, any -> {
            Map<org.jooq.Field<Object>, org.jooq.Field<Object>> values = new LinkedHashMap<>();
            set.forEach(column -> values.put(
                    LedgerTables.column(column),
                    column.equals("beat") ? LedgerTables.column(column).plus(DSL.inline(1)) : parameter()));
            return render(DSL.update(tables.table(kind)).set(values).where(all(where)));
        });
    }

    /** {@code select columns from … where column = ? and … order by …}. */
    synchronized String select(Kind kind, List<String> columns, List<String> where, String... order) {
        return rendered.computeIfAbsent(
                "select " + kind + columns + where + List.of(order),
                any -> render(DSL.select(
                                columns.stream().map(LedgerTables::column).toList())
                        .from(tables.table(kind))
                        .where(all(where))
                        .orderBy(Stream.of(order).map(LedgerTables::column).toList())));
    }

    /**
     * The same in the order of a time {@code since}, then of an id. Written in UTC, with no, three, six or nine digits
     * of a second, times sort as texts do, but for the Z at their end.
     */
    synchronized String oldestFirst(Kind kind, List<String> columns, List<String> where) {
        return rendered.computeIfAbsent(
                "oldest " + kind + columns + where,
                any -> render(
                        DSL.select(columns.stream().map(LedgerTables::column).toList())
                                .from(tables.table(kind))
                                .where(all(where))
                                .orderBy(
                                        DSL.field("replace({0}, 'Z', '')", String.class, LedgerTables.column("since")),
                                        LedgerTables.column("id"))));
    }

    /**
     * Whether a list of keys is asked for by pairs. H2 finds the second column of a key in a list only if the first
     * stands in it, too; else it reads all rows that have the first.
     */
    boolean asksByPairs() {
        return sql.family() == SQLDialect.H2;
    }

    /** {@code select columns from … where column = ? and … and in in (?, …)}, with the values of {@link #anyOf}. */
    synchronized String selectAny(Kind kind, List<String> columns, List<String> where, String in, int size) {
        return rendered.computeIfAbsent(
                "select " + kind + columns + where + in + size,
                any -> render(
                        DSL.select(columns.stream().map(LedgerTables::column).toList())
                                .from(tables.table(kind))
                                .where(isAny(where, in, size))));
    }

    private org.jooq.Condition isAny(List<String> where, String in, int size) {
        if (asksByPairs()) {
            List<String> all = new ArrayList<>(where);
            all.add(in);
            return DSL.row(all.stream().map(LedgerTables::column).toList())
                    .in(Stream.generate(() -> DSL.row(all.stream()
                                    .<org.jooq.Field<?>>map(any -> parameter())
                                    .toList()))
                            .limit(size)
                            .toList());
        }
        return all(where)
                .and(LedgerTables.column(in)
                        .in(Stream.generate(LedgerSql::parameter).limit(size).toList()));
    }

    /** The values of a question for any of some rows; the last of them stands for those that are missing. */
    @Nullable
    Object[] anyOf(List<String> where, List<String> some, int size) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (i == 0 || asksByPairs()) {
                values.addAll(where);
            }
            values.add(some.get(Math.min(i, some.size() - 1)));
        }
        return values.toArray();
    }

    /** {@code select columns from … where column = ? and after > ? order by after}, the first rows. */
    synchronized String page(Kind kind, List<String> columns, List<String> where, String after, int rows) {
        return rendered.computeIfAbsent(
                "page " + kind + columns + where + after + rows,
                any -> sql.renderInlined(
                        DSL.select(columns.stream().map(LedgerTables::column).toList())
                                .from(tables.table(kind))
                                .where(all(where))
                                .and(LedgerTables.column(after).gt(parameter()))
                                .orderBy(LedgerTables.column(after))
                                .limit(rows)));
    }

    /** {@code update … set column = ?, … where column = ? and … and column in (?, …)}. */
    synchronized String updateAny(Kind kind, List<String> set, List<String> where, String in, int size) {
        return rendered.computeIfAbsent("update " + kind + set + where + in + size, any -> {
            Map<org.jooq.Field<Object>, org.jooq.Field<Object>> values = new LinkedHashMap<>();
            set.forEach(column -> values.put(LedgerTables.column(column), parameter()));
            return render(DSL.update(tables.table(kind)).set(values).where(isAny(where, in, size)));
        });
    }

    /** {@code delete from … where column = ? and … and column in (?, …)}. */
    synchronized String deleteAny(Kind kind, List<String> where, String in, int size) {
        return rendered.computeIfAbsent(
                "delete " + kind + where + in + size,
                any -> render(DSL.deleteFrom(tables.table(kind)).where(isAny(where, in, size))));
    }

    /** {@code select count(*) from … where column = ? and …}. */
    synchronized String count(Kind kind, List<String> where) {
        return rendered.computeIfAbsent(
                "count " + kind + where,
                any -> render(DSL.selectCount().from(tables.table(kind)).where(all(where))));
    }

    /**
     * Remembered records whose rows are to go: of a migration and move, not gone yet, not seen by a run or excluded.
     */
    synchronized String gone(List<String> columns, boolean counted) {
        org.jooq.Condition condition = all(MOVE_NOT_GONE)
                .and(LedgerTables.column("held").gt(DSL.inline((Object) 0)))
                .and(LedgerTables.column("seen")
                        .ne(parameter())
                        .or(LedgerTables.column("outcome").eq(parameter())))
                .and(LedgerTables.column("key_hash").gt(parameter()));
        return rendered.computeIfAbsent(
                "gone " + counted,
                any -> counted
                        ? render(DSL.selectCount()
                                .from(tables.table(Kind.RECORD))
                                .where(condition))
                        : render(DSL.select(columns.stream()
                                        .map(LedgerTables::column)
                                        .toList())
                                .from(tables.table(Kind.RECORD))
                                .where(condition)
                                .orderBy(LedgerTables.column("key_hash"))));
    }

    /** {@code select min(column) from intact_record where column = ? and …}. */
    synchronized String least(String column, List<String> where) {
        return rendered.computeIfAbsent(
                "least " + column + where,
                any -> render(DSL.select(DSL.min(LedgerTables.column(column)))
                        .from(tables.table(Kind.RECORD))
                        .where(all(where))));
    }

    /** {@code select max(column) from intact_record where column = ? and … and not <> ?}. */
    synchronized String greatest(String column, List<String> where, String not) {
        return rendered.computeIfAbsent(
                "greatest " + column + where + not,
                any -> render(DSL.select(DSL.max(LedgerTables.column(column)))
                        .from(tables.table(Kind.RECORD))
                        .where(all(where).and(LedgerTables.column(not).ne(parameter())))));
    }

    synchronized String delete(Kind kind, List<String> where) {
        return rendered.computeIfAbsent(
                "delete " + kind + where,
                any -> render(DSL.deleteFrom(tables.table(kind)).where(all(where))));
    }

    private static org.jooq.Condition all(List<String> columns) {
        return DSL.and(columns.stream()
                .map(column -> LedgerTables.column(column).eq(parameter()))
                .collect(Collectors.toList()));
    }

    private static org.jooq.Field<Object> parameter() {
        return DSL.field(DSL.raw("?"), Object.class);
    }

    private String render(Query query) {
        return sql.render(query);
    }

    static int execute(Connection connection, String statement, @Nullable Object... values) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            bind(prepared, values);
            return prepared.executeUpdate();
        }
    }

    static <R> List<R> query(Connection connection, String statement, RowMapper<R> mapper, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            bind(prepared, values);
            try (ResultSet rows = prepared.executeQuery()) {
                List<R> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(mapper.map(rows));
                }
                return found;
            }
        }
    }

    /** The first rows of a result, however many it has. */
    static <R> List<R> first(
            Connection connection, String statement, RowMapper<R> mapper, int atMost, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            prepared.setMaxRows(atMost);
            bind(prepared, values);
            try (ResultSet rows = prepared.executeQuery()) {
                List<R> found = new ArrayList<>();
                while (found.size() < atMost && rows.next()) {
                    found.add(mapper.map(rows));
                }
                return found;
            }
        }
    }

    /** Hands over row by row, however many there are. */
    static void forEach(Connection connection, String statement, RowMapper<?> visitor, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            prepared.setFetchSize(1_000);
            bind(prepared, values);
            try (ResultSet rows = prepared.executeQuery()) {
                while (rows.next()) {
                    Object unused = visitor.map(rows);
                }
            }
        }
    }

    /** Takes back what a failure has left; that failure is the one to tell, even where the connection went with it. */
    static void rollbackAfter(Exception failure, Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(SqlFault.withoutMessage(e));
        }
    }

    static void bind(PreparedStatement prepared, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof Long number) {
                prepared.setLong(i + 1, number);
            } else if (value instanceof Integer number) {
                prepared.setInt(i + 1, number);
            } else {
                prepared.setString(
                        i + 1,
                        value == null
                                ? null
                                : ((String) value)
                                        .replace('\0', '␀')); // no text of PostgreSQL; what must be exact has none
            }
        }
    }
}
