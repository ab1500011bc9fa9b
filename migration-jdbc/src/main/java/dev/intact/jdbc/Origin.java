package dev.intact.jdbc;

import dev.intact.source.SourceException;
import java.io.Serializable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;

/** What a source reads: a table, or a query that is given as text or as jOOQ's. */
sealed interface Origin extends Serializable {

    /** A name for people. */
    String name();

    /** Finds it in a database; adds to the faults, and answers empty, if it is not there. */
    Optional<Relation> in(Database database, List<String> faults) throws SQLException;

    /** A table, in the connection's schema where none is named. */
    record OfTable(@Nullable String schema, String table) implements Origin {
        public OfTable {
            Objects.requireNonNull(table, "table");
        }

        @Override
        public String name() {
            return schema == null ? table : schema + "." + table;
        }

        @Override
        public Optional<Relation> in(Database database, List<String> faults) throws SQLException {
            return database.table(schema, table, faults).map(Relation::of);
        }
    }

    /** A query as text. */
    record OfText(String name, String sql) implements Origin {
        public OfText {
            Objects.requireNonNull(name, "name");
            if (sql.isBlank()) {
                throw new IllegalArgumentException("the query of %s is empty".formatted(name));
            }
        }

        @Override
        public Optional<Relation> in(Database database, List<String> faults) {
            return Optional.of(Relation.of(sql));
        }
    }

    /** A query of jOOQ, written in the dialect of the database that it meets. */
    record OfSelect(String name, Select<?> select) implements Origin {
        public OfSelect {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(select, "select");
        }

        @Override
        public Optional<Relation> in(Database database, List<String> faults) {
            return Optional.of(Relation.of(database.renderWithValues(select)));
        }
    }

    /** Finds it, or says why not. */
    default Relation require(Database database) throws SQLException {
        List<String> faults = new ArrayList<>();
        return in(database, faults).orElseThrow(() -> new SourceException(String.join("; ", faults)));
    }
}
