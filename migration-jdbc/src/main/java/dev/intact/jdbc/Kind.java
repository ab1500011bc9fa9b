package dev.intact.jdbc;

import java.sql.Types;
import java.util.Locale;

/** What kind of values a column holds, whatever its database calls the type. */
enum Kind {
    TEXT,
    INTEGER,
    DECIMAL,
    REAL,
    DOUBLE,
    BOOLEAN,
    DATE,
    TIME,
    TIMESTAMP,
    ZONED_TIMESTAMP,
    BINARY,
    /** The number of a large object of PostgreSQL. */
    LARGE_OBJECT,
    UUID,
    ARRAY,
    OTHER;

    /** The type's name goes before its number: drivers number UUIDs and times with a zone as they like. */
    static Kind of(int jdbcType, String typeName) {
        if (jdbcType == Types.ARRAY) {
            return ARRAY;
        }
        String name = typeName.toLowerCase(Locale.ROOT);
        if (name.equals("uuid") || name.equals("uniqueidentifier")) {
            return UUID;
        }
        if (name.equals("oid")) {
            return LARGE_OBJECT;
        }
        if (name.equals("money")) {
            return OTHER; // its driver gives a double
        }
        boolean zoned = name.endsWith("tz") || name.endsWith("time zone") || name.equals("datetimeoffset");
        if (zoned && !name.contains("without")) {
            return name.startsWith("timestamp") || name.equals("datetimeoffset") ? ZONED_TIMESTAMP : OTHER;
        }
        return jdbcType == Types.VARCHAR ? ofText(name) : of(jdbcType);
    }

    /**
     * SQLite declares types by names of any kind and keeps most of them as text; an enum of PostgreSQL says VARCHAR.
     */
    private static Kind ofText(String name) {
        return switch (name) {
            case "date" -> DATE;
            case "time" -> TIME;
            case "timestamp", "datetime" -> TIMESTAMP;
            case "blob" -> BINARY;
            default -> TEXT;
        };
    }

    private static Kind of(int jdbcType) {
        return switch (jdbcType) {
            case Types.CHAR,
                    Types.VARCHAR,
                    Types.LONGVARCHAR,
                    Types.NCHAR,
                    Types.NVARCHAR,
                    Types.LONGNVARCHAR,
                    Types.CLOB,
                    Types.NCLOB -> TEXT;
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> INTEGER;
            case Types.NUMERIC, Types.DECIMAL -> DECIMAL;
            case Types.REAL -> REAL;
            case Types.FLOAT, Types.DOUBLE -> DOUBLE;
            case Types.BIT, Types.BOOLEAN -> BOOLEAN;
            case Types.DATE -> DATE;
            case Types.TIME -> TIME;
            case Types.TIMESTAMP -> TIMESTAMP;
            case Types.TIMESTAMP_WITH_TIMEZONE -> ZONED_TIMESTAMP;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> BINARY;
            default -> OTHER;
        };
    }

    /** The kind of the elements of an array: {@code _int4} is PostgreSQL's name of one, {@code INTEGER ARRAY} H2's. */
    static Kind ofElement(String arrayType) {
        String name = arrayType.toLowerCase(Locale.ROOT).replaceAll("\\([^)]*\\)", "");
        String element = name.startsWith("_") ? name.substring(1) : name.replaceFirst(" array$", "");
        return switch (element) {
            case "text", "varchar", "bpchar", "character varying", "character", "name" -> TEXT;
            case "int2", "int4", "int8", "tinyint", "smallint", "integer", "bigint" -> INTEGER;
            case "numeric", "decfloat" -> DECIMAL;
            case "float4", "real" -> REAL;
            case "float8", "double precision" -> DOUBLE;
            case "bool", "boolean" -> BOOLEAN;
            case "date" -> DATE;
            case "time" -> TIME;
            case "timestamp" -> TIMESTAMP;
            case "timestamptz", "timestamp with time zone" -> ZONED_TIMESTAMP;
            case "uuid" -> UUID;
            default -> element.endsWith(" array") ? ARRAY : OTHER;
        };
    }

    /** Whether rows can be put in order by such a column on any database. */
    static boolean isSortable(int jdbcType, String typeName) {
        return switch (of(jdbcType, typeName)) {
            case BINARY, ARRAY, OTHER -> false;
            case TEXT -> jdbcType != Types.CLOB && jdbcType != Types.NCLOB && jdbcType != Types.LONGVARCHAR;
            default -> true;
        };
    }

    boolean isTime() {
        return this == DATE || this == TIME || this == TIMESTAMP || this == ZONED_TIMESTAMP;
    }

    boolean isExactNumber() {
        return this == INTEGER || this == DECIMAL;
    }
}
