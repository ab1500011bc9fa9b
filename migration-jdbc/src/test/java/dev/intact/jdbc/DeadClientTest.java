package dev.intact.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.databases.Postgres;
import dev.intact.mapping.FieldRule;
import dev.intact.mapping.Mapping;
import dev.intact.source.InMemorySource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** PostgreSQL ends what it does for a client that is dead, also where no run holds a migration yet. */
class DeadClientTest {
    /** A sequence keeps what it is set to, although a check takes back all that it does. */
    private static final String LOOKS = """
            create table thing (id int primary key);
            create sequence looks;
            create function looks() returns trigger language plpgsql as $$
              begin
                perform setval('looks', setting::bigint) from pg_settings
                  where name = 'client_connection_check_interval' and setting <> '0';
                return null;
              end $$;
            create trigger looks after insert on thing for each statement execute function looks()""";

    record Thing(int id) {}

    @Test
    void the_server_looks_each_second_whether_the_client_of_a_check_is_there() throws SQLException {
        try (Postgres postgres = Postgres.createOrSkip().execute(LOOKS)) {
            var unused = Migrator.create()
                    .check(Migration.of(
                            "things",
                            Move.named("things")
                                    .from(InMemorySource.of(Thing.class, List.of(new Thing(1))))
                                    .to(
                                            Mapping.from(Thing.class)
                                                    .to(Thing.class)
                                                    .key(Thing::id)
                                                    .field(FieldRule.map(Thing::id)
                                                            .copiedFrom(Thing::id))
                                                    .build(),
                                            JdbcTarget.of(Connections.of(
                                                            postgres.url(), postgres.user(), postgres.password()))
                                                    .table("thing", Thing.class))));

            assertThat(lastLook(postgres)).isEqualTo(1000);
        }
    }

    private static long lastLook(Postgres postgres) throws SQLException {
        try (Connection connection = postgres.open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select last_value from looks")) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }
}
