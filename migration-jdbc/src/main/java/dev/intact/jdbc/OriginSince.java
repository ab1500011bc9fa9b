package dev.intact.jdbc;

import dev.intact.field.Field;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** The rows of a table or query whose value of a column is not below another, or is null. */
record OriginSince(Origin whole, ColumnNames<?> names, Field leaf, Object least) implements Origin {
    @Override
    public String name() {
        return whole.name();
    }

    /** It is the same source, of which a run reads a part. */
    @Override
    public String fact() {
        return whole.fact();
    }

    @Override
    public Optional<Relation> in(Database database, List<String> faults) throws SQLException {
        Optional<Relation> relation = whole.in(database, faults);
        if (relation.isEmpty()) {
            return relation;
        }
        Map<Field, SourceColumn> columns = ColumnMatch.of(
                name(), names, Set.of(), columns(database, relation.get()), ColumnMatch.Direction.READ, faults);
        SourceColumn column = columns.get(leaf);
        if (column == null) {
            return Optional.empty();
        }
        org.jooq.Field<Object> field = DSL.field(DSL.quotedName(column.name()), Object.class);
        Select<?> part = DSL.select(DSL.asterisk())
                .from(relation.get().from())
                .where(field.ge(DSL.inline(least)).or(field.isNull()));
        return Optional.of(new Relation(
                DSL.table(DSL.raw("(" + database.renderWithValues(part) + ")")).as(DSL.quotedName("since")),
                relation.get().table(),
                Optional.empty()));
    }

    private static List<SourceColumn> columns(Database database, Relation relation) throws SQLException {
        String probe =
                database.render(DSL.select(DSL.asterisk()).from(relation.from()).where(DSL.falseCondition()));
        try (Statement statement = database.connection().createStatement();
                ResultSet rows = statement.executeQuery(probe)) {
            return SourceColumn.of(rows.getMetaData(), database.keepsTimesAsText());
        }
    }
}
