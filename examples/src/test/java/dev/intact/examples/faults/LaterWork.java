package dev.intact.examples.faults;

import static dev.intact.convert.Text.trim;
import static dev.intact.mapping.FieldRule.map;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.convert.Conversion;
import dev.intact.examples.faults.Moving.Into;
import dev.intact.identity.KeyMap;
import dev.intact.incremental.Deleted;
import dev.intact.incremental.Incremental;
import dev.intact.jdbc.Connections;
import dev.intact.jdbc.JdbcSource;
import dev.intact.jdbc.JdbcTarget;
import dev.intact.ledger.RunState;
import dev.intact.mapping.Mapping;
import dev.intact.run.Fixes;
import dev.intact.run.Options;
import dev.intact.run.RunInfo;
import dev.intact.sink.Archived;
import dev.intact.source.Source;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is done to a migration after its first run: people, whose new ids a key map keeps, and their orders. Some are
 * rejected by a rule, some by the database, and some orders wait for people. Each work can be done again, until it is
 * complete.
 */
enum LaterWork {
    /** What the first run has rejected is tried again, most of it corrected. */
    REPLAY {
        @Override
        UnderWay underWay() {
            return UnderWay.REPLAY;
        }

        @Override
        void prepare(Place place) throws Exception {
            run("first", place.connections(), options());
            place.execute(CORRECTED);
        }

        @Override
        void perform(Connections shop, Options options) {
            var unused = Migrator.with(options.fullLedger()).replay(migration(shop), Fixes.none());
        }
    },
    /** A second run, and a replay of what it has rejected, are taken back. */
    UNDO {
        @Override
        UnderWay underWay() {
            return UnderWay.UNDO;
        }

        @Override
        void prepare(Place place) throws Exception {
            Options undoable = options().undoable();
            run("first", place.connections(), undoable);
            place.execute(CHANGED);
            for (String table : TARGET) {
                place.execute("create table %1$s_before as select * from %1$s".formatted(table));
            }
            run(SECOND, place.connections(), undoable);
            place.execute(CORRECTED);
            REPLAY.perform(place.connections(), undoable);
        }

        @Override
        void perform(Connections shop, Options options) {
            Migration migration = migration(shop);
            if (state(migration) != RunState.UNDONE) {
                var unused = Migrator.with(options.undoable()).undo(migration, SECOND);
            }
        }
    },
    /** A second run reads what has changed, by a number that grows with each change. */
    BY_HIGH_WATER {
        @Override
        <S> Incremental<S> how(Incremental<S> highWater) {
            return highWater;
        }
    },
    /** A second run reads all, and compares; what is gone is archived. */
    BY_ROW_HASH;

    /** The id of the second run, and what its later works are known by. */
    static final String SECOND = "second";

    /** The tables that are written to; as they were before what is undone, they have names that end with "_before". */
    static final List<String> TARGET = List.of("customer", "entry", "archived");

    static final List<String> TABLES = List.of(
            "create table person (id bigint primary key, name varchar(40) not null, amount int not null,"
                    + " changed bigint not null)",
            "create table purchase (id bigint primary key, person bigint not null, name varchar(40) not null,"
                    + " changed bigint not null)",
            "create table customer (id bigint primary key, name varchar(12) not null, amount int not null,"
                    + " note varchar(20) default 'none', rate double precision default 0.1)",
            "create table entry (id bigint primary key, customer bigint not null references customer(id),"
                    + " name varchar(12) not null)",
            "create table archived (move varchar(20), source_key varchar(40), fields varchar(400) not null,"
                    + " reason varchar(80), primary key (move, source_key))");

    private static final int PEOPLE = 24;
    private static final int CHUNK_SIZE = 12;
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    private static final Conversion<String, String> NAMES =
            Conversion.of(String.class, "a name that is to hand", LaterWork::toHand);
    private static final KeyMap<Long, Long> IDS = KeyMap.sequence("people", 1_000L);

    /** All but every twentieth of what was rejected becomes right. */
    private static final String[] CORRECTED = {
        "update person set name = 'right', changed = 3 where name like 'Too long%' and mod(id, 20) <> 3",
        "update person set amount = -amount, changed = 3 where amount < 0 and mod(id, 20) <> 7",
        "update purchase set name = 'right', changed = 3 where name like 'Too long%'"
    };

    /** Some are new, some changed, some gone; some of the new and the changed are to be rejected. */
    private static final String[] CHANGED = {
        "insert into person select id + 100, name, amount, 2 from person where mod(id, 10) between 2 and 3",
        "insert into purchase select id + 100, person + 100, name, 2 from purchase where mod(person, 10) between 2 and 3",
        "update person set name = 'other', changed = 2 where mod(id, 4) = 1",
        "update person set amount = -1, changed = 2 where mod(id, 10) = 6",
        "update purchase set name = 'other', changed = 2 where mod(id, 5) = 2",
        "delete from purchase where mod(id, 9) = 0 or person between 21 and 22",
        "delete from person where id between 21 and 22 or id = 5",
        "update customer set name = 'edited' where mod(id, 8) = 0"
    };

    private static volatile Twist twist = Twist.NONE;

    /** What is wrong with the mapping of people. */
    enum Twist {
        NONE,
        /** Names cannot be converted. */
        THROWS,
        /** It says that it is another. */
        OTHER_VERSION
    }

    /** From now on, the mapping of this process is so. */
    static void twist(Twist next) {
        twist = next;
    }

