package dev.intact;

import static dev.intact.mapping.FieldRule.map;
import static dev.intact.quality.Rule.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.convert.Conversion;
import dev.intact.convert.Failures;
import dev.intact.convert.Numbers;
import dev.intact.convert.Text;
import dev.intact.ledger.Outcome;
import dev.intact.mapping.Lookup;
import dev.intact.mapping.Mapping;
import dev.intact.mapping.MappingBuilder;
import dev.intact.run.Options;
import dev.intact.run.RunFailedException;
import dev.intact.run.RunReport;
import dev.intact.sink.Archived;
import dev.intact.sink.InMemoryTarget;
import dev.intact.sink.Rejected;
import dev.intact.sink.Sink;
import dev.intact.source.InMemorySource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One record goes by two mappings into two sinks, and has one outcome. */
class TwoSinksTest {
    record Person(int id, String name, String phone) {}

    record Contact(int id, String name) {}

    record Phone(int owner, int number) {}

    static MappingBuilder<Person, Contact> contacts() {
        return Mapping.from(Person.class)
                .to(Contact.class)
                .key(Person::id)
                .field(map(Contact::id).copiedFrom(Person::id))
                .field(map(Contact::name).copiedFrom(Person::name))
                .drop(Person::phone, "goes to its own table");
    }

    static MappingBuilder<Person, Phone> phones() {
        return Mapping.from(Person.class)
                .to(Phone.class)
                .key(Person::id)
                .exclude(on(Person::phone).oneOf("none"))
                .archive(on(Person::phone).oneOf("fax"))
                .field(map(Phone::owner).copiedFrom(Person::id))
                .field(map(Phone::number).from(Person::phone).via(Numbers.integer()))
                .drop(Person::name, "stands in the contact");
    }

    private final InMemoryTarget target = InMemoryTarget.named("new system");
    private final Sink<Contact> contactSink = target.sink("contact", Contact.class);
    private final Sink<Phone> phoneSink = target.sink("phone", Phone.class);
    private final Sink<Archived> archive = target.sink("archive", Archived.class);
    private final Sink<Rejected> rejects = target.sink("rejects", Rejected.class);

    private static final InMemorySource<Person> PEOPLE = InMemorySource.of(
            Person.class,
            List.of(
                    new Person(1, "Ann", "41"),
                    new Person(2, "Bo", "none"),
                    new Person(3, "Cy", "broken"),
                    new Person(4, "Di", "fax")));

    private Move<Person> move() {
        return Move.named("people")
                .from(PEOPLE)
                .to(contacts().build(), contactSink)
                .to(phones().build(), phoneSink);
    }

    @Test
    void a_record_arrives_whole_or_not_at_all() {
        RunReport report = Migrator.with(Options.defaults().rejectsInto(rejects))
                .run(Migration.of("people", move().archiveInto(archive)));

        assertThat(report.balance())
                .hasToString("read=4 migrated=3 merged=0 excluded=0 rejected=1 archived=0 unchanged=0");
        assertThat(target.rows(contactSink))
                .containsExactly(new Contact(1, "Ann"), new Contact(2, "Bo"), new Contact(4, "Di"));
        assertThat(target.rows(phoneSink)).containsExactly(new Phone(1, 41));
        assertThat(target.rows(rejects))
                .extracting(Rejected::sourceKey, Rejected::field)
                .hasToString("[(\"3\", \"number\")]");
    }

    @Test
    void a_record_that_one_mapping_archives_and_another_maps_is_archived_too() {
        RunReport report =
                Migrator.create().run(Migration.of("people", people(4).archiveInto(archive)));

        assertThat(report.balance())
                .hasToString("read=1 migrated=1 merged=0 excluded=0 rejected=0 archived=0 unchanged=0");
        assertThat(target.rows(archive))
                .containsExactly(new Archived(
                        "people",
                        "4",
                        "{\"id\":4,\"name\":\"Di\",\"phone\":\"fax\"}",
                        "archived: phone is one of fax"));
    }

    private Move<Person> people(int id) {
        InMemorySource<Person> one = InMemorySource.of(Person.class, List.of(new Person(id, "Di", "fax")));
        return Move.named("people")
                .from(one)
                .to(contacts().build(), contactSink)
                .to(phones().build(), phoneSink);
    }

