package dev.intact.jdbc;

import dev.intact.ledger.Position;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * The key by which pages are read, in the type that its column has: a position is what the database holds, whether or
 * not it fits the field that is read from it.
 */
enum PageKey {
    WHOLE(Long.class) {
        @Override
        Object parsed(String text) {
            return Long.valueOf(text);
        }
    },
    DECIMAL(BigDecimal.class) {
        @Override
        Object parsed(String text) {
            return new BigDecimal(text);
        }

        @Override
        String printed(Object key) {
            return ((BigDecimal) key).toPlainString();
        }
    },
    TEXT(String.class) {
        @Override
        Object parsed(String text) {
            return text;
        }
    },
    UNIVERSAL(UUID.class) {
        @Override
        Object parsed(String text) {
            return UUID.fromString(text);
        }
    },
    DATE(LocalDate.class) {
        @Override
        Object parsed(String text) {
            return LocalDate.parse(text);
        }
    },
    TIME(LocalDateTime.class) {
        @Override
        Object parsed(String text) {
            return LocalDateTime.parse(text);
        }
    },
    ZONED_TIME(OffsetDateTime.class) {
        @Override
        Object parsed(String text) {
            return OffsetDateTime.parse(text);
        }
    };

    private static final String MARK = "=";

    private final Class<?> type;

    PageKey(Class<?> type) {
        this.type = type;
    }

    /** The key for a kind of column; empty where its order or its text is not exact. */
    static Optional<PageKey> of(Kind kind) {
        return switch (kind) {
            case INTEGER, LARGE_OBJECT -> Optional.of(WHOLE);
            case DECIMAL -> Optional.of(DECIMAL);
            case TEXT -> Optional.of(TEXT);
            case UUID -> Optional.of(UNIVERSAL);
            case DATE -> Optional.of(DATE);
            case TIMESTAMP -> Optional.of(TIME);
            case ZONED_TIMESTAMP -> Optional.of(ZONED_TIME);
            case REAL, DOUBLE, BOOLEAN, TIME, BINARY, ARRAY, OTHER -> Optional.empty();
        };
    }

    abstract Object parsed(String text);

    String printed(Object key) {
        return key.toString();
    }

    boolean isNumber() {
        return this == WHOLE || this == DECIMAL;
    }

    /** A boundary of a range in the key's type: what is bound must not turn the column's index useless. */
    Object boundary(BigDecimal value) {
        if (!isNumber()) {
            throw new IllegalArgumentException("a range of numbers does not divide keys that are no numbers");
        }
        return this == WHOLE ? (Object) value.longValueExact() : value;
    }

    /** A mark stands before the key, which may be the empty text. */
    Position position(Object key) {
        return Position.of(MARK + printed(key));
    }

    Object key(Position position) {
        return parsed(position.token().substring(MARK.length()));
    }

    Object read(ResultSet rows, int column) throws SQLException {
        try {
            Object key = ValueType.known(type).reader().read(rows, column);
            if (key == null) {
                throw new SQLException("a page key is null", "23502");
            }
            return key;
        } catch (Misfit e) {
            throw new SQLException("a page key cannot be read: " + e.problem().what(), "22000");
        }
    }

    void bind(PreparedStatement statement, int parameter, Object key, Kind kind) throws SQLException {
        try {
            ValueType.known(type).binder().bind(statement, parameter, key, kind);
        } catch (Misfit e) {
            throw new SQLException("a page key cannot be bound: " + e.problem().what(), "22000");
        }
    }
}
