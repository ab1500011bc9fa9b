package dev.intact.jdbc;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.mapping.Mapping;
import dev.intact.run.Options;
import dev.intact.run.RunReport;
import dev.intact.run.Undo;
import dev.intact.run.UndoReport;
import dev.intact.sink.RefusedRow;
import dev.intact.source.InMemorySource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;

/**
 * Whatever was there, whatever a run inserts, updates, fills or keeps, and whatever is edited then: undone, each row is
 * as it was before the run, unless it was edited; those are left, and refused.
 */
class UndoProperties {
    private static final int KEYS = 8;
    private static final Map<Db.Product, Db> OPEN = new LinkedHashMap<>();
    private static final AtomicInteger RUNS = new AtomicInteger();

    /** The name is overwritten, the mail filled where blank, the note kept; a name of more than 5 is refused. */
    record Person(
            int id,
            @Nullable String name,
            @Nullable String mail,
            @Nullable String note) {}

    record Given(
            int nr,
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

    @Provide
    Arbitrary<List<Person>> people() {
        Arbitrary<String> texts = Arbitraries.of("", " ", "a", "A", "b", "é").injectNull(0.2);
        Arbitrary<String> names = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(12, texts), net.jqwik.api.Tuple.of(1, Arbitraries.just("too long")));
        return Combinators.combine(Arbitraries.integers().between(1, KEYS), names, texts, texts)
                .as(Person::new)
                .list()
                .ofMaxSize(20);
    }

    private static Mapping<Given, Person> mapping() {
        return Mapping.from(Given.class)
                .to(Person.class)
                .key(Given::nr)
                .field(map(Person::id).copiedFrom(Given::id))
                .field(map(Person::name).copiedFrom(Given::name))
                .field(map(Person::mail).copiedFrom(Given::mail))
                .field(map(Person::note).copiedFrom(Given::note))
                .drop(Given::nr, "numbers the records of the test")
                .build();
    }

    private static Migration migration(Db db, List<Person> people, boolean inserts) {
        AtomicInteger nr = new AtomicInteger();
        List<Given> given = people.stream()
                .map(one -> new Given(nr.incrementAndGet(), one.id(), one.name(), one.mail(), one.note()))
                .toList();
        JdbcSink<Person> plain = JdbcTarget.of(db.connections()).table("person", Person.class);
        JdbcSink<Person> sink = (inserts ? plain.upsertOn(Person::id) : plain.updateOn(Person::id))
                .fillBlank(Person::mail)
                .keep(Person::note);
        return Migration.of(
                "people",
                Move.named("people")
                        .from(InMemorySource.of(Given.class, given))
                        .mayBeEmpty("it is drawn by lot")
                        .to(mapping(), sink));
    }

    private static SortedMap<Integer, String> stored(Db db) {
        TreeMap<Integer, String> rows = new TreeMap<>();
        db.rows("select id, name, mail, note from person")
                .forEach(row -> rows.put(((Number) row.get(0)).intValue(), String.valueOf(row)));
        return rows;
    }

    private static void put(Db db, Person person) {
        if (person.name() == null || person.name().length() <= 5) {
            db.execute(
                    "delete from person where id = " + person.id(),
                    "insert into person values (%s, %s, %s, %s)"
                            .formatted(
                                    person.id(), quoted(person.name()), quoted(person.mail()), quoted(person.note())));
        } else {
            db.execute("delete from person where id = " + person.id());
        }
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "null" : "'" + text + "'";
    }

    private static void check(
            Db.Product product,
            boolean inserts,
            List<Person> there,
            List<Person> people,
            List<Person> edits,
            int size) {
        Db db = db(product);
        db.execute("delete from person");
        there.forEach(person -> put(db, person));
        Migrator migrator = Migrator.with(
                Options.defaults().undoable().anew().chunkSize(size).runIds(() -> "run-" + RUNS.incrementAndGet()));
        Migration migration = migration(db, people, inserts);
        SortedMap<Integer, String> before = stored(db);
        RunReport run = migrator.run(migration);
        SortedMap<Integer, String> after = stored(db);
        edits.forEach(person -> put(db, person));
        SortedMap<Integer, String> edited = stored(db);

        UndoReport undone = migrator.undo(migration, run.run());

        TreeMap<Integer, String> expected = new TreeMap<>();
        TreeSet<String> mustBeRefused = new TreeSet<>();
        TreeSet<String> mayBeRefused = new TreeSet<>();
        for (int id = 1; id <= KEYS; id++) {
            String was = before.get(id);
            String left = after.get(id);
            String is = edited.get(id);
            boolean isEdited = !String.valueOf(is).equals(String.valueOf(left));
            boolean isTouched = !String.valueOf(was).equals(String.valueOf(left));
            boolean isGone = was == null && is == null;
            String now = isEdited ? is : was;
            if (now != null) {
                expected.put(id, now);
            }
            if (isEdited && isTouched && !isGone) {
                mustBeRefused.add("" + id);
            }
            if (isEdited && !isGone) {
                mayBeRefused.add("" + id); // it may have changed within the run, and back
            }
        }
        assertThat(stored(db)).isEqualTo(expected);
        assertThat(undone.refused())
                .extracting(RefusedRow::key)
                .doesNotHaveDuplicates()
                .containsAll(mustBeRefused)
                .isSubsetOf(mayBeRefused);
        assertThat(undone.isComplete()).isTrue();
        UndoReport again = migrator.undo(migration, run.run(), Undo.forcing("person"));
        assertThat(again.refused()).isEmpty();
        undone.refused()
                .forEach(row -> assertThat(stored(db).get(Integer.valueOf(row.key())))
                        .isEqualTo(before.get(Integer.valueOf(row.key()))));
    }

    @Property(tries = 15)
    void on_h2(
            @ForAll boolean inserts,
            @ForAll("people") List<Person> there,
            @ForAll("people") List<Person> people,
            @ForAll("people") List<Person> edits,
            @ForAll @IntRange(min = 1, max = 25) int size) {
        check(Db.Product.H2, inserts, there, people, edits, size);
    }

    @Property(tries = 6)
    void on_postgres(
            @ForAll boolean inserts,
            @ForAll("people") List<Person> there,
            @ForAll("people") List<Person> people,
            @ForAll("people") List<Person> edits,
            @ForAll @IntRange(min = 1, max = 25) int size) {
        check(Db.Product.POSTGRES, inserts, there, people, edits, size);
    }
}
