package dev.intact.jdbc;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lists as arrays of a database. An element that is null is kept; an array that is null is no list, and no empty one.
 */
final class Arrays {
    private static final Set<Kind> ARRAY = EnumSet.of(Kind.ARRAY);
    private static final int VALUE = 2; // a row of an array has its number and its value

    private Arrays() {}

    /** The type of a list of elements; empty where drivers have no arrays of them. */
    static Optional<ValueType> of(ValueType element) {
        if (element.readable().contains(Kind.BINARY)) {
            return Optional.empty();
        }
        ValueType.Reader reader = (rows, column) -> read(rows.getArray(column), element);
        return Optional.of(new ValueType(List.class, ARRAY, ARRAY, reader, binder(""), element));
    }

    private static @Nullable Object read(@Nullable Array array, ValueType element) throws SQLException, Misfit {
        if (array == null) {
            return null;
        }
        if (array.getArray() instanceof Object[][]) {
            throw Misfit.of("has more than one dimension, and is no list", array);
        }
        List<@Nullable Object> list = new ArrayList<>();
        try (ResultSet elements = array.getResultSet()) {
            while (elements.next()) {
                list.add(element.reader().read(elements, VALUE));
            }
        }
        array.free();
        return Collections.unmodifiableList(list);
    }

    /** Binds a list as an array of a type, which PostgreSQL wants to be named. */
    static ValueType.Binder binder(String arrayType) {
        String element = arrayType.startsWith("_") ? arrayType.substring(1) : "";
        return (statement, parameter, value, kind) -> {
            @Nullable
            Object[] elements = ((List<?>) value).stream().map(Arrays::plain).toArray();
            statement.setArray(parameter, statement.getConnection().createArrayOf(element, elements));
        };
    }

    private static @Nullable Object plain(@Nullable Object element) {
        if (element instanceof Enum<?> constant) {
            return constant.name();
        }
        if (element instanceof Character letter) {
            return letter.toString();
        }
        if (element instanceof LocalTime time) {
            return time.format(DateTimeFormatter.ISO_LOCAL_TIME); // H2 would cut off the fraction of any but a text
        }
        return element instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : element;
    }
}
