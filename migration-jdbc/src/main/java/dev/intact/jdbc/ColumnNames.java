package dev.intact.jdbc;

import dev.intact.field.Field;
import dev.intact.field.Getter;
import dev.intact.field.Naming;
import dev.intact.field.Schema;
import dev.intact.field.Table;
import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How the fields of a row are named as columns: by a naming, except where a name is given. Columns of a {@link Table}
 * bear their own names.
 */
final class ColumnNames<R> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Schema<R> schema;
    private final Naming naming;
    private final TreeMap<Integer, String> given;

    private ColumnNames(Schema<R> schema, Naming naming, Map<Integer, String> given) {
        this.schema = schema;
        this.naming = naming;
        this.given = new TreeMap<>(given);
    }

    static <R> ColumnNames<R> of(Schema<R> schema) {
        for (Field leaf : schema.leaves()) {
            if (ValueType.of(leaf).isEmpty()) {
                throw new IllegalArgumentException("%s.%s is a %s, for which there is no column type; use one of %s"
                        .formatted(
                                schema.name(),
                                leaf.name(),
                                leaf.type().getSimpleName(),
                                String.join(", ", ValueType.names())));
            }
        }
        return new ColumnNames<>(schema, schema instanceof Table<?> ? Naming.AS_IS : Naming.SNAKE_CASE, Map.of());
    }

    ColumnNames<R> naming(Naming other) {
        return new ColumnNames<>(schema, Objects.requireNonNull(other, "naming"), given);
    }

    ColumnNames<R> column(Getter<R, ?> getter, String name) {
        Field leaf = leaf(getter);
        TreeMap<Integer, String> more = new TreeMap<>(given);
        if (more.put(leaf.index(), Objects.requireNonNull(name, "name")) != null) {
            throw new IllegalArgumentException(
                    "the column of %s.%s is given twice".formatted(schema.name(), leaf.name()));
        }
        return new ColumnNames<>(schema, naming, more);
    }

    /** The one leaf behind a getter. */
    Field leaf(Getter<R, ?> getter) {
        Field field = schema.field(getter);
        if (field.type().isRecord()) {
            throw new IllegalArgumentException("%s.%s is a nested record; name a field in it by Getter.path"
                    .formatted(schema.name(), field.name()));
        }
        return field;
    }

    Schema<R> schema() {
        return schema;
    }

    /** The type that a leaf has in its database. */
    ValueType type(Field leaf) {
        return ValueType.of(leaf).orElseThrow();
    }

    String of(Field leaf) {
        return given.getOrDefault(leaf.index(), naming.of(leaf.name()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ColumnNames<?> that
                && schema.equals(that.schema)
                && naming == that.naming
                && given.equals(that.given);
    }

    @Override
    public int hashCode() {
        return Objects.hash(schema, naming, given);
    }
}
