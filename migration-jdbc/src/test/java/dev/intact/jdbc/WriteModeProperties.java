package dev.intact.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.databases.MariaDb;
import dev.intact.field.Key;
import dev.intact.sink.Output;
import dev.intact.sink.TargetRows;
import dev.intact.sink.TargetSession;
import dev.intact.sink.UnitOfWork;
import dev.intact.sink.Written;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;

/** Rows written by key end as in a map that takes them one after the other, whatever the size of the chunks. */
class WriteModeProperties {
    private static final Map<Db.Product, Db> OPEN = new LinkedHashMap<>();

    /** The name is overwritten, the mail filled where blank, the note kept; a name of more than 5 is refused. */
    record Person(
            int id,
            @Nullable String name,
            @Nullable String mail,
            @Nullable String note) {}

    private static Db db(Db.Product product) {
        return OPEN.computeIfAbsent(
                product,
                any -> any.with("create table person(id int primary key, name varchar(5) check (length(name) <= 5),"
                        + " mail varchar(9), note varchar(9))"));
    }

    @AfterContainer
    static void close() {
        OPEN.values().forEach(Db::close);
        OPEN.clear();
    }

    private static final class Model {
        private final Map<Integer, Person> rows = new LinkedHashMap<>();
        private final boolean inserts;
        private long inserted;
        private long updated;
        private long unchanged;
        private final TreeSet<Integer> refused = new TreeSet<>();

        Model(boolean inserts) {
            this.inserts = inserts;
        }

        void write(int place, Person row) {
            Person there = rows.get(row.id());
            boolean tooLong = row.name() != null && row.name().length() > 5;
            if (tooLong || (there == null && !inserts)) {
                refused.add(place);
            } else if (there == null) {
                rows.put(row.id(), row);
                inserted++;
            } else {
                String mail = there.mail() == null || there.mail().isBlank()
                        ? (row.mail() == null ? there.mail() : row.mail())
                        : there.mail();
                Person merged = new Person(row.id(), row.name(), mail, there.note());
                unchanged += merged.equals(there) ? 1 : 0;
                updated += merged.equals(there) ? 0 : 1;
                rows.put(row.id(), merged);
            }
        }
    }

    @Provide
    Arbitrary<List<Person>> people() {
        Arbitrary<String> texts = Arbitraries.of("", " ", "a", "A", "b", "é").injectNull(0.2);
        Arbitrary<String> names = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(12, texts), net.jqwik.api.Tuple.of(1, Arbitraries.just("too long")));
        return Combinators.combine(Arbitraries.integers().between(1, 8), names, texts, texts)
                .as(Person::new)
                .list()
                .ofMaxSize(40);
    }

    private static List<Person> stored(Db db) {
        List<Person> people = new ArrayList<>();
        db.rows("select id, name, mail, note from person order by id")
                .forEach(row -> people.add(
                        new Person(((Number) row.get(0)).intValue(), (String) row.get(1), (String) row.get(2), (String)
                                row.get(3))));
        return people;
    }

    private static void check(Db.Product product, boolean inserts, List<Person> there, List<Person> people, int size) {
        Db db = db(product);
        db.execute("delete from person");
        Model model = new Model(inserts);
        Model before = new Model(true);
        there.forEach(person -> before.write(0, person));
        before.rows.values().forEach(person -> {
            model.rows.put(person.id(), person);
            db.execute("insert into person values (%d, %s, %s, %s)"
                    .formatted(person.id(), quoted(person.name()), quoted(person.mail()), quoted(person.note())));
        });
        JdbcSink<Person> plain = JdbcTarget.of(db.connections()).table("person", Person.class);
        JdbcSink<Person> sink = (inserts ? plain.upsertOn(Person::id) : plain.updateOn(Person::id))
                .fillBlank(Person::mail)
                .keep(Person::note);

        long inserted = 0;
        long updated = 0;
        long unchanged = 0;
        TreeSet<Integer> refused = new TreeSet<>();
        try (TargetSession session = sink.target().open(List.of(Output.of(sink, List.of())));
                UnitOfWork work = session.begin()) {
            for (int from = 0; from < people.size(); from += size) {
                List<TargetRows> chunk = new ArrayList<>();
                for (int i = from; i < Math.min(people.size(), from + size); i++) {
                    chunk.add(TargetRows.of(Key.of(i)).and(sink, people.get(i)));
                    model.write(i, people.get(i));
                }
                Written written = work.write(chunk);
                inserted += written.inserted();
                updated += written.updated();
                unchanged += written.unchanged();
                for (int place : written.refused().keySet()) {
                    refused.add(from + place);
                }
                var unused = work.commit(Samples.chunk());
            }
        }

        assertThat(refused).isEqualTo(model.refused);
        assertThat(List.of(inserted, updated, unchanged))
                .isEqualTo(List.of(model.inserted, model.updated, model.unchanged));
        assertThat(stored(db)).containsExactlyInAnyOrderElementsOf(model.rows.values());
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "null" : "'" + text + "'";
    }

    @Property(tries = 150)
    void on_h2(
            @ForAll boolean inserts,
            @ForAll("people") List<Person> there,
            @ForAll("people") List<Person> people,
            @ForAll @IntRange(min = 1, max = 45) int size) {
        check(Db.Product.H2, inserts, there, people, size);
    }

    @Property(tries = 60)
    void on_postgres(
            @ForAll boolean inserts,
            @ForAll("people") List<Person> there,
            @ForAll("people") List<Person> people,
            @ForAll @IntRange(min = 1, max = 45) int size) {
        check(Db.Product.POSTGRES, inserts, there, people, size);
    }

    @Property(tries = 60)
    void on_sqlite(
            @ForAll boolean inserts,
            @ForAll("people") List<Person> there,
            @ForAll("people") List<Person> people,
            @ForAll @IntRange(min = 1, max = 45) int size) {
        check(Db.Product.SQLITE, inserts, there, people, size);
    }

    @Property(tries = 60)
    void on_mariadb(
            @ForAll boolean inserts,
            @ForAll("people") List<Person> there,
            @ForAll("people") List<Person> people,
            @ForAll @IntRange(min = 1, max = 45) int size) {
        if (MariaDb.isThere()) { // jqwik takes an aborted try for a rejected one, and fails when all are
            check(Db.Product.MARIADB, inserts, there, people, size);
        }
    }
}
