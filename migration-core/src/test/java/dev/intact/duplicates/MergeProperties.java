package dev.intact.duplicates;

import static dev.intact.duplicates.Choice.longest;
import static dev.intact.duplicates.Choice.mostFrequent;
import static dev.intact.duplicates.Choice.union;
import static dev.intact.duplicates.Preference.mostComplete;
import static dev.intact.duplicates.Preference.mostRecent;
import static dev.intact.duplicates.Preference.trusted;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** The laws of merging. */
class MergeProperties {
    enum Consent {
        REFUSED,
        PENDING,
        GIVEN
    }

    record Address(@Nullable String street, @Nullable String city) {}

    record Person(
            int id,
            @Nullable Integer updated,
            @Nullable String system,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String street,
            @Nullable String city,
            List<String> tags,
            @Nullable Consent consent) {

        Address address() {
            return new Address(blankAsNull(street), blankAsNull(city));
        }
    }

    private static final Merge<Person> MERGE = Merge.of(Person.class)
            .survivor(mostRecent(Person::updated), mostComplete())
            .field(Person::name, longest())
            .field(Person::phone, mostFrequent())
            .field(Person::system, trusted(Person::system, "CRM", "ERP"))
            .field(Person::tags, union())
            .group("address", List.of(mostComplete()), Person::street, Person::city)
            .consent(Person::consent, Consent.REFUSED, Consent.PENDING, Consent.GIVEN);

    @Provide
    Arbitrary<List<Person>> persons() {
        Arbitrary<String> text = Arbitraries.of("a", "b", "cc", "Cc", " ", "").injectNull(0.3);
        Arbitrary<List<String>> tags =
                Arbitraries.of("x", "y", "z").list().uniqueElements().ofMaxSize(3);
        return Combinators.combine(
                        Arbitraries.integers().between(1, 3).injectNull(0.3),
                        Arbitraries.of("CRM", "ERP", "WEB").injectNull(0.3),
                        text,
                        text,
                        text,
                        text,
                        tags,
                        Arbitraries.of(Consent.class).injectNull(0.3))
                .as((updated, system, name, phone, street, city, all, consent) ->
                        new Person(0, updated, system, name, phone, street, city, List.copyOf(all), consent))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(persons -> IntStream.range(0, persons.size())
                        .mapToObj(i -> with(i + 1, persons.get(i)))
                        .toList());
    }

    private static Person with(int id, Person of) {
        return new Person(
                id, of.updated(), of.system(), of.name(), of.phone(), of.street(), of.city(), of.tags(), of.consent());
    }

    private static @Nullable String blankAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    @Property(tries = 200)
    void the_survivor_is_a_member_and_the_others_are_its_losers(@ForAll("persons") List<Person> persons) {
        Merged<Person> merged = MERGE.merge(persons, Person::id);

        List<String> keys = new ArrayList<>(List.of(merged.survivor().text()));
        merged.losers().forEach(loser -> keys.add(loser.text()));
        assertThat(keys)
                .containsExactlyInAnyOrderElementsOf(persons.stream()
                        .map(person -> String.valueOf(person.id()))
                        .toList());
        assertThat(String.valueOf(merged.record().id()))
                .isEqualTo(merged.survivor().text());
    }

    @Property(tries = 200)
    void nothing_is_invented(@ForAll("persons") List<Person> persons) {
        Person merged = MERGE.merge(persons, Person::id).record();

        List<Function<Person, @Nullable Object>> fields =
                List.of(Person::updated, Person::system, Person::name, Person::phone, Person::consent);
        for (Function<Person, @Nullable Object> field : fields) {
            Object value = field.apply(merged);
            assertThat(value == null || persons.stream().map(field).anyMatch(value::equals))
                    .as("%s of %s", value, persons)
                    .isTrue();
        }
        assertThat(persons.stream().map(Person::address))
                .as("an address of one record")
                .contains(merged.address());
        Set<String> tags = new HashSet<>();
        persons.forEach(person -> tags.addAll(person.tags()));
        assertThat(new HashSet<>(merged.tags())).isEqualTo(tags);
    }

    @Property(tries = 200)
    void a_value_that_one_has_is_not_lost_to_none(@ForAll("persons") List<Person> persons) {
        Person merged = MERGE.merge(persons, Person::id).record();

        List<Function<Person, @Nullable String>> texts = List.of(Person::name, Person::phone, Person::system);
        for (Function<Person, @Nullable String> text : texts) {
            boolean any = persons.stream().map(text).anyMatch(value -> blankAsNull(value) != null);
            assertThat(blankAsNull(text.apply(merged)) != null).isEqualTo(any);
        }
    }

    @Property(tries = 200)
    void consent_is_never_widened(@ForAll("persons") List<Person> persons) {
        Consent merged = MERGE.merge(persons, Person::id).record().consent();

        for (Person person : persons) {
            assertThat(allows(merged)).isLessThanOrEqualTo(allows(person.consent()));
        }
    }

    /** No statement allows no more than a refusal does. */
    private static int allows(@Nullable Consent consent) {
        return consent == null ? 0 : consent.compareTo(Consent.REFUSED);
    }

    @Property(tries = 200)
    void merging_again_changes_nothing(@ForAll("persons") List<Person> persons) {
        Person once = MERGE.merge(persons, Person::id).record();

        assertThat(MERGE.merge(List.of(once), Person::id).record()).isEqualTo(once);
        assertThat(MERGE.merge(List.of(once, with(99, once)), Person::id).record())
                .usingRecursiveComparison()
                .ignoringFields("id")
                .isEqualTo(once);
    }

    @Property(tries = 200)
    void what_was_merged_can_be_taken_apart(@ForAll("persons") List<Person> persons) {
        assertThat(MERGE.merge(persons, Person::id).unmerge()).containsExactlyInAnyOrderElementsOf(persons);
    }

    @Property(tries = 200)
    void the_order_of_the_records_does_not_matter(@ForAll("persons") List<Person> persons, @ForAll long seed) {
        List<Person> shuffled = new ArrayList<>(persons);
        Collections.shuffle(shuffled, new Random(seed));

        Merged<Person> merged = MERGE.merge(persons, Person::id);
        Merged<Person> again = MERGE.merge(shuffled, Person::id);

        assertThat(again.record()).isEqualTo(merged.record());
        assertThat(again.unmerge()).isEqualTo(merged.unmerge());
        assertThat(again.fields())
                .map(Objects::toString)
                .isEqualTo(merged.fields().stream().map(Objects::toString).toList());
    }
}
