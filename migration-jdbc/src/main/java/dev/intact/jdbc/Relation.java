package dev.intact.jdbc;

import java.util.Optional;
import org.jooq.impl.DSL;

/** An {@link Origin} found in a database: what stands behind FROM, and the table or the query that it is. */
record Relation(org.jooq.Table<?> from, Optional<TableName> table, Optional<String> query) {

    static Relation of(TableName table) {
        return new Relation(table.quoted(), Optional.of(table), Optional.empty());
    }

    /** A query stands in parentheses; a line break ends a comment in its last line. */
    static Relation of(String sql) {
        String query = sql.strip().replaceFirst(";\\s*$", "");
        org.jooq.Table<?> from = DSL.table(DSL.raw("(" + query + "\n)")).as(DSL.quotedName("q"));
        return new Relation(from, Optional.empty(), Optional.of(query));
    }
}
