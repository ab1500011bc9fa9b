package dev.intact.jdbc;

import dev.intact.field.Field;
import dev.intact.ledger.Position;
import dev.intact.source.Finder;
import dev.intact.source.Receiver;
import dev.intact.source.SourceException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Finds rows by the values of some columns, many at a time, in a read-only transaction of its own. */
final class JdbcFinder<S> implements Finder<S> {
    private static final int VALUES = 500; // in one statement
    private static final org.jooq.Field<Object> PARAMETER = DSL.field(DSL.raw("?"), Object.class);

    private final Snapshot snapshot;
    private final Origin origin;
    private final Relation relation;
    private final ColumnNames<S> names;
    private final List<SourceColumn> columns;
    private final List<SourceColumn> keyColumns;
    private final List<String> order;

    private JdbcFinder(
            Snapshot snapshot,
            Origin origin,
            Relation relation,
            ColumnNames<S> names,
            List<SourceColumn> columns,
            List<SourceColumn> keyColumns,
            List<String> order) {
        this.snapshot = snapshot;
        this.origin = origin;
        this.relation = relation;
        this.names = names;
        this.columns = columns;
        this.keyColumns = keyColumns;
        this.order = order;
    }

    static <S> JdbcFinder<S> open(Connections connections, Origin origin, ColumnNames<S> names, List<Field> fields) {
        Snapshot snapshot = Snapshot.open(connections, origin);
        try {
            Relation relation = origin.require(snapshot.database());
            List<SourceColumn> columns = snapshot.match(names, snapshot.columns(relation));
            List<SourceColumn> keys =
                    fields.stream().map(field -> columns.get(field.index())).toList();
            List<String> order = RowCursor.order(snapshot, relation, columns);
            return new JdbcFinder<>(snapshot, origin, relation, names, columns, keys, order);
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
    public void find(List<List<Object>> keys, Receiver<? super S> receiver) {
        int atOnce = Math.max(1, VALUES / keyColumns.size());
        try {
            for (int from = 0; from < keys.size(); from += atOnce) {
                find(keys.subList(from, Math.min(keys.size(), from + atOnce)), from, receiver);
            }
        } catch (SQLException e) {
            throw snapshot.cannotGoOn("read", e);
        } catch (Misfit e) {
            throw new SourceException("%s cannot be asked for a key of another type: it %s"
                    .formatted(snapshot.source(), e.problem().what()));
        }
    }

    private void find(List<List<Object>> keys, int number, Receiver<? super S> receiver) throws SQLException, Misfit {
        List<org.jooq.Field<?>> selected = RowCursor.fields(
                columns.stream().map(SourceColumn::name).distinct().toList());
        String sql = snapshot.render(DSL.select(selected)
                .from(relation.from())
                .where(among(keys.size()))
                .orderBy(RowCursor.fields(order)));
        try (PreparedStatement statement = snapshot.connection().prepareStatement(sql)) {
            bind(statement, keys);
            try (ResultSet rows = statement.executeQuery()) {
                RowReader<S> reader = reader(rows);
                for (long row = 1; rows.next(); row++) {
                    String place = "row %s of those asked for".formatted(row);
                    reader.read(rows, Position.of("%s:%s".formatted(number, row)), place, receiver);
                }
            }
        }
    }

    private RowReader<S> reader(ResultSet rows) throws SQLException {
        List<SourceColumn> present =
                SourceColumn.of(rows.getMetaData(), snapshot.database().keepsTimesAsText());
        List<SourceColumn> marked = Contents.marked(snapshot, names, snapshot.match(names, present));
        return new RowReader<>(origin.name(), names, marked, Contents.unpaged(snapshot));
    }

    private Condition among(int keys) {
        List<org.jooq.Field<Object>> fields = keyColumns.stream()
                .map(column -> DSL.field(DSL.quotedName(column.name()), Object.class))
                .toList();
        if (fields.size() == 1) {
            return fields.get(0).in(Collections.nCopies(keys, PARAMETER));
        }
        Condition one =
                DSL.and(fields.stream().map(field -> field.eq(PARAMETER)).toList());
        return DSL.or(Collections.nCopies(keys, one));
    }

    /** Whole numbers are a Long, whatever the field is. */
    private void bind(PreparedStatement statement, List<List<Object>> keys) throws SQLException, Misfit {
        int parameter = 0;
        for (List<Object> key : keys) {
            for (int i = 0; i < key.size(); i++) {
                Object value = key.get(i);
                ValueType type = ValueType.known(value.getClass());
                type.binder()
                        .bind(statement, ++parameter, value, keyColumns.get(i).kind());
            }
        }
    }

    @Override
    public void close() {
        snapshot.close();
    }
}