    private static String toHand(String name) {
        if (twist == Twist.THROWS) {
            throw new IllegalStateException("no names today");
        }
        return name;
    }

    record Person(long id, String name, int amount, long changed) {}

    record Purchase(long id, long person, String name, long changed) {}

    record Customer(long id, String name, int amount) {}

    record Entry(long id, long customer, String name) {}

    /** How a move finds what has changed, if it is one that is told of a number. */
    <S> Incremental<S> how(Incremental<S> highWater) {
        return Incremental.<S>byRowHash().deleted(Deleted.archive());
    }

    UnderWay underWay() {
        return UnderWay.FURTHER_RUN;
    }

    /** All of them; if there is time for a try of each alone, one further run is enough: they are alike. */
    static List<LaterWork> of(int tries) {
        return tries == 1 ? List.of(REPLAY, UNDO, BY_ROW_HASH) : List.of(values());
    }

    /** Fills empty tables, and does what comes before the work. */
    void prepare(Place place) throws Exception {
        run("first", place.connections(), options());
        place.execute(CHANGED);
    }

    /** Does the work, or goes on with it; if it is complete already, nothing is changed. */
    void perform(Connections shop, Options options) {
        Migration migration = migration(shop);
        List<RunInfo> runs = Migrator.create().runs(migration);
        RunInfo latest = runs.get(runs.size() - 1);
        if (!latest.run().equals(SECOND) || latest.state() != RunState.COMPLETED) {
            var unused = Migrator.with(options.runIds(() -> SECOND)).run(migration);
        }
    }

    private static @Nullable RunState state(Migration migration) {
        return Migrator.create().runs(migration).stream()
                .filter(run -> run.run().equals(SECOND))
                .map(RunInfo::state)
                .findFirst()
                .orElse(null);
    }

    void run(String id, Connections connections, Options options) {
        var unused = Migrator.with(options.runIds(() -> id)).run(migration(connections));
    }

    /** The clock stands still, so that all that is remembered is the same. */
    static Options options() {
        return Options.defaults().chunkSize(CHUNK_SIZE).clock(NOON);
    }

    /** {@return statements that fill the source} */
    static List<String> rows() {
        return LongStream.rangeClosed(1, PEOPLE)
                .boxed()
                .flatMap(id -> Stream.of(
                        "insert into person values (%s, '%s', %s, 1)"
                                .formatted(
                                        id,
                                        id % 10 == 3 ? "Too long a name " + id : "Name " + id,
                                        id % 10 == 7 ? -id : id),
                        "insert into purchase values (%s, %s, '%s', 1)".formatted(2 * id, id, "Thing " + id),
                        "insert into purchase values (%s, %s, '%s', 1)"
                                .formatted(2 * id + 1, id, (id % 15 == 9 ? "Too long a thing " : "Gift ") + id)))
                .toList();
    }

    // spotless:off
    private static Mapping<Person, Customer> customers() {
        return Mapping.from(Person.class).to(Customer.class)
            .key(Person::id)
            .field(map(Customer::id).from(Person::id).via(IDS))
            .version(twist == Twist.OTHER_VERSION ? "2" : "1")
            .field(map(Customer::name).from(Person::name).via(trim().then(NAMES)))
            .field(map(Customer::amount).copiedFrom(Person::amount))
            .drop(Person::changed, "says when, not what")
            .require("the amount is not negative", customer -> customer.amount() >= 0)
            .identifies(IDS, Person::id, Customer::id)
            .build();
    }

    private static Mapping<Purchase, Entry> entries() {
        return Mapping.from(Purchase.class).to(Entry.class)
            .key(Purchase::id)
            .field(map(Entry::id).copiedFrom(Purchase::id))
            .field(map(Entry::customer).from(Purchase::person).via(IDS))
            .field(map(Entry::name).copiedFrom(Purchase::name))
            .drop(Purchase::changed, "says when, not what")
            .build();
    }
    // spotless:on

    /** The source lies beside the target. */
    Migration migration(Connections database) {
        JdbcTarget shop = JdbcTarget.of(database).lease(SHORT);
        return Migration.of(
                "shop",
                Move.named("people")
                        .from(watched(JdbcSource.table(database, "person", Person.class)
                                .pagedBy(Person::id)))
                        .to(customers(), shop.table("customer", Customer.class).upsertOn(Customer::id))
                        .archiveInto(shop.table("archived", Archived.class))
                        .incremental(how(Incremental.byHighWater(Person::changed))),
                Move.named("purchases")
                        .from(watched(JdbcSource.table(database, "purchase", Purchase.class)
                                .pagedBy(Purchase::id)))
                        .to(entries(), shop.table("entry", Entry.class).upsertOn(Entry::id))
                        .archiveInto(shop.table("archived", Archived.class))
                        .incremental(how(Incremental.byHighWater(Purchase::changed))));
    }

    private static <S> Source<S> watched(Source<S> source) {
        return Points.areWatched() ? new WatchedSource<>(source, CHUNK_SIZE) : source;
    }

    /** A program that does a work, or goes on with it: its name, and the place. It may be killed at any moment. */
    static final class Program {
        private Program() {}

        public static void main(String... args) throws SQLException {
            System.out.println(Moving.BEGINS);
            Connections database = Moving.connections(Into.valueOf(args[1]), Path.of(args[2]), args[3]);
            Connection held = database.open(); // else H2 would open and close its file each time
            try (held) {
                LaterWork.valueOf(args[0]).perform(database, options().chunkSize(Integer.parseInt(args[4])));
            }
            Points.print();
        }
    }
}
