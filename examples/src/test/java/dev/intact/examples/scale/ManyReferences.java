package dev.intact.examples.scale;

import static dev.intact.mapping.FieldRule.map;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.identity.KeyMap;
import dev.intact.jdbc.Connections;
import dev.intact.jdbc.JdbcSource;
import dev.intact.jdbc.JdbcTarget;
import dev.intact.mapping.Mapping;
import dev.intact.run.Options;
import dev.intact.run.Progress;
import dev.intact.run.RunListener;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Moves parents whose new ids the ledger keeps, then four times as many children, each of which refers to a parent
 * anywhere among them; run in a JVM with a small heap.
 */
final class ManyReferences {
    static final String PARENTS = "create table new_parent (id bigint primary key)";
    static final String CHILDREN = "create table new_child (id bigint primary key, parent_id bigint not null)";

    private static final KeyMap<Long, Long> IDS = KeyMap.assigned("scale/parent");
    private static final int CHUNK = 2_500;

    private ManyReferences() {}

    record Parent(long id, long newId) {}

    record NewParent(long id) {}

    record Child(long id, long parentId) {}

    record NewChild(long id, long parentId) {}

    private static Mapping<Parent, NewParent> parents() {
        return Mapping.from(Parent.class)
                .to(NewParent.class)
                .key(Parent::id)
                .field(map(NewParent::id).copiedFrom(Parent::newId))
                .drop(Parent::id, "the key map keeps it")
                .identifies(IDS, Parent::id, NewParent::id)
                .build();
    }

    private static Mapping<Child, NewChild> children() {
        return Mapping.from(Child.class)
                .to(NewChild.class)
                .key(Child::id)
                .field(map(NewChild::id).copiedFrom(Child::id))
                .field(map(NewChild::parentId).from(Child::parentId).via(IDS))
                .build();
    }

    /** The database makes the rows as they are read. */
    private static Migration migration(Connections database, long parents) {
        JdbcTarget target = JdbcTarget.of(database);
        return Migration.of(
                "many references",
                Move.named("parents")
                        .from(JdbcSource.query(
                                database,
                                "parents",
                                "select id, 2 * id + 1 as new_id from generate_series(1, %s) id".formatted(parents),
                                Parent.class))
                        .to(parents(), target.table("new_parent", NewParent.class)),
                Move.named("children")
                        .from(JdbcSource.query(
                                database,
                                "children",
                                "select id, id * 7919 %% %s + 1 as parent_id from generate_series(1::bigint, %s) id"
                                        .formatted(parents, 4 * parents),
                                Child.class))
                        .to(children(), target.table("new_child", NewChild.class)));
    }

    /** How long the second and the last quarter of each move take; before the first, the rows are made. */
    private static final class Quarters implements RunListener {
        private final ConcurrentMap<String, Duration> marks = new ConcurrentHashMap<>();
        private final long parents;

        Quarters(long parents) {
            this.parents = parents;
        }

        private long records(String move) {
            return move.equals("parents") ? parents : 4 * parents;
        }

        @Override
        public void chunkDone(Progress progress) {
            long read = progress.balance().read();
            for (long quarter = 1; quarter <= read * 4 / records(progress.move()); quarter++) {
                marks.putIfAbsent(progress.move() + quarter, progress.elapsed());
            }
        }

        private long millis(String move, int quarter) {
            return Objects.requireNonNull(marks.get(move + quarter)).toMillis();
        }

        private String words(String move) {
            long whole = millis(move, 4);
            return "scale %s: records=%s ms=%s second_quarter_ms=%s last_quarter_ms=%s per_second=%s"
                    .formatted(
                            move,
                            records(move),
                            whole,
                            millis(move, 2) - millis(move, 1),
                            whole - millis(move, 3),
                            records(move) * 1000 / Math.max(1, whole));
        }
    }

    public static void main(String... args) {
        long parents = Long.parseLong(args[3]);
        Quarters quarters = new Quarters(parents);
        Migrator migrator = Migrator.with(Options.defaults().chunkSize(CHUNK).listener(quarters));
        migrator.run(migration(Connections.of(args[0], args[1], args[2]), parents))
                .moves()
                .forEach(System.out::println);
        System.out.println(quarters.words("parents"));
        System.out.println(quarters.words("children"));
    }
}
