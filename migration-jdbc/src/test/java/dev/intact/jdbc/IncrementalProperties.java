package dev.intact.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.incremental.Conflict;
import dev.intact.incremental.Deleted;
import dev.intact.incremental.Incremental;
import dev.intact.jdbc.IncrementalTest.Contact;
import dev.intact.jdbc.IncrementalTest.Customer;
import dev.intact.run.MoveReport;
import dev.intact.run.Options;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever is edited in source and target between runs: where the target was not edited, it ends as a fresh run would
 * leave it, and elsewhere as is declared.
 */
class IncrementalProperties {

    /** One edit, or a run where there is none to make: of the source or the target, of one row. */
    record Edit(Kind kind, int id, String text) {}

    /** What is edited. */
    enum Kind {
        PUT_SOURCE,
        DELETE_SOURCE,
        EDIT_PHONE,
        DELETE_TARGET,
        RUN
    }

    @Provide
    Arbitrary<List<Edit>> edits() {
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(6, Arbitraries.just(Kind.PUT_SOURCE)),
                                net.jqwik.api.Tuple.of(2, Arbitraries.just(Kind.DELETE_SOURCE)),
                                net.jqwik.api.Tuple.of(2, Arbitraries.just(Kind.EDIT_PHONE)),
                                net.jqwik.api.Tuple.of(1, Arbitraries.just(Kind.DELETE_TARGET)),
                                net.jqwik.api.Tuple.of(2, Arbitraries.just(Kind.RUN))),
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.of("a", "b", "test", "c"))
                .as(Edit::new)
                .list()
                .ofMaxSize(25);
    }

    private static Conflict conflict(int way) {
        return List.of(Conflict.reject(), Conflict.keep(), Conflict.overwrite()).get(way);
    }

    @Property(tries = 15)
    void on_h2(@ForAll("edits") List<Edit> edits, @ForAll("ways") int way) {
        check(Db.Product.H2, edits, conflict(way));
    }

    @Property(tries = 5)
    void on_postgres(@ForAll("edits") List<Edit> edits, @ForAll("ways") int way) {
        check(Db.Product.POSTGRES, edits, conflict(way));
    }

    @Provide
    Arbitrary<Integer> ways() {
        return Arbitraries.integers().between(0, 2);
    }

    private static void check(Db.Product product, List<Edit> edits, Conflict conflict) {
        try (Db db = product.with(IncrementalTest.TABLES)) {
            db.execute("insert into customer values (9, 'Zoe', '0')");
            Incremental<Customer> how =
                    Incremental.<Customer>byRowHash().deleted(Deleted.delete()).onConflict(conflict);
            World world = new World(db, conflict);
            for (Edit edit : edits) {
                if (edit.kind() == Kind.RUN) {
                    world.run(how);
                } else {
                    world.apply(edit);
                }
            }
            world.run(how);
            world.run(how);
            world.check();
        }
    }

    /** The tables, and what is known of which rows were edited in the target since they were written. */
    private static final class World {
        private final Db db;
        private final Conflict conflict;
        private final Set<Integer> touched = new HashSet<>();
        private final Map<Integer, String> phones = new HashMap<>();

        World(Db db, Conflict conflict) {
            this.db = db;
            this.conflict = conflict;
        }

        void apply(Edit edit) {
            switch (edit.kind()) {
                case PUT_SOURCE ->
                    db.execute(
                            "delete from customer where id = " + edit.id(),
                            "insert into customer values (%s, '%s', '1%s')"
                                    .formatted(edit.id(), edit.text(), edit.id()));
                case DELETE_SOURCE -> db.execute("delete from customer where id = " + edit.id());
                case EDIT_PHONE -> {
                    db.execute("update contact set phone = 'edited' where id = " + edit.id());
                    touch(edit);
                }
                case DELETE_TARGET -> {
                    touch(edit);
                    db.execute("delete from contact where id = " + edit.id());
                }
                case RUN -> throw new IllegalStateException();
            }
        }

        private void touch(Edit edit) {
            if (!db.rows("select id from contact where id = " + edit.id()).isEmpty()) {
                touched.add(edit.id());
            }
        }

        void run(Incremental<Customer> how) {
            phones.clear();
            db.rows("select id, phone from contact where phone = 'edited'")
                    .forEach(row -> phones.put(((Number) row.get(0)).intValue(), "edited"));
            MoveReport report = Migrator.with(Options.defaults().chunkSize(2).workers(2))
                    .run(Migration.of(
                            "crm", IncrementalTest.move(db.connections(), JdbcTarget.of(db.connections()), how)))
                    .moves()
                    .get(0);
            assertThat(report.closes()).isTrue();
            if (!conflict.isOverwrite()) { // what was edited is left as it was
                assertThat(phones.keySet())
                        .allSatisfy(id -> assertThat(db.column("select phone from contact where id = " + id))
                                .containsExactly("edited"));
            }
        }

        void check() {
            Map<Integer, Contact> fresh = new TreeMap<>();
            db.rows("select id, name, phone from customer where name not like 'test%'")
                    .forEach(row -> fresh.put(
                            ((Number) row.get(0)).intValue(),
                            new Contact(
                                    ((Number) row.get(0)).longValue(),
                                    (String) row.get(1),
                                    (String) row.get(2),
                                    "ACTIVE")));
            Map<Integer, Contact> stored = new TreeMap<>();
            db.rows("select id, name, phone, status from contact")
                    .forEach(row -> stored.put(
                            ((Number) row.get(0)).intValue(),
                            new Contact(
                                    ((Number) row.get(0)).longValue(),
                                    (String) row.get(1),
                                    (String) row.get(2),
                                    (String) row.get(3))));
            fresh.keySet().removeAll(touched);
            stored.keySet().removeAll(touched);
            assertThat(stored).isEqualTo(fresh);
        }
    }
}
