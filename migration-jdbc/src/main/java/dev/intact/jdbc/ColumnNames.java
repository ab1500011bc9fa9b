package dev.intact.jdbc;

import dev.intact.field.Content;
import dev.intact.field.Field;
import dev.intact.field.Getter;
import dev.intact.field.Naming;
import dev.intact.field.Schema;
import dev.intact.field.Table;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jooq.Converter;
import org.jspecify.annotations.Nullable;

/**
 * How the fields of a row are named as columns: by a naming, except where a name is given. Columns of a {@link Table}
 * bear their own names.
 */
final class ColumnNames<R> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Schema<R> schema;
    private final Naming naming;
    private final TreeMap<Integer, String> given;
    private final TreeMap<Integer, Converter<?, ?>> converters;

    private ColumnNames(
            Schema<R> schema, Naming naming, Map<Integer, String> given, Map<Integer, Converter<?, ?>> converters) {
        this.schema = schema;
        this.naming = naming;
        this.given = new TreeMap<>(given);
        this.converters = new TreeMap<>(converters);
    }

    static <R> ColumnNames<R> of(Schema<R> schema) {
        return new ColumnNames<>(
                schema, schema instanceof Table<?> ? Naming.AS_IS : Naming.SNAKE_CASE, Map.of(), Map.of());
    }

    ColumnNames<R> naming(Naming other) {
        return new ColumnNames<>(schema, Objects.requireNonNull(other, "naming"), given, converters);
    }

    ColumnNames<R> column(Getter<R, ?> getter, String name) {
        Field leaf = leaf(getter);
        TreeMap<Integer, String> more = new TreeMap<>(given);
        if (more.put(leaf.index(), Objects.requireNonNull(name, "name")) != null) {
            throw new IllegalArgumentException(
                    "the column of %s.%s is given twice".formatted(schema.name(), leaf.name()));
        }
        return new ColumnNames<>(schema, naming, more, converters);
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

    ColumnNames<R> column(Getter<R, ?> getter, String name, Converter<?, ?> converter) {
        ColumnNames<R> named = column(getter, name);
        Field leaf = leaf(getter);
        if (ValueType.of(converter.fromType()).isEmpty() || converter.fromType() == Content.class) {
            throw new IllegalArgumentException(
                    "the converter of %s.%s reads a %s, for which there is no column type; use one of %s"
                            .formatted(
                                    schema.name(),
                                    leaf.name(),
                                    converter.fromType().getSimpleName(),
                                    String.join(", ", ValueType.names())));
        }
        TreeMap<Integer, Converter<?, ?>> more = new TreeMap<>(converters);
        more.put(leaf.index(), converter);
        return new ColumnNames<>(schema, naming, named.given, more);
    }

    /** The type that a leaf has in its database; empty if there is none. */
    Optional<ValueType> knownType(Field leaf) {
        Converter<?, ?> converter = converters.get(leaf.index());
        return converter == null ? ValueType.of(leaf) : ValueType.of(converter.fromType());
    }

    /** The type of a leaf that {@link ColumnMatch} has let pass. */
    ValueType type(Field leaf) {
        return knownType(leaf).orElseThrow();
    }

    /** The type of a leaf in its database, for people. */
    String typeWords(Field leaf) {
        Converter<?, ?> converter = converters.get(leaf.index());
        return converter == null ? words(leaf) : converter.fromType().getSimpleName();
    }

    static String words(Field leaf) {
        return leaf.elementType()
                .map(element -> "List of " + element.getSimpleName())
                .orElse(leaf.type().getSimpleName());
    }

    /** Reads what the database has, and converts it if the leaf has a converter. */
    @SuppressWarnings("unchecked") // the reader gives values of the type that the converter is from
    ValueType.Reader converting(Field leaf, ValueType.Reader reader) {
        Converter<Object, Object> converter = (Converter<Object, Object>) converters.get(leaf.index());
        if (converter == null) {
            return reader;
        }
        return (rows, index) -> {
            Object value = reader.read(rows, index);
            return value == null ? null : converted(converter::from, value);
        };
    }

    /** A value as its column has it. */
    @SuppressWarnings("unchecked") // the leaf has values of the type that the converter is to
    @Nullable
    Object forColumn(Field leaf, @Nullable Object value) throws Misfit {
        Converter<Object, Object> converter = (Converter<Object, Object>) converters.get(leaf.index());
        return converter == null || value == null ? value : converted(converter::to, value);
    }

    private static @Nullable Object converted(UnaryOperator<Object> conversion, Object value) throws Misfit {
        try {
            return conversion.apply(value);
        } catch (RuntimeException e) { // its message may hold the value
            throw Misfit.of(
                    "is refused by the converter of its column with "
                            + e.getClass().getSimpleName(),
                    value);
        }
    }

    String of(Field leaf) {
        return given.getOrDefault(leaf.index(), naming.of(leaf.name()));
    }

    /** From which column each leaf is read, as what, as facts by which a change is noticed. */
    List<String> facts() {
        return schema.leaves().stream().map(this::fact).toList();
    }

    private String fact(Field leaf) {
        Converter<?, ?> converter = converters.get(leaf.index());
        return "%s is %s of column %s%s%s"
                .formatted(
                        leaf.name(),
                        words(leaf),
                        of(leaf),
                        converter == null
                                ? ""
                                : ", converted from %s by %s"
                                        .formatted(
                                                typeWords(leaf),
                                                converter.getClass().getName()),
                        leaf.nullable() ? ", may be missing" : "");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ColumnNames<?> that
                && schema.equals(that.schema)
                && naming == that.naming
                && given.equals(that.given)
                && converters.equals(that.converters);
    }

    @Override
    public int hashCode() {
        return Objects.hash(schema, naming, given);
    }
}
