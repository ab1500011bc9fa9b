package dev.intact.examples.faults;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.databases.Postgres;
import dev.intact.jdbc.Connections;
import dev.intact.jdbc.JdbcTarget;
import dev.intact.mapping.Mapping;
import dev.intact.run.Options;
import dev.intact.run.RunReport;
import dev.intact.sink.InMemoryTarget;
import dev.intact.sink.Rejected;
import dev.intact.sink.Sink;
import dev.intact.source.InMemorySource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The database refuses some rows of a chunk, for each of its constraints: exactly these are rejected, with column and
 * constraint and without the sensitive value, after a number of statements that grows with the logarithm of the chunk.
 */
@Timeout(1800)
class RefusedRowsTest {
    private static final int TRIES = Integer.getInteger("intact.fault.tries", 5);
    private static final long SEED = Long.getLong("intact.fault.seed", System.nanoTime());
    private static final int PEOPLE = 512;
    private static final int CHUNK = 256;
    private static final int LOG = 8;
    private static final String SECRET = "secret-4711";

    private static final List<String> TABLES = List.of(
            "create table city (id int primary key)",
            "insert into city values (1)",
            "create table person (id int primary key, mail varchar(30) constraint one_mail unique,"
                    + " name varchar(20) constraint named not null, city int constraint lives references city,"
                    + " age int constraint born check (age >= 0))",
            "insert into person values (0, '" + SECRET + "', 'the first', 1, 1)");

    private final Random random = new Random(SEED);

    record Person(int id, String mail, @Nullable String name, int city, int age) {}

    /** What is wrong with a person, as the message about it begins. */
    enum Fault {
        TAKEN("mail: has a value that is already there; rule: person.mail unique") {
            @Override
            Person bad(Person good) {
                return new Person(good.id, SECRET, good.name, good.city, good.age);
            }
        },
        DANGLING("city: refers to a row that is not there; rule: person.city references city") {
            @Override
            Person bad(Person good) {
                return new Person(good.id, good.mail, good.name, 2, good.age);
            }
        },
        MISSING("name: has no value, but must have one; rule: person.name not null") {
            @Override
            Person bad(Person good) {
                return new Person(good.id, good.mail, null, good.city, good.age);
            }
        },
        UNCHECKED(": breaks a check of its table; rule: person check born") {
            @Override
            Person bad(Person good) {
                return new Person(good.id, good.mail, good.name, good.city, -1);
            }
        },
        TOO_LONG("name: is too long; rule: person.name at most 20 characters") {
            @Override
            Person bad(Person good) {
                return new Person(good.id, good.mail, SECRET + " and much more", good.city, good.age);
            }
        };

        private final String message;

        Fault(String message) {
            this.message = message;
        }

        abstract Person bad(Person good);
    }

    /** How people are written; an attempt is a savepoint, batches, what takes them back, and releases. */
    enum Way {
        INSERT(4) {
            @Override
            Sink<Person> sink(Connections connections) {
                return JdbcTarget.of(connections).table("person", Person.class);
            }
        },
        UPSERT(10) {
            @Override
            Sink<Person> sink(Connections connections) {
                return JdbcTarget.of(connections).table("person", Person.class).upsertOn(Person::id);
            }
        };

        private final int mostPerAttempt;

        Way(int mostPerAttempt) {
            this.mostPerAttempt = mostPerAttempt;
        }

        abstract Sink<Person> sink(Connections connections);
    }

    /** A database for each try. */
    enum Product {
        H2 {
            @Override
            Connections open() throws SQLException {
                String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
                return prepared(Connections.of("people", () -> CountedConnections.to(url, "sa")));
            }
        },
        POSTGRES {
            @Override
            Connections open() throws SQLException {
                String url = Postgres.createOrSkip().url(); // dropped with the server
                return prepared(Connections.of("people", () -> CountedConnections.to(url, "postgres")));
            }
        };

        abstract Connections open() throws SQLException;

        static Connections prepared(Connections connections) throws SQLException {
            try (Connection connection = connections.open();
                    Statement statement = connection.createStatement()) {
                for (String sql : TABLES) {
                    statement.execute(sql);
                }
            }
            return connections;
        }
    }

    private static Mapping<Person, Person> mapping() {
        return Mapping.from(Person.class)
                .to(Person.class)
                .key(Person::id)
                .field(map(Person::id).copiedFrom(Person::id))
                .field(map(Person::mail).copiedFrom(Person::mail))
                .field(map(Person::name).copiedFrom(Person::name))
                .field(map(Person::city).copiedFrom(Person::city))
                .field(map(Person::age).copiedFrom(Person::age))
                .sensitive(Person::mail)
                .sensitive(Person::name)
                .build();
    }

