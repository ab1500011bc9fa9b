package dev.intact.source;

import dev.intact.field.Codec;
import dev.intact.field.Column;
import dev.intact.field.Field;
import dev.intact.field.Getter;
import dev.intact.field.Row;
import dev.intact.field.Schema;
import dev.intact.field.Table;
import java.io.Serializable;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields by which the records of a source are sorted, and by which records belong together. */
@SuppressWarnings("serial") // an immutable list of getters, which are serializable
final class SortKey<A> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final List<Getter<A, ?>> getters;
    private final List<Field> fields;
    private final Codec<Row<SortKey<?>>> codec;
    private final Table<SortKey<?>> table;

    private SortKey(List<Getter<A, ?>> getters, List<Field> fields) {
        this.getters = getters;
        this.fields = fields;
        List<Column<SortKey<?>, ?>> columns = new ArrayList<>();
        fields.forEach(field -> columns.add(Column.of("part" + columns.size(), type(field))));
        this.table = Table.of("key", columns);
        this.codec = Codec.of(table);
    }

    /**
     * A key.
     *
     * @throws IllegalArgumentException if a getter is no field, or its values have no order or no byte form
     */
    static <A> SortKey<A> of(Source<A> source, Getter<A, ?> first, Getter<A, ?>[] more) {
        List<Getter<A, ?>> getters = new ArrayList<>(List.of(first));
        getters.addAll(Arrays.asList(more));
        Schema<A> schema = source.schema();
        List<Field> fields = getters.stream().<Field>map(schema::field).toList();
        for (Field field : fields) {
            if (!Comparable.class.isAssignableFrom(type(field))) {
                throw new IllegalArgumentException(
                        "%s.%s is a %s, whose values have no order; name a field that has one"
                                .formatted(
                                        schema.name(),
                                        field.name(),
                                        field.type().getSimpleName()));
            }
        }
        return new SortKey<>(List.copyOf(getters), fields);
    }

    /** Whole numbers of all sizes are one type, so that a reference may be narrower than what it refers to. */
    private static Class<?> type(Field field) {
        Class<?> wrapped = MethodType.methodType(field.type()).wrap().returnType();
        return wrapped == Integer.class || wrapped == Short.class || wrapped == Byte.class ? Long.class : wrapped;
    }

    /**
     * Refuses another key that could never equal this one.
     *
     * @throws IllegalArgumentException if the fields differ in number or type
     */
    void requireLike(SortKey<?> parents, String name) {
        if (!types().equals(parents.types())) {
            throw new IllegalArgumentException("%s is grouped by %s, which is no key like %s; give both the same types"
                    .formatted(name, described(), parents.described()));
        }
    }

    private List<Class<?>> types() {
        return fields.stream().<Class<?>>map(SortKey::type).toList();
    }

    private String described() {
        return fields.stream().map(Field::toString).collect(Collectors.joining(", ", "(", ")"));
    }

    /** {@return the names of the fields} */
    String words() {
        return fields.stream().map(Field::name).collect(Collectors.joining(", "));
    }

    /** {@return the fields, in the order of sorting} */
    List<Field> fields() {
        return fields;
    }

    /** {@return the key of a record; null if a part of it has no value} */
    @Nullable
    SortValue of(A record) {
        @Nullable Object[] values = new @Nullable Object[getters.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = getters.get(i).get(record);
        }
        return of(values);
    }

    /** {@return the key of a record by the values of all its leaves; null if a part of it has no value} */
    static @Nullable SortValue of(@Nullable Object[] leaves, List<Field> fields) {
        return of(fields.stream().map(field -> leaves[field.index()]).toArray());
    }

    private static @Nullable SortValue of(@Nullable Object[] values) {
        List<Object> parts = new ArrayList<>(values.length);
        for (Object value : values) {
            if (value == null) {
                return null;
            }
            boolean narrow = value instanceof Integer || value instanceof Short || value instanceof Byte;
            parts.add(narrow ? (Object) ((Number) value).longValue() : value);
        }
        return new SortValue(parts);
    }

    /** {@return a key as text that {@link #parse} reads, whatever its types} */
    String print(@Nullable SortValue value) {
        if (value == null) {
            return "";
        }
        @Nullable Object[] parts = value.parts().toArray();
        return Base64.getEncoder().withoutPadding().encodeToString(codec.encode(table.create(parts)));
    }

    @Nullable
    SortValue parse(String text) {
        if (text.isEmpty()) {
            return null;
        }
        @Nullable Object[] parts = table.values(codec.decode(Base64.getDecoder().decode(text)));
        return new SortValue(Arrays.asList(parts));
    }
}
