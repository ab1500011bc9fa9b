package dev.intact.jdbc;

import dev.intact.field.Field;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A Java type that a field may have: the columns it can be read from and written to, and how that is done without loss.
 * What would lose meaning for every value, such as a time with a zone in a column without, is not offered at all.
 */
record ValueType(
        Class<?> type,
        Set<Kind> readable,
        Set<Kind> writable,
        Reader reader,
        Binder binder,
        @Nullable ValueType element) {

    /** Reads a value that is not null. */
    @FunctionalInterface
    interface Reader {
        @Nullable
        Object read(ResultSet rows, int column) throws SQLException, Misfit;
    }

    /** Binds a value that is not null. */
    @FunctionalInterface
    interface Binder {
        void bind(PreparedStatement statement, int parameter, Object value, Kind kind) throws SQLException, Misfit;
    }

    ValueType {
        readable = Collections.unmodifiableSet(EnumSet.copyOf(readable));
        writable = Collections.unmodifiableSet(EnumSet.copyOf(writable));
    }

    /** A type that is no list. */
    ValueType(Class<?> type, Set<Kind> readable, Set<Kind> writable, Reader reader, Binder binder) {
        this(type, readable, writable, reader, binder, null);
    }

    static Optional<ValueType> of(Class<?> type) {
        if (type.isEnum()) {
            return Optional.of(ValueTypes.ofEnum(type));
        }
        return Optional.ofNullable(ValueTypes.ALL.get(type));
    }

    static Optional<ValueType> of(Field leaf) {
        return leaf.type() == List.class
                ? leaf.elementType().flatMap(ValueType::of).flatMap(Arrays::of)
                : of(leaf.type());
    }

    /** The type of a leaf that {@link ColumnNames#of(dev.intact.field.Schema)} has let pass. */
    static ValueType known(Class<?> type) {
        return of(type).orElseThrow();
    }

    static List<String> names() {
        return ValueTypes.NAMES;
    }
}
