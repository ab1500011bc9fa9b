package dev.intact.jdbc;

import java.util.List;
import java.util.stream.Collectors;
import org.jooq.SQLDialect;

/** How the values that the database makes for inserted rows come back. */
record GeneratedKeys(Way way, List<String> columns, String clause) {

    /** The ways, from none to the surest. */
    enum Way {
        NONE,
        /** By the driver, for a whole batch, in its order. */
        BATCH,
        /** By the statement itself, row by row. */
        RETURNING
    }

    GeneratedKeys {
        columns = List.copyOf(columns);
    }

    static GeneratedKeys none() {
        return new GeneratedKeys(Way.NONE, List.of(), "");
    }

    static GeneratedKeys of(Database database, List<TableWrite.Slot> generated) {
        if (generated.isEmpty()) {
            return none();
        }
        List<String> columns =
                generated.stream().map(slot -> slot.column().name()).toList();
        if (database.dialect() == SQLDialect.SQLITE || database.dialect() == SQLDialect.MARIADB) {
            String clause = columns.stream().map(database::quoted).collect(Collectors.joining(", ", " returning ", ""));
            return new GeneratedKeys(Way.RETURNING, columns, clause);
        }
        return new GeneratedKeys(Way.BATCH, columns, "");
    }
}
