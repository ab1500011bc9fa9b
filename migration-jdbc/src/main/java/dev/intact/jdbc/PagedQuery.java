package dev.intact.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.SelectLimitStep;
import org.jooq.impl.DSL;

/** The statements by which a table or query is read in pages of ascending keys. Never by offset. */
final class PagedQuery {
    private static final Field<Object> PARAMETER = DSL.field(DSL.raw("?"), Object.class);

    private final Snapshot snapshot;
    private final Relation relation;
    private final List<SourceColumn> columns;
    private final SourceColumn keyColumn;
    private final PageKey key;
    private final Field<Object> field;

    PagedQuery(Snapshot snapshot, Relation relation, List<SourceColumn> columns, SourceColumn keyColumn, PageKey key) {
        this.snapshot = snapshot;
        this.relation = relation;
        this.columns = columns;
        this.keyColumn = keyColumn;
        this.key = key;
        this.field = field(keyColumn);
    }

    private static Field<Object> field(SourceColumn column) {
        return DSL.field(DSL.quotedName(column.name()), Object.class);
    }

    /** The columns of the leaves, one after the other, and then the key. */
    PreparedStatement page(Optional<Object> above, Optional<Object> upTo, int size) throws SQLException {
        List<Field<?>> selected = new ArrayList<>();
        columns.forEach(column -> selected.add(column.sliced() ? length(column) : field(column)));
        selected.add(field);
        SelectLimitStep<?> ordered = DSL.select(selected)
                .from(relation.from())
                .where(range(above, upTo))
                .orderBy(field);
        boolean limitKnown = snapshot.database().isKnown();
        PreparedStatement statement = prepare(limitKnown ? ordered.limit(DSL.inline(size)) : ordered, above, upTo);
        statement.setFetchSize(size);
        statement.setMaxRows(size);
        return statement;
    }

    /** How many bytes a value has that is read slice by slice. */
    private Field<?> length(SourceColumn column) {
        boolean inCharacters = snapshot.database().dialect() == SQLDialect.SQLITE;
        return DSL.field(inCharacters ? "length(cast({0} as blob))" : "octet_length({0})", Long.class, field(column));
    }

    /** A slice of one value: its parameters are the first byte, counted from 1, the number of bytes, and the key. */
    PreparedStatement slice(SourceColumn column) throws SQLException {
        String slice = snapshot.database().dialect() == SQLDialect.SQLITE
                ? "substr(cast({0} as blob), {1}, {1})"
                : "substring({0}, {1}, {1})";
        Field<byte[]> value = DSL.field(slice, byte[].class, field(column), PARAMETER);
        String sql = snapshot.render(DSL.select(value).from(relation.from()).where(field.eq(PARAMETER)));
        return snapshot.connection().prepareStatement(sql);
    }

    void bindKey(PreparedStatement statement, int parameter, Object value) throws SQLException {
        key.bind(statement, parameter, value, keyColumn.kind());
    }

    PreparedStatement count(Optional<Object> above, Optional<Object> upTo) throws SQLException {
        return prepare(DSL.select(DSL.count()).from(relation.from()).where(range(above, upTo)), above, upTo);
    }

    /** How many rows there are, and how many different keys they have; rows without a key have none. */
    PreparedStatement uniqueness(Optional<Object> above, Optional<Object> upTo) throws SQLException {
        boolean firstOfSeveral = above.isEmpty() && upTo.isPresent();
        Condition range = range(above, upTo);
        Condition counted = firstOfSeveral ? range.or(field.isNull()) : range;
        return prepare(
                DSL.select(DSL.count(), DSL.countDistinct(field))
                        .from(relation.from())
                        .where(counted),
                above,
                upTo);
    }

    private Condition range(Optional<Object> above, Optional<Object> upTo) {
        Condition condition = above.isPresent() ? field.gt(PARAMETER) : DSL.noCondition();
        return upTo.isPresent() ? condition.and(field.le(PARAMETER)) : condition;
    }

    private PreparedStatement prepare(org.jooq.Query query, Optional<Object> above, Optional<Object> upTo)
            throws SQLException {
        PreparedStatement statement = snapshot.connection().prepareStatement(snapshot.render(query));
        int parameter = 0;
        for (Optional<Object> bound : List.of(above, upTo)) {
            if (bound.isPresent()) {
                key.bind(statement, ++parameter, bound.get(), keyColumn.kind());
            }
        }
        return statement;
    }
}
