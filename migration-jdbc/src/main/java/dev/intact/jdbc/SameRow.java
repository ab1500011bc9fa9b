package dev.intact.jdbc;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * A condition that two rows of the same columns are equal to the last byte: neither a collation nor a type that takes
 * 1.0 for 1.00 hides a difference. PostgreSQL compares the stored forms; the others compare texts by their bytes.
 */
final class SameRow {
    private SameRow() {}

    /** The condition for the rows behind two aliases. */
    static String sql(DSLContext sql, List<TargetColumn> columns, String one, String other) {
        if (sql.dialect() == SQLDialect.POSTGRES) {
            return "row(%s)::record operator(pg_catalog.*=) row(%s)::record"
                    .formatted(all(sql, columns, one), all(sql, columns, other));
        }
        return columns.stream()
                .map(column -> same(
                        sql.dialect(),
                        column,
                        one + "." + sql.render(DSL.quotedName(column.name())),
                        other + "." + sql.render(DSL.quotedName(column.name()))))
                .collect(Collectors.joining(" and ", "(", ")"));
    }

    private static String all(DSLContext sql, List<TargetColumn> columns, String alias) {
        return columns.stream()
                .map(column -> alias + "." + sql.render(DSL.quotedName(column.name())))
                .collect(Collectors.joining(", "));
    }

    private static String same(SQLDialect dialect, TargetColumn column, String one, String other) {
        String type = column.typeName().toUpperCase(Locale.ROOT);
        boolean isText = column.kind() == Kind.TEXT;
        return switch (dialect) {
            case MYSQL, MARIADB ->
                isText
                        ? "binary convert(%s using utf8mb4) <=> binary convert(%s using utf8mb4)".formatted(one, other)
                        : "%s <=> %s".formatted(one, other);
            case SQLITE -> "(%1$s is %2$s collate binary and typeof(%1$s) = typeof(%2$s))".formatted(one, other);
            default -> {
                boolean isLarge = type.contains("LARGE OBJECT") || type.contains("CLOB");
                String as = type.startsWith("DECFLOAT") ? "varchar" : isText && !isLarge ? "varbinary" : "";
                yield as.isEmpty()
                        ? "%s is not distinct from %s".formatted(one, other)
                        : "cast(%s as %s) is not distinct from cast(%s as %s)".formatted(one, as, other, as);
            }
        };
    }
}
