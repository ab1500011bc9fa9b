package dev.intact.jdbc;

import dev.intact.field.Content;
import dev.intact.mapping.Lookup;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Lookup} in a table or a query: old customer number to new id, code to name.
 *
 * <pre>{@code
 * static final Lookup<String, Long> THIRD_PARTIES = JdbcLookup.named("third parties")
 *         .from(erp)
 *         .table("llx_societe")
 *         .key("code_client", String.class)
 *         .value("rowid", Long.class);
 * }</pre>
 *
 * <p>All keys of a chunk are asked for at once, in lists of at most 500, on a connection of the lookup's own, in a
 * read-only transaction. So it answers from <b>committed</b> rows: rows of the chunk under way, and in a dry run all
 * rows that the run would write, are not there yet; and an answer once given, also that there is none, is kept in the
 * lookup's cache. To refer to rows that the same run writes, use a key map.
 *
 * <p>Two keys are the same if Java says so: a text key that differs in case only has no answer, whatever the collation
 * of the database; blanks at the end of a {@code CHAR} do not count, nor zeros at the end of a decimal. A key that is
 * there with two different values fails the run: which of them is right, no lookup can know. A value that is null is no
 * answer.
 */
public final class JdbcLookup {
    private JdbcLookup() {}

    /**
     * Begins a lookup.
     *
     * @param name its name in documents and problems, unique in a mapping
     * @return what asks where it looks
     */
    public static Named named(String name) {
        return new Named(Objects.requireNonNull(name, "name"));
    }

    /** A lookup that has a name. Immutable. */
    public static final class Named {
        private final String name;

        private Named(String name) {
            this.name = name;
        }

        /**
         * Names the database.
         *
         * @param connections how to connect
         * @return what asks for the table or query
         */
        public Place from(Connections connections) {
            return new Place(name, Objects.requireNonNull(connections, "connections"), null);
        }
    }

    /** A lookup that knows its database. Immutable. */
    public static final class Place {
        private final String name;
        private final Connections connections;
        private final @Nullable String schema;

        private Place(String name, Connections connections, @Nullable String schema) {
            this.name = name;
            this.connections = connections;
            this.schema = schema;
        }

        /**
         * Looks in another schema than the connection's.
         *
         * @param other the schema, or the catalogue on a database that has no schemas
         * @return this place with that
         */
        public Place inSchema(String other) {
            return new Place(name, connections, Objects.requireNonNull(other, "schema"));
        }

        /**
         * Looks in a table or view.
         *
         * @param table its name
         * @return what asks for the columns
         */
        public Columns table(String table) {
            return new Columns(name, connections, new Origin.OfTable(schema, table));
        }

        /**
         * Looks in the result of a query.
         *
         * @param sql the query, in the database's own SQL, which selects two columns: the key and the value
         * @param keys the type of the keys
         * @param values the type of the values
         * @param <K> the type of the keys
         * @param <V> the type of the values
         * @return the lookup; a key without an answer is a problem unless {@link Lookup#unlisted} says otherwise
         * @throws IllegalArgumentException if the query is empty, or there is no column type for a type
         * @throws IllegalStateException if a schema is named, which a query names itself
         */
        public <K, V> Lookup<K, V> query(String sql, Class<K> keys, Class<V> values) {
            if (schema != null) {
                throw new IllegalStateException("lookup '%s' is a query; name the schema in its SQL".formatted(name));
            }
            return lookup(new TableLoader<>(
                    name, connections, new Origin.OfText(name, sql), null, null, known(keys), known(values)));
        }
    }

    /** A lookup that knows its table. Immutable. */
    public static final class Columns {
        private final String name;
        private final Connections connections;
        private final Origin origin;

        private Columns(String name, Connections connections, Origin origin) {
            this.name = name;
            this.connections = connections;
            this.origin = origin;
        }

        /**
         * Names the column that holds the keys.
         *
         * @param column the column
         * @param type the type of the keys
         * @param <K> the type of the keys
         * @return what asks for the values
         * @throws IllegalArgumentException if there is no column type for the type
         */
        public <K> Keyed<K> key(String column, Class<K> type) {
            return new Keyed<>(this, Objects.requireNonNull(column, "column"), known(type));
        }
    }

    /**
     * A lookup that knows its keys. Immutable.
     *
     * @param <K> the type of the keys
     */
    public static final class Keyed<K> {
        private final Columns table;
        private final String keyColumn;
        private final Class<K> keys;

        private Keyed(Columns table, String keyColumn, Class<K> keys) {
            this.table = table;
            this.keyColumn = keyColumn;
            this.keys = keys;
        }

        /**
         * Names the column that holds the answers.
         *
         * @param column the column
         * @param type the type of the answers
         * @param <V> the type of the answers
         * @return the lookup; a key without an answer is a problem unless {@link Lookup#unlisted} says otherwise
         * @throws IllegalArgumentException if there is no column type for the type
         */
        public <V> Lookup<K, V> value(String column, Class<V> type) {
            Objects.requireNonNull(column, "column");
            return lookup(new TableLoader<>(
                    table.name, table.connections, table.origin, keyColumn, column, keys, known(type)));
        }
    }

    private static <K, V> Lookup<K, V> lookup(TableLoader<K, V> loader) {
        return Lookup.loaded(loader.name(), loader);
    }

    private static <T> Class<T> known(Class<T> type) {
        if (ValueType.of(type).isEmpty() || type.isPrimitive() || type == Content.class) {
            throw new IllegalArgumentException("there is no column type for a %s in a lookup; use one of %s"
                    .formatted(type.getSimpleName(), String.join(", ", ValueType.names())));
        }
        return type;
    }
}
