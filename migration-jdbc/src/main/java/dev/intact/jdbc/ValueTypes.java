package dev.intact.jdbc;

import static dev.intact.jdbc.Kind.BINARY;
import static dev.intact.jdbc.Kind.BOOLEAN;
import static dev.intact.jdbc.Kind.DATE;
import static dev.intact.jdbc.Kind.DECIMAL;
import static dev.intact.jdbc.Kind.DOUBLE;
import static dev.intact.jdbc.Kind.INTEGER;
import static dev.intact.jdbc.Kind.LARGE_OBJECT;
import static dev.intact.jdbc.Kind.OTHER;
import static dev.intact.jdbc.Kind.REAL;
import static dev.intact.jdbc.Kind.TEXT;
import static dev.intact.jdbc.Kind.TIME;
import static dev.intact.jdbc.Kind.TIMESTAMP;
import static dev.intact.jdbc.Kind.ZONED_TIMESTAMP;

import dev.intact.field.Content;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The catalogue of {@link ValueType}s. */
final class ValueTypes {
    static final Map<Class<?>, ValueType> ALL;
    static final List<String> NAMES;

    private static final Set<Kind> NUMBER = EnumSet.of(INTEGER, DECIMAL, REAL, DOUBLE, LARGE_OBJECT);

    static {
        Map<Class<?>, ValueType> all = new LinkedHashMap<>();
        addTexts(all);
        addWholeNumbers(all);
        addNumbers(all);
        addTimes(all);
        add(all, byte[].class, EnumSet.of(BINARY), ResultSet::getBytes, (s, i, v, kind) -> s.setBytes(i, (byte[]) v));
        Set<Kind> large = EnumSet.of(BINARY, LARGE_OBJECT);
        add(all, Content.class, large, ValueTypes::readByContents, ValueTypes::bindContent);
        ALL = Collections.unmodifiableMap(all);
        List<String> names = new ArrayList<>();
        all.keySet().stream()
                .filter(type -> !type.isPrimitive())
                .map(Class::getSimpleName)
                .forEach(names::add);
        names.add("an enum");
        names.add("a List of these");
        NAMES = List.copyOf(names);
    }

    private ValueTypes() {}

    /** A conversion of an object that the driver gave, which is not null. */
    @FunctionalInterface
    private interface Conversion {
        Object apply(Object value) throws Misfit;
    }

    private static void addTexts(Map<Class<?>, ValueType> all) {
        ValueType.Binder asText = (s, i, v, kind) -> s.setString(i, v.toString());
        Set<Kind> readableAsText = EnumSet.complementOf(EnumSet.of(BINARY));
        Set<Kind> writableAsText = EnumSet.of(TEXT, OTHER, Kind.UUID);
        all.put(
                String.class,
                new ValueType(String.class, readableAsText, writableAsText, ResultSet::getString, asText));
        for (Class<?> type : List.of(char.class, Character.class)) {
            add(all, type, EnumSet.of(TEXT), texts(ValueTypes::toCharacter), asText);
        }
        add(
                all,
                UUID.class,
                EnumSet.of(Kind.UUID, TEXT),
                objects(ValueTypes::toUuid),
                (s, i, v, kind) -> s.setObject(i, kind == TEXT ? v.toString() : v));
    }

    private static void addWholeNumbers(Map<Class<?>, ValueType> all) {
        for (Class<?> type : List.of(byte.class, Byte.class)) {
            number(all, type, v -> (byte) Numbers.whole(v, Byte.MIN_VALUE, Byte.MAX_VALUE, "byte"));
        }
        for (Class<?> type : List.of(short.class, Short.class)) {
            number(all, type, v -> (short) Numbers.whole(v, Short.MIN_VALUE, Short.MAX_VALUE, "short"));
        }
        for (Class<?> type : List.of(int.class, Integer.class)) {
            number(all, type, v -> (int) Numbers.whole(v, Integer.MIN_VALUE, Integer.MAX_VALUE, "int"));
        }
        for (Class<?> type : List.of(long.class, Long.class)) {
            number(all, type, v -> Numbers.whole(v, Long.MIN_VALUE, Long.MAX_VALUE, "long"));
        }
        number(all, BigInteger.class, Numbers::integer);
    }

    private static void addNumbers(Map<Class<?>, ValueType> all) {
        number(all, BigDecimal.class, Numbers::decimal);
        for (Class<?> type : List.of(double.class, Double.class)) {
            number(all, type, Numbers::toDouble);
        }
        for (Class<?> type : List.of(float.class, Float.class)) {
            number(all, type, Numbers::toFloat);
        }
        for (Class<?> type : List.of(boolean.class, Boolean.class)) {
            add(all, type, EnumSet.of(BOOLEAN, INTEGER, DECIMAL), objects(Numbers::toBoolean), ValueTypes::bindBoolean);
        }
    }

    private static void addTimes(Map<Class<?>, ValueType> all) {
        all.put(
                LocalDate.class,
                new ValueType(
                        LocalDate.class,
                        EnumSet.of(DATE, TIMESTAMP),
                        EnumSet.of(DATE),
                        ValueTypes::readDate,
                        ValueTypes::bindObject));
        add(all, LocalTime.class, EnumSet.of(TIME), typed(LocalTime.class), ValueTypes::bindObject);
        add(all, LocalDateTime.class, EnumSet.of(TIMESTAMP), typed(LocalDateTime.class), ValueTypes::bindObject);
        Set<Kind> zoned = EnumSet.of(ZONED_TIMESTAMP);
        add(all, OffsetDateTime.class, zoned, typed(OffsetDateTime.class), ValueTypes::bindObject);
        add(
                all,
                Instant.class,
                zoned,
                (rows, column) -> {
                    OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
                    return time == null ? null : time.toInstant();
                },
                (s, i, v, kind) -> s.setObject(i, OffsetDateTime.ofInstant((Instant) v, ZoneOffset.UTC)));
    }

