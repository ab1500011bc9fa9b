package dev.intact.jdbc;

import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** A table as its database names it. */
record TableName(@Nullable String catalog, @Nullable String schema, String name, boolean inCatalog) {

    /** The quoted name, with its schema, or with its catalog where that is what the database calls a schema. */
    org.jooq.Table<?> quoted() {
        String owner = inCatalog ? catalog : schema;
        return DSL.table(
                DSL.quotedName(Stream.ofNullable(owner).toArray(String[]::new)).append(DSL.quotedName(name)));
    }

    @Override
    public String toString() {
        return name;
    }
}