    @Test
    void what_cannot_be_right_about_moves_is_told_at_once() {
        Sink<Phone> elsewhere = InMemoryTarget.named("other").sink("phone", Phone.class);
        Move<Person> odd = Move.named("people")
                .from(PEOPLE)
                .to(contacts().sensitive(Person::phone).build(), contactSink)
                .to(phones().build(), elsewhere)
                .to(contacts().sensitive(Person::phone).build(), contactSink);

        assertThatThrownBy(() -> Migration.of(" ", odd, Move.named("people").from(PEOPLE)))
                .hasMessage("""
                        migration ' ' has 7 faults:
                          - has no name; name it
                          - 'people': is the name of two moves; rename one of them
                          - move 'people': writes to several targets, so that a record could arrive in one and not in the other; move each target by a move of its own
                          - move 'people': archives fields or records, but names no archive; add .archiveInto(sink)
                          - move 'people': masks 'phone' in one mapping and shows it by another; declare it .sensitive(…) in each
                          - move 'people': leads twice into one sink; give each mapping a sink of its own
                          - move 'people': has no mapping; add .to(mapping, sink)""");
        assertThatThrownBy(() -> Migration.of("empty")).hasMessage("""
                migration 'empty' has 1 fault:
                  - has no moves; add a move""");
    }

    static final Lookup<String, String> FIRST = Lookup.loaded("owners", keys -> answers(keys, "first "));
    static final Lookup<String, String> SECOND = Lookup.loaded("owners", keys -> answers(keys, "second "));

    private static Map<String, String> answers(Set<String> keys, String prefix) {
        Map<String, String> answers = new HashMap<>();
        keys.forEach(key -> answers.put(key, prefix + key));
        return answers;
    }

    @Test
    void lookups_of_one_name_in_two_mappings_keep_their_answers_apart() {
        Sink<Contact> second = target.sink("second", Contact.class);
        InMemorySource<Person> one = InMemorySource.of(Person.class, List.of(new Person(7, "Di", "fax")));

        RunReport report = Migrator.create()
                .run(Migration.of(
                        "people",
                        Move.named("people")
                                .from(one)
                                .to(trimmed(FIRST), contactSink)
                                .to(trimmed(SECOND), second)));

        assertThat(report.balance().of(Outcome.MIGRATED)).isEqualTo(1);
        assertThat(target.rows(contactSink)).containsExactly(new Contact(7, "first Di"));
        assertThat(target.rows(second)).containsExactly(new Contact(7, "second Di"));
    }

    /** A conversion that breaks the promise of conversions. */
    static final class Throwing extends Conversion<String, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public String convert(String value, Failures failures) {
            throw new IllegalStateException(value);
        }

        @Override
        public String words() {
            return "keyed";
        }
    }

    @Test
    void a_lookup_key_that_cannot_be_made_rejects_its_record() {
        assertThat(run(contacts(Lookup.loaded("owners", keys -> Map.of())))
                        .move("people")
                        .orElseThrow()
                        .reasons())
                .hasToString("[1 × name: could not be read (IllegalStateException) (rule: keyed, lookup 'owners',"
                        + " loaded while running, unlisted values are rejected)]");
    }

    @Test
    void a_loader_fails_the_run_by_name() {
        Lookup<String, String> changing = Lookup.loaded("changing", keys -> {
            keys.clear();
            return Map.of();
        });
        Lookup<String, String> silent = Lookup.loaded("silent", keys -> null);

        assertThatThrownBy(() -> run(trimmed(changing)))
                .isInstanceOf(RunFailedException.class)
                .hasMessage("people failed: lookup 'changing' could not be loaded (UnsupportedOperationException)");
        assertThatThrownBy(() -> run(trimmed(silent)))
                .hasMessage("people failed: lookup 'silent' could not be loaded (NullPointerException)");
    }

    private static Mapping<Person, Contact> contacts(Lookup<String, String> lookup) {
        return byKey(lookup, new Throwing());
    }

    private static Mapping<Person, Contact> trimmed(Lookup<String, String> lookup) {
        return byKey(lookup, Text.trim());
    }

    private static Mapping<Person, Contact> byKey(Lookup<String, String> lookup, Conversion<String, String> key) {
        return Mapping.from(Person.class)
                .to(Contact.class)
                .key(Person::id)
                .field(map(Contact::id).copiedFrom(Person::id))
                .field(map(Contact::name).from(Person::name).via(key, lookup))
                .drop(Person::phone, "no use")
                .build();
    }

    private RunReport run(Mapping<Person, Contact> mapping) {
        InMemorySource<Person> one = InMemorySource.of(Person.class, List.of(new Person(7, "Di", "fax")));
        return Migrator.with(Options.defaults().anew())
                .run(Migration.of("people", Move.named("people").from(one).to(mapping, contactSink)));
    }
}