    /** An enum is known by the names of its constants, exactly. */
    static ValueType ofEnum(Class<?> type) {
        Map<String, Object> constants = new TreeMap<>();
        for (Object constant : type.getEnumConstants()) {
            constants.put(((Enum<?>) constant).name(), constant);
        }
        Conversion byName = value -> {
            Object constant = constants.get(value.toString());
            if (constant == null) {
                throw Misfit.of("is no constant of %s %s".formatted(type.getSimpleName(), constants.keySet()), value);
            }
            return constant;
        };
        Set<Kind> kinds = EnumSet.of(TEXT, OTHER);
        return new ValueType(
                type, kinds, kinds, texts(byName), (s, i, v, kind) -> s.setString(i, ((Enum<?>) v).name()));
    }

    private static void number(Map<Class<?>, ValueType> all, Class<?> type, Conversion conversion) {
        add(all, type, NUMBER, objects(conversion), ValueTypes::bindNumber);
    }

    private static void add(
            Map<Class<?>, ValueType> all,
            Class<?> type,
            Set<Kind> kinds,
            ValueType.Reader reader,
            ValueType.Binder binder) {
        all.put(type, new ValueType(type, kinds, kinds, reader, binder));
    }

    private static ValueType.Reader objects(Conversion conversion) {
        return (rows, column) -> converted(rows.getObject(column), conversion);
    }

    private static ValueType.Reader texts(Conversion conversion) {
        return (rows, column) -> converted(rows.getString(column), conversion);
    }

    private static @Nullable Object converted(@Nullable Object value, Conversion conversion) throws Misfit {
        return value == null ? null : conversion.apply(value);
    }

    private static ValueType.Reader typed(Class<?> type) {
        return (rows, column) -> rows.getObject(column, type);
    }

    private static @Nullable Object readDate(ResultSet rows, int column) throws SQLException, Misfit {
        if (rows.getMetaData().getColumnType(column) != Types.TIMESTAMP) {
            return rows.getObject(column, LocalDate.class);
        }
        LocalDateTime time = rows.getObject(column, LocalDateTime.class);
        if (time != null && !time.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            throw Misfit.of("has a time of day, and would lose it", time);
        }
        return time == null ? null : time.toLocalDate();
    }

    private static Object toCharacter(Object value) throws Misfit {
        String text = value.toString();
        if (text.length() != 1) {
            throw Misfit.of("is not one character", text);
        }
        return text.charAt(0);
    }

    private static Object toUuid(Object value) throws Misfit {
        if (value instanceof UUID) {
            return value;
        }
        try {
            UUID uuid = UUID.fromString(value.toString());
            if (uuid.toString().equalsIgnoreCase(value.toString())) {
                return uuid;
            }
        } catch (IllegalArgumentException e) {
            // falls through to the misfit, as do short forms that fromString would fill up
        }
        throw Misfit.of("is no UUID", value);
    }

    private static void bindObject(PreparedStatement statement, int parameter, Object value, Kind kind)
            throws SQLException {
        statement.setObject(parameter, value);
    }

    private static Object readByContents(ResultSet rows, int column) throws SQLException {
        throw new SQLException("content is read only by a source", "0A000");
    }

    /** Drivers that are not told a length may keep the bytes, to count them. */
    private static void bindContent(PreparedStatement statement, int parameter, Object value, Kind kind)
            throws SQLException {
        Content content = (Content) value;
        ContentStream bytes = new ContentStream(content);
        long length = content.length().orElse(Long.MAX_VALUE);
        if (kind == LARGE_OBJECT) {
            statement.setBlob(parameter, bytes);
        } else if (length <= Integer.MAX_VALUE) {
            statement.setBinaryStream(parameter, bytes, (int) length);
        } else if (content.length().isPresent()) {
            statement.setBinaryStream(parameter, bytes, length);
        } else {
            statement.setBinaryStream(parameter, bytes);
        }
    }

    private static void bindBoolean(PreparedStatement statement, int parameter, Object value, Kind kind)
            throws SQLException {
        if (kind == BOOLEAN) {
            statement.setBoolean(parameter, (Boolean) value);
        } else {
            statement.setInt(parameter, Boolean.TRUE.equals(value) ? 1 : 0);
        }
    }

    private static void bindNumber(PreparedStatement statement, int parameter, Object value, Kind kind)
            throws SQLException, Misfit {
        if (kind == DOUBLE) {
            statement.setDouble(parameter, Numbers.toDouble(value));
        } else if (kind == REAL) {
            statement.setFloat(parameter, Numbers.toFloat(value));
        } else if (isBoxedWhole(value)) {
            statement.setLong(parameter, ((Number) value).longValue());
        } else {
            statement.setBigDecimal(parameter, Numbers.decimal(value));
        }
    }

    private static boolean isBoxedWhole(Object value) {
        return value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte;
    }
}
