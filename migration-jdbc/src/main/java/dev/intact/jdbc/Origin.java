package dev.intact.jdbc;

import dev.intact.source.SourceException;
import java.io.Serializable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What a source reads: a table, or a query that is given as text or as jOOQ's. */
sealed interface Origin extends Serializable permits Origin.OfTable, Origin.OfText, Origin.OfSelect, OriginSince {
    /** With what a text begins in the SQL of some database; MySQL may take double quotes for that. */
    Pattern LITERAL = Pattern.compile("['\"$]");

    int DIGEST = 16;

    /** A name for people. */
    String name();

    /** What is read, as a fact by which a change is noticed; without literals, which may be secret. */
    String fact();

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
        public String fact() {
            return "reads table " + name();
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
        public String fact() {
            return Origin.query(name, sql, sql);
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
        public String fact() {
            Settings unquoted = new Settings().withRenderQuotedNames(RenderQuotedNames.NEVER);
            DSLContext plain = DSL.using(SQLDialect.DEFAULT, unquoted);
            return Origin.query(name, plain.render(select), plain.renderInlined(select));
        }

        @Override
        public Optional<Relation> in(Database database, List<String> faults) {
            return Optional.of(Relation.of(database.renderWithValues(select)));
        }
    }

    /** A query is shown to its first literal, which may be a secret, and told apart by a digest of all of it. */
    private static String query(String name, String shown, String whole) {
        Matcher literal = LITERAL.matcher(shown);
        String begin = literal.find() ? shown.substring(0, literal.start()) + "…" : shown;
        return "reads query %s: %s (SHA-256 %s)"
                .formatted(name, begin.strip(), LedgerWriter.hash(whole).substring(0, DIGEST));
    }

    /** Finds it, or says why not. */
    default Relation require(Database database) throws SQLException {
        List<String> faults = new ArrayList<>();
        return in(database, faults).orElseThrow(() -> new SourceException(String.join("; ", faults)));
    }
}
