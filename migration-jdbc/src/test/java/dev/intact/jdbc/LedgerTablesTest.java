package dev.intact.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.jooq.SQLDialect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LedgerTablesTest {
    private static final String STORAGE = " engine=InnoDB default character set utf8mb4 collate utf8mb4_bin";

    @ParameterizedTest
    @EnumSource(
            value = SQLDialect.class,
            names = {"MYSQL", "MARIADB"})
    void on_mysql_and_mariadb_take_transactions_and_every_character_and_tell_all_names_apart(SQLDialect dialect) {
        assertThat(LedgerTables.DEFAULT.ddl(dialect))
                .filteredOn(ddl -> ddl.startsWith("create table"))
                .hasSize(LedgerTables.Kind.values().length)
                .allMatch(ddl -> ddl.endsWith(")" + STORAGE));
    }

    @ParameterizedTest
    @EnumSource(
            value = SQLDialect.class,
            names = {"H2", "POSTGRES", "SQLITE"})
    void elsewhere_say_nothing_of_it(SQLDialect dialect) {
        assertThat(LedgerTables.DEFAULT.ddl(dialect)).noneMatch(ddl -> ddl.contains("InnoDB"));
    }
}
