package dev.intact.jdbc;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.jdbc.Db.Product;
import dev.intact.mapping.Mapping;
import dev.intact.run.Options;
import dev.intact.run.RunReport.State;
import dev.intact.source.InMemorySource;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs into a database whose transactions are kept further apart than they need. */
@Timeout(60)
class WriteIsolationTest {
    private static final String SLOW =
            "create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(0.04); return new; end $$";

    record Thing(int id) {}

    private static Migration migration(Connections connections) {
        Mapping<Thing, Thing> mapping = Mapping.from(Thing.class)
                .to(Thing.class)
                .key(Thing::id)
                .field(map(Thing::id).copiedFrom(Thing::id))
                .build();
        InMemorySource<Thing> things = InMemorySource.of(
                Thing.class, IntStream.range(0, 40).mapToObj(Thing::new).toList());
        JdbcTarget target = JdbcTarget.of(connections).lease(Duration.ofMillis(500)); // a beat is 100 ms
        return Migration.of(
                "things", Move.named("things").from(things).to(mapping, target.table("thing", Thing.class)));
    }

    @ParameterizedTest
    @CsvSource({"serializable, 1", "serializable, 2", "repeatable%5C%20read, 1", "repeatable%5C%20read, 2"})
    void chunks_that_last_longer_than_a_beat_are_no_conflict_on_postgresql(String level, int workers) {
        try (Db db = Product.POSTGRES.with(
                "create table thing(id int primary key)",
                SLOW,
                "create trigger slowly before insert on thing for each row execute function slow()")) {
            Connections connections = Connections.of(
                    db.url() + "&options=-c%20default_transaction_isolation=" + level, db.user(), Db.PASSWORD);
            Options options = Options.defaults().workers(workers).chunkSize(10).retries(0);

            assertThat(Migrator.with(options).run(migration(connections)).state())
                    .isEqualTo(State.COMPLETED);

            assertThat(db.column("select count(*) from thing")).containsExactly(40L);
        }
    }
}
