package dev.intact.jdbc;

import dev.intact.field.Field;
import dev.intact.field.Getter;
import dev.intact.field.Naming;
import dev.intact.field.Schema;
import dev.intact.ledger.Fingerprint;
import dev.intact.ledger.Position;
import dev.intact.source.Cursor;
import dev.intact.source.Finder;
import dev.intact.source.Source;
import dev.intact.source.SourceException;
import dev.intact.source.Split;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jooq.Converter;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table, or a query, of any database that has a JDBC driver.
 *
 * <p><b>Columns.</b> A field is read from the column that its {@link Naming} says ({@code lastContacted} from
 * {@code last_contacted}), or that {@link #column} gives. A name is taken as it is, else as the only one that differs
 * in case alone, and is always quoted. Columns that are not named are not read. A value that does not fit its field
 * without losing meaning makes its row unreadable, and the reading goes on; a column that can never fit, such as a
 * {@code TIMESTAMP} without zone for an {@link java.time.Instant}, is refused when the source is opened.
 *
 * <p><b>Pages.</b> {@linkplain #pagedBy Paged by a key}, rows are read in the order of the key, page by page; a
 * position is a key, and a numeric key divides the source into ranges that are read side by side. This is the way to
 * read much: the heap holds one page.
 *
 * <p><b>One cursor.</b> Otherwise the rows come as one result, with a fetch size, and a position is the number of a
 * row: a source opened behind row n reads n rows again and drops them. A table is ordered by its primary key, or by all
 * that is read of it; a query is read in its own order, which its {@code ORDER BY} must make total. Some databases put
 * the whole result into the heap whatever the fetch size, H2 among them; MySQL does unless it is told otherwise in its
 * URL.
 *
 * <p>What is read from one split, and its count, come from one read-only transaction, which is a snapshot on H2,
 * PostgreSQL, MySQL, MariaDB and Oracle. On other databases, and between splits, the source must be at rest. Immutable
 * and thread-safe.
 *
 * @param <S> the type of the records
 */
public final class JdbcSource<S> implements Source<S> {
    private static final long serialVersionUID = 1L;
    private static final int DEFAULT_ROWS = 1000;

    private final Connections connections;
    private final Origin origin;
    private final ColumnNames<S> names;
    private final @Nullable Field key;
    private final int rowsAtOnce;

    private JdbcSource(
            Connections connections, Origin origin, ColumnNames<S> names, @Nullable Field key, int rowsAtOnce) {
        this.connections = Objects.requireNonNull(connections, "connections");
        this.origin = origin;
        this.names = names;
        this.key = key;
        this.rowsAtOnce = rowsAtOnce;
    }

    private static <S> JdbcSource<S> of(Connections connections, Origin origin, Schema<S> schema) {
        return new JdbcSource<>(connections, origin, ColumnNames.of(schema), null, DEFAULT_ROWS);
    }

    /**
     * Reads a table or view into records.
     *
     * @param connections how to connect
     * @param table its name, in the connection's schema unless {@link #inSchema} names one
     * @param type the record class
     * @param <S> the record type
     * @return the source
     */
    public static <S> JdbcSource<S> table(Connections connections, String table, Class<S> type) {
        return table(connections, table, Schema.of(type));
    }

    /**
     * Reads a table or view into rows.
     *
     * @param connections how to connect
     * @param table its name, in the connection's schema unless {@link #inSchema} names one
     * @param schema the schema of the rows; the columns of a {@link dev.intact.field.Table} are named as they are
     * @param <S> the row type
     * @return the source
     */
    public static <S> JdbcSource<S> table(Connections connections, String table, Schema<S> schema) {
        return of(connections, new Origin.OfTable(null, table), schema);
    }

    /**
     * Reads the result of a query into records.
     *
     * @param connections how to connect
     * @param name a name for people
     * @param sql the query, in the database's own SQL; its column labels are the columns' names
     * @param type the record class
     * @param <S> the record type
     * @return the source
     * @throws IllegalArgumentException if the query is empty
     */
    public static <S> JdbcSource<S> query(Connections connections, String name, String sql, Class<S> type) {
        return query(connections, name, sql, Schema.of(type));
    }

    /**
     * Reads the result of a query into rows.
     *
     * @param connections how to connect
     * @param name a name for people
     * @param sql the query, in the database's own SQL; its column labels are the columns' names
     * @param schema the schema of the rows
     * @param <S> the row type
     * @return the source
     * @throws IllegalArgumentException if the query is empty
     */
    public static <S> JdbcSource<S> query(Connections connections, String name, String sql, Schema<S> schema) {
        return of(connections, new Origin.OfText(name, sql), schema);
    }

    /**
     * Reads the result of a query of jOOQ into records.
     *
     * @param connections how to connect
     * @param name a name for people
     * @param select the query; it is written in the dialect of the database that it meets
     * @param type the record class
     * @param <S> the record type
     * @return the source
     */
    public static <S> JdbcSource<S> query(Connections connections, String name, Select<?> select, Class<S> type) {
        return query(connections, name, select, Schema.of(type));
    }

    /**
     * Reads the result of a query of jOOQ into rows.
     *
     * @param connections how to connect
     * @param name a name for people
     * @param select the query; it is written in the dialect of the database that it meets
     * @param schema the schema of the rows
     * @param <S> the row type
     * @return the source
     */
    public static <S> JdbcSource<S> query(Connections connections, String name, Select<?> select, Schema<S> schema) {
        return of(connections, new Origin.OfSelect(name, select), schema);
    }

    /**
     * Reads the table in another schema than the connection's.
     *
     * @param schema the schema, or the catalogue on a database that has no schemas
     * @return this source with that
     * @throws IllegalStateException if the source is a query
     */
    public JdbcSource<S> inSchema(String schema) {
        if (!(origin instanceof Origin.OfTable table)) {
            throw new IllegalStateException("%s is a query; name the schema in its SQL".formatted(name()));
        }
        Origin there = new Origin.OfTable(Objects.requireNonNull(schema, "schema"), table.table());
        return new JdbcSource<>(connections, there, names, key, rowsAtOnce);
    }

    /**
     * Names columns otherwise than {@link Naming#SNAKE_CASE}, which is the default for records.
     *
     * @param naming how fields are named as columns
     * @return this source with that
     */
    public JdbcSource<S> naming(Naming naming) {
        return new JdbcSource<>(connections, origin, names.naming(naming), key, rowsAtOnce);
    }

    /**
     * Gives the name of one column.
     *
     * @param field the field
     * @param name the column's name
     * @return this source with that
     * @throws IllegalArgumentException if the getter is no field, or its column is given already
     */
    public JdbcSource<S> column(Getter<S, ?> field, String name) {
        return new JdbcSource<>(connections, origin, names.column(field, name), key, rowsAtOnce);
    }

    /**
     * Gives the name of one column, whose values are converted on their way: cents to an amount, {@code 'Y'} to
     * {@code true}. A null passes by the converter, either way. A value that it throws for is a problem of its row,
     * which is refused.
     *
     * @param field the field
     * @param name the column's name
     * @param converter from what the column has to what the field has, and back; it must be serializable in truth, not
     *     in name alone, where the definition is to travel
     * @param <V> the type of the field
     * @return this source with that
     * @throws IllegalArgumentException if the getter is no field, its column is given already, or there is no column
     *     type for what the converter is from
     */
    public <V> JdbcSource<S> column(Getter<S, V> field, String name, Converter<?, V> converter) {
        return new JdbcSource<>(connections, origin, names.column(field, name, converter), key, rowsAtOnce);
    }

    /**
     * Reads page by page, in the order of a key. It must be unique and not null: a primary key or a unique index says
     * so, else the rows are counted when the source is opened.
     *
     * @param field the field that holds the key
     * @return this source with that
     * @throws IllegalArgumentException if the getter is no field
     */
    public JdbcSource<S> pagedBy(Getter<S, ?> field) {
        return new JdbcSource<>(connections, origin, names, names.leaf(field), rowsAtOnce);
    }

    /**
     * Sets how many rows a page has, 1,000 unless set.
     *
     * @param rows the number of rows, at least 1
     * @return this source with that
     * @throws IllegalStateException if the source is not paged
     * @throws IllegalArgumentException if the number is not positive
     */
    public JdbcSource<S> pageSize(int rows) {
        if (key == null) {
            throw new IllegalStateException(
                    "%s has no pages; name their key first: pagedBy(…).pageSize(%s)".formatted(name(), rows));
        }
        return rowsAtOnce(rows);
    }

    /**
     * Sets how many rows the driver is asked to fetch at once, 1,000 unless set.
     *
     * @param rows the number of rows, at least 1
     * @return this source with that
     * @throws IllegalStateException if the source is paged
     * @throws IllegalArgumentException if the number is not positive
     */
    public JdbcSource<S> fetchSize(int rows) {
        if (key != null) {
            throw new IllegalStateException("%s is fetched page by page; use pageSize(%s)".formatted(name(), rows));
        }
        return rowsAtOnce(rows);
    }

    private JdbcSource<S> rowsAtOnce(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("%s cannot be read %s rows at once".formatted(name(), rows));
        }
        return new JdbcSource<>(connections, origin, names, key, rows);
    }

    @Override
    public String name() {
        return origin.name();
    }

    @Override
    public Schema<S> schema() {
        return names.schema();
    }

    /** {@return how many rows the database counts now; the read has a count of its own} */
    @Override
    public OptionalLong estimatedCount() {
        try (Snapshot snapshot = Snapshot.open(connections, origin)) {
            return snapshot.count(origin.require(snapshot.database()));
        } catch (SQLException e) {
            throw new SourceException("%s cannot be counted: %s".formatted(this, connections.words(e)), null);
        }
    }

    /**
     * {@return what is declared, as facts: table or query, key of the pages, and for each field its type, column and
     * converter; a query is shown to its first literal, and told apart by a digest; the rows are not looked at}
     */
    @Override
    public Fingerprint fingerprint() {
        List<String> facts = new ArrayList<>();
        facts.add(origin.fact());
        facts.add(key == null ? "is read as one result" : "is read in the order of " + key.name());
        facts.addAll(names.facts());
        return Fingerprint.of(facts);
    }

    /**
     * {@return whether the field has a column of its own, without a converter; a query must be paged, as its own order
     * is lost}
     */
    @Override
    public boolean readsSince(Field field) {
        return (key != null || origin instanceof Origin.OfTable)
                && names.typeWords(field).equals(ColumnNames.words(field));
    }

    @Override
    public Source<S> since(Field field, Object least) {
        return new JdbcSource<>(connections, new OriginSince(origin, names, field, least), names, key, rowsAtOnce);
    }

    /** {@return whether the fields have columns of their own, without converters} */
    @Override
    public boolean finds(List<Field> fields) {
        return fields.stream().allMatch(field -> names.typeWords(field).equals(ColumnNames.words(field)));
    }

    @Override
    public Finder<S> finder(List<Field> fields) {
        return JdbcFinder.open(connections, origin, names, fields);
    }

    @Override
    public Optional<Object> greatest(Field field) {
        return new OriginSince.Greatest(connections, origin, names, field).find();
    }

    /** {@return whether it is paged: then a position is a key, else the number of a row} */
    @Override
    public boolean hasLastingPositions() {
        return key != null;
    }

    @Override
    public List<Split> splits(int atMost) {
        Field pageKey = key;
        if (pageKey == null || atMost <= 1) {
            return List.of(Split.whole());
        }
        try (Snapshot snapshot = Snapshot.open(connections, origin)) {
            return ranges(snapshot, pageKey, atMost);
        }
    }

    private List<Split> ranges(Snapshot snapshot, Field pageKey, int atMost) {
        try {
            Relation relation = origin.require(snapshot.database());
            SourceColumn column =
                    snapshot.match(names, snapshot.columns(relation)).get(pageKey.index());
            if (!PageKeyColumn.of(snapshot.source(), column).key().isNumber()) {
                return List.of(Split.whole());
            }
            org.jooq.Field<Object> field = DSL.field(DSL.quotedName(column.name()), Object.class);
            String ends =
                    snapshot.render(DSL.select(DSL.min(field), DSL.max(field)).from(relation.from()));
            try (Statement statement = snapshot.connection().createStatement();
                    ResultSet rows = statement.executeQuery(ends)) {
                BigDecimal least = rows.next() ? rows.getBigDecimal(1) : null;
                return least == null ? List.of(Split.whole()) : KeyRange.divide(least, rows.getBigDecimal(2), atMost);
            }
        } catch (SQLException e) {
            throw snapshot.cannotOpen(e);
        }
    }

    @Override
    public Cursor<S> open(Split split, Position after) {
        if (key == null && !split.equals(Split.whole())) {
            throw new IllegalArgumentException("%s is not paged, and so has no part %s".formatted(name(), split));
        }
        Snapshot snapshot = Snapshot.open(connections, origin);
        try {
            Relation relation = origin.require(snapshot.database());
            Field pageKey = key;
            if (pageKey == null) {
                return RowCursor.open(snapshot, origin, relation, names, rowsAtOnce, after);
            }
            PageCursor.Paging<S> paging = new PageCursor.Paging<>(name(), names, pageKey.index(), rowsAtOnce);
            return PageCursor.open(snapshot, relation, paging, KeyRange.of(split), after);
        } catch (SQLException e) {
            SourceException failed = snapshot.cannotOpen(e);
            snapshot.close();
            throw failed;
        } catch (RuntimeException e) {
            snapshot.close();
            throw e;
        }
    }

    @Override
    public String toString() {
        return "%s in %s".formatted(name(), connections);
    }
}
