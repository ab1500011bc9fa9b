package dev.intact.jdbc;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.field.Key;
import dev.intact.jdbc.Db.Product;
import dev.intact.ledger.Balance;
import dev.intact.ledger.Outcome;
import dev.intact.mapping.Mapping;
import dev.intact.run.Fixes;
import dev.intact.run.Options;
import dev.intact.run.Quarantine;
import dev.intact.run.QuarantinedRecord;
import dev.intact.run.ReplayReport;
import dev.intact.run.ReplayedRecord;
import dev.intact.run.RunFailedException;
import dev.intact.source.InMemorySource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The quarantine in the tables of the ledger: written, resolved and erased with the rows. */
class ReplayTest {
    static final String TABLES = "create table parent (id integer primary key, name varchar(8) not null);"
            + "create table child (id integer primary key, parent_id integer not null references parent)";
    private static final int PARENTS = 20;

    record Old(int id, String name) {}

    record Parent(int id, String name) {}

    record OldChild(int id, int parent) {}

    record Child(int id, int parentId) {}

    /** Every fifth name is too long for its column. */
    static Migration migration(Connections connections) {
        JdbcTarget target = JdbcTarget.of(connections).lease(Duration.ofSeconds(1));
        Mapping<Old, Parent> parents = Mapping.from(Old.class)
                .to(Parent.class)
                .key(Old::id)
                .field(map(Parent::id).copiedFrom(Old::id))
                .field(map(Parent::name).copiedFrom(Old::name))
                .build();
        Mapping<OldChild, Child> children = Mapping.from(OldChild.class)
                .to(Child.class)
                .key(OldChild::id)
                .field(map(Child::id).copiedFrom(OldChild::id))
                .field(map(Child::parentId).copiedFrom(OldChild::parent))
                .build();
        List<Old> old = IntStream.range(0, PARENTS)
                .mapToObj(i -> new Old(i, i % 5 == 0 ? "far too long " + i : "name " + i))
                .toList();
        List<OldChild> oldChildren = IntStream.range(0, 2 * PARENTS)
                .mapToObj(i -> new OldChild(i, i / 2))
                .toList();
        return Migration.of(
                "family",
                Move.named("parents")
                        .from(InMemorySource.of(Old.class, old))
                        .to(parents, target.table("parent", Parent.class)),
                Move.named("children")
                        .from(InMemorySource.of(OldChild.class, oldChildren))
                        .to(children, target.table("child", Child.class)));
    }

    private static Migrator migrator() {
        return Migrator.with(Options.defaults().chunkSize(3).retries(0));
    }

    static Fixes fixed(int... parents) {
        Fixes fixes = Fixes.chosen();
        for (int parent : parents) {
            fixes = fixes.fix("parents", Key.of(parent), "name", "fixed " + parent);
        }
        return fixes;
    }

    private static void checkBalance(Db db, long parents, long children) {
        var balances = migrator().balance(migration(db.connections()));
        assertThat(balances.values()).allMatch(Balance::closes);
        assertThat(balances.get("parents").of(Outcome.MIGRATED)).isEqualTo(parents);
        assertThat(balances.get("children").of(Outcome.MIGRATED)).isEqualTo(children);
        assertThat(db.column("select count(*) from parent")).hasToString("[%s]".formatted(parents));
        assertThat(db.column("select count(*) from child")).hasToString("[%s]".formatted(children));
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRES"})
    void exactly_what_was_fixed_arrives_and_children_that_the_database_refused_come_with_it(Product product) {
        try (Db db = product.with(TABLES)) {
            var unused = migrator().run(migration(db.connections()));
            checkBalance(db, 16, 32);

            ReplayReport report = migrator().replay(migration(db.connections()), fixed(5, 10));

            assertThat(report.records(Outcome.MIGRATED))
                    .extracting(ReplayedRecord::toString)
                    .containsExactlyInAnyOrder(
                            "parents 5: migrated",
                            "parents 10: migrated",
                            "children 10: migrated, released",
                            "children 11: migrated, released",
                            "children 20: migrated, released",
                            "children 21: migrated, released");
            assertThat(report.records(Outcome.REJECTED))
                    .extracting(ReplayedRecord::key)
                    .containsExactlyInAnyOrder("0", "1", "30", "31");
            checkBalance(db, 18, 36);
            assertThat(migrator().quarantine(migration(db.connections())).records())
                    .extracting(QuarantinedRecord::key)
                    .containsExactlyInAnyOrder("0", "15", "0", "1", "30", "31");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRES"})
    void a_replay_that_fails_at_a_commit_leaves_nothing_twice(Product product) {
        try (Db db = product.with(TABLES)) {
            var unused = migrator().run(migration(db.connections()));
            for (int commit = 1; commit <= 2; commit++) {
                Faults.atCommit("08006", commit, 1);
                Migration failing = migration(Faults.to(db));
                assertThatThrownBy(() -> migrator().replay(failing, fixed(0, 5, 10, 15)))
                        .isInstanceOf(RunFailedException.class);
                Faults.atCommit("", 0, 0);
                Quarantine left = migrator().quarantine(migration(db.connections()));
                int arrived = 4 - left.records("parents").size();
                assertThat(arrived).isEqualTo(commit == 1 ? 0 : 3);
                checkBalance(db, 16 + arrived, 32);
            }

            var unusedToo = migrator().replay(migration(db.connections()), Fixes.none());
            var report = migrator().replay(migration(db.connections()), fixed(15));

            assertThat(report.records(Outcome.MIGRATED))
                    .extracting(ReplayedRecord::key)
                    .containsExactly("15", "30", "31");
            checkBalance(db, 20, 40);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRES"})
    void erasing_leaves_no_value_of_the_record_in_the_ledger(Product product) {
        try (Db db = product.with(TABLES)) {
            var unused = migrator().run(migration(db.connections()));
            assertThat(ledger(db)).contains("far too long 5");

            Quarantine quarantine = migrator().quarantine(migration(db.connections()));
            assertThat(quarantine.erase("parents", Key.of(5))).isEqualTo(1);

            assertThat(ledger(db)).doesNotContain("far too long 5").contains("far too long 10");
            checkBalance(db, 16, 32);
            assertThat(quarantine.eraseOlderThan(Instant.now().plusSeconds(60))).isEqualTo(11);
            assertThat(ledger(db)).doesNotContain("far too long");
            checkBalance(db, 16, 32);
        }
    }

    private static String ledger(Db db) {
        return db.column("select \"detail\" from \"intact_quarantine\"").toString()
                + db.column("select \"culprit\" from \"intact_problem\"");
    }
}
