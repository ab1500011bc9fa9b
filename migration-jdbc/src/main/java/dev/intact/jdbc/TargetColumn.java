package dev.intact.jdbc;

import dev.intact.field.Content;
import dev.intact.field.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.OptionalInt;

/** A column of a table that is written to, and what it would silently cut off. */
record TargetColumn(
        String name,
        Kind kind,
        int jdbcType,
        String typeName,
        int size,
        OptionalInt digits,
        boolean nullable,
        Binding binding)
        implements NamedColumn {

    /** How values are handed over that are no values of a type of JDBC. */
    enum Binding {
        /** As what they are. */
        TYPED,
        /** As text whose type the database finds out: an enum, JSON or any other type of PostgreSQL's own. */
        UNTYPED,
        /** As bytes in UTF-8: H2 would take a text for a text within JSON. */
        BYTES,
        /** As the text that the database's own functions make of a time. */
        TIME_AS_TEXT
    }

    /** How a value of a type is bound, which {@link ColumnMatch} has let pass. */
    ValueType.Binder binder(ValueType type) {
        if (kind == Kind.ARRAY && type.element() != null) {
            return Arrays.binder(typeName);
        }
        return switch (binding) {
            case TYPED -> type.binder();
            case UNTYPED -> (s, i, value, k) -> s.setObject(i, text(value), Types.OTHER);
            case BYTES -> (s, i, value, k) -> s.setBytes(i, text(value).getBytes(StandardCharsets.UTF_8));
            case TIME_AS_TEXT -> TextTimes.binder(type);
        };
    }

    private static String text(Object value) {
        return value instanceof Enum<?> constant ? constant.name() : value.toString();
    }

    /** How a type is read from it, which {@link ColumnMatch} has let pass. */
    ValueType.Reader reader(ValueType type) {
        return binding == Binding.TIME_AS_TEXT ? TextTimes.reader(type) : type.reader();
    }

    void bindNull(PreparedStatement statement, int parameter) throws SQLException {
        statement.setNull(parameter, binding == Binding.UNTYPED ? Types.OTHER : jdbcType);
    }

    /** Refuses what many databases would round without a word. */
    void check(Object value) throws Misfit {
        if (value instanceof List<?> list) {
            checkElements(list);
        } else if (value instanceof Content content) {
            checkOpens(content);
        } else if (kind == Kind.DOUBLE) {
            double unused = Numbers.toDouble(value);
        } else if (kind == Kind.REAL) {
            float unused = Numbers.toFloat(value);
        } else if (value instanceof Number && !(value instanceof Long || value instanceof Integer)) {
            checkDecimals(Numbers.decimal(value));
        } else if (value instanceof TemporalAccessor time && time.isSupported(ChronoField.NANO_OF_SECOND)) {
            checkFraction(time.get(ChronoField.NANO_OF_SECOND));
        }
    }

    private void checkElements(List<?> list) throws Misfit {
        Kind ofElement = Kind.ofElement(typeName);
        TargetColumn one = new TargetColumn(name, ofElement, jdbcType, typeName, size, digits, nullable, binding);
        for (Object element : list) {
            if (element != null) {
                one.check(element);
            }
        }
    }

    /** Here it is one row's fault; within a statement it would be the connection's. */
    private static void checkOpens(Content content) throws Misfit {
        try (InputStream bytes = content.open()) {
            int unused = bytes.available();
        } catch (IOException e) {
            throw new Misfit(
                    Problem.of("cannot be opened (%s)".formatted(e.getClass().getSimpleName())));
        }
    }

    private void checkDecimals(BigDecimal value) throws Misfit {
        if (digits.isPresent()
                && value.scale() > digits.getAsInt()
                && value.stripTrailingZeros().scale() > digits.getAsInt()) {
            throw new Misfit(
                    Problem.of("has more decimal places than its column keeps").advice("round it in the mapping"));
        }
    }

    private void checkFraction(int nanos) throws Misfit {
        int kept = digits.orElse(9);
        if (kept < 9 && nanos % BigDecimal.TEN.pow(9 - kept).intValue() != 0) {
            throw new Misfit(Problem.of("has a finer fraction of a second than its column keeps")
                    .advice("truncate it in the mapping"));
        }
    }

    /** Whether a value has too many characters or bytes, or too many digits before the point. */
    boolean isExceededBy(Object value) {
        try {
            return switch (kind) {
                case TEXT -> value.toString().length() > size;
                case DECIMAL -> {
                    BigDecimal number = Numbers.decimal(value);
                    yield number.precision() - number.scale() > size - digits.orElse(0);
                }
                case BINARY -> length(value) > size;
                case INTEGER -> Numbers.integer(value).bitLength() >= bits();
                default -> false;
            };
        } catch (Misfit e) {
            return true;
        }
    }

    private static long length(Object value) {
        if (value instanceof byte[] bytes) {
            return bytes.length;
        }
        return value instanceof Content content ? content.length().orElse(0) : 0;
    }

    private int bits() {
        return switch (jdbcType) {
            case Types.TINYINT -> Byte.SIZE;
            case Types.SMALLINT -> Short.SIZE;
            case Types.INTEGER -> Integer.SIZE;
            default -> Long.SIZE;
        };
    }

    /** What it takes, in words: {@code at most 20 characters}, {@code NUMERIC(6, 2)}. */
    String words() {
        return switch (kind) {
            case TEXT -> "at most %s characters".formatted(size);
            case BINARY -> "at most %s bytes".formatted(size);
            case DECIMAL -> digits.isPresent() ? "%s(%s, %s)".formatted(typeName, size, digits.getAsInt()) : typeName;
            default -> typeName;
        };
    }
}