    /** What a run did. */
    private record Done(RunReport report, List<Rejected> rejects, List<String> rows, long sent) {}

    private static Done run(Product product, Way way, SortedMap<Integer, Fault> bad) throws SQLException {
        List<Person> people = new ArrayList<>();
        for (int id = 1; id <= PEOPLE; id++) {
            Person good = new Person(id, "mail of " + id, "name of " + id, 1, id);
            people.add(bad.containsKey(id) ? bad.get(id).bad(good) : good);
        }
        Connections connections = product.open();
        Sink<Person> sink = way.sink(connections);
        InMemoryTarget lists = InMemoryTarget.named("lists");
        Sink<Rejected> rejects = lists.sink("rejects", Rejected.class);
        long unused = CountedConnections.sent();
        RunReport report = Migrator.with(Options.defaults().chunkSize(CHUNK).rejectsInto(rejects))
                .run(Migration.of(
                        "people",
                        Move.named("people")
                                .from(InMemorySource.of(Person.class, people))
                                .to(mapping(), sink)));
        long sent = CountedConnections.sent();
        try (Connection connection = connections.open()) {
            return new Done(
                    report,
                    lists.rows(rejects),
                    Things.texts(connection, "select id from person where id > 0 order by id"),
                    sent);
        }
    }

    @ParameterizedTest
    @CsvSource({"H2, INSERT", "H2, UPSERT", "POSTGRES, INSERT", "POSTGRES, UPSERT"})
    void exactly_the_bad_rows_are_rejected(Product product, Way way) throws SQLException {
        long clean = run(product, way, new TreeMap<>()).sent();
        double worst = 0;
        long lost = 0;
        long doubled = 0;
        for (int i = 0; i < TRIES; i++) {
            SortedMap<Integer, Fault> bad = bad(i);
            Done done = run(product, way, bad);
            lost += PEOPLE - bad.size() - done.rows().size();
            doubled += done.rows().size() - done.rows().stream().distinct().count();
            check(done, bad);
            double each = (done.sent() - clean) / (double) bad.size() / LOG;
            worst = Math.max(worst, each);
            long attempts = PEOPLE / CHUNK + 2L * bad.size() * LOG;
            assertThat(done.sent() - clean).isLessThanOrEqualTo(way.mostPerAttempt * attempts);
        }
        String note = "%s, %s: %.2f statements at most for each bad row and each of the %d levels of a chunk of %d"
                .formatted(product, way, worst, LOG, CHUNK);
        int unique = (TRIES + Fault.values().length - 1) / Fault.values().length;
        FaultTable.add(9, "unique violation mid-batch", unique, 0, 0, 0);
        FaultTable.add(10, "reference, not null, check, too long", TRIES, lost, doubled, 0, note);
    }

    /** One kind of fault after the other, and then all of them together. */
    private SortedMap<Integer, Fault> bad(int number) {
        Fault[] all = Fault.values();
        SortedMap<Integer, Fault> bad = new TreeMap<>();
        int count = number < all.length ? 1 + number : 1 + random.nextInt(40);
        for (int i = 0; i < count; i++) {
            Fault fault = number < all.length ? all[number] : all[random.nextInt(all.length)];
            bad.put(1 + random.nextInt(PEOPLE), fault);
        }
        return bad;
    }

    private static void check(Done done, SortedMap<Integer, Fault> bad) {
        assertThat(done.report().balance())
                .hasToString("read=%d migrated=%d merged=0 excluded=0 rejected=%d archived=0 unchanged=0"
                        .formatted(PEOPLE, PEOPLE - bad.size(), bad.size()));
        assertThat(done.rows()).hasSize(PEOPLE - bad.size()).doesNotHaveDuplicates();
        assertThat(done.rejects())
                .extracting(RefusedRowsTest::words)
                .containsExactlyElementsOf(bad.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue().message)
                        .toList());
        assertThat(done.rejects().toString()).doesNotContain(SECRET);
    }

    private static String words(Rejected rejected) {
        String value = rejected.value().isEmpty() ? "" : " " + rejected.value();
        return "%s %s%s: %s; rule: %s"
                .formatted(
                        rejected.sourceKey(),
                        rejected.field(),
                        value,
                        rejected.problem(),
                        rejected.rule().toLowerCase(Locale.ROOT));
    }
}
