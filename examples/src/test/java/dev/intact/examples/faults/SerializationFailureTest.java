package dev.intact.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.Migrator;
import dev.intact.databases.Postgres;
import dev.intact.examples.faults.Things.Remains;
import dev.intact.examples.faults.Things.Thing;
import dev.intact.jdbc.Connections;
import dev.intact.jdbc.JdbcTarget;
import dev.intact.run.RunReport;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The database takes the transaction of each chunk back once, as one that could not be serialized. What the library
 * writes is read committed, also where the default is serializable; a trigger may raise the same all the same.
 */
@Timeout(600)
class SerializationFailureTest {
    private static final int TRIES = Math.min(10, Integer.getInteger("intact.fault.tries", 1));
    private static final int THINGS = 60;
    private static final int CHUNKS = 3;
    private static final String KEY = "alter table thing add primary key (id)";
    private static final String ROWS = "insert into thing select i, 'old', 0 from generate_series(1, 60) i";

    /** Takes back the transaction that first updates the first thing of a chunk; counts, whatever is taken back. */
    private static final String TRIGGER = """
            create sequence met_1; create sequence met_21; create sequence met_41;
            create function meet() returns trigger language plpgsql as $$
              begin
                if new.id in (1, 21, 41) and current_setting('application_name') like 'intact %' then
                  if nextval('met_' || new.id) = 1 then
                    raise exception 'could not serialize access' using errcode = 'serialization_failure';
                  end if;
                end if;
                return new;
              end $$;
            create trigger meeting after update on thing for each row execute function meet()""";

    @Test
    void a_chunk_that_the_database_takes_back_is_written_again() throws Exception {
        Remains expected;
        try (Postgres database = Postgres.createOrSkip().execute(Things.TABLE, KEY, ROWS)) {
            expected = Things.remains(connections(database), run(database));
        }
        long lost = 0;
        long doubled = 0;
        for (int i = 0; i < TRIES; i++) {
            Remains found = tried();
            lost += expected.lost(found);
            doubled += found.doubled();
            assertThat(found).isEqualTo(expected);
        }
        FaultTable.add(8, "serialization failure", TRIES * CHUNKS, lost, doubled, 0);
    }

    private static Connections connections(Postgres database) {
        String serializable = "?options=-c%20default_transaction_isolation=serializable";
        return Connections.of(database.url() + serializable, "postgres", "");
    }

    private static RunReport run(Postgres database) {
        return Migrator.with(Things.options())
                .run(Things.into(
                        JdbcTarget.of(connections(database))
                                .lease(Duration.ofMinutes(1))
                                .table("thing", Thing.class)
                                .upsertOn(Thing::id),
                        THINGS));
    }

    private static Remains tried() throws Exception {
        try (Postgres database = Postgres.createOrSkip().execute(Things.TABLE, KEY, ROWS, TRIGGER);
                Connection other = database.open()) {
            RunReport report = run(database);
            assertThat(
                            Things.texts(
                                    other,
                                    "select min(last_value) from (select last_value from met_1"
                                            + " union all select last_value from met_21 union all select last_value from met_41) met"))
                    .containsExactly("2");
            return Things.remains(connections(database), report);
        }
    }
}
