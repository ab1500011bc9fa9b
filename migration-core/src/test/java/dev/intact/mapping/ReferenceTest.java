package dev.intact.mapping;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.convert.Conversion;
import dev.intact.field.Problem;
import dev.intact.identity.KeyMap;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** References by type and id, in a unit test. */
class ReferenceTest {
    private static final KeyMap<Long, String> CONTACTS = KeyMap.assigned("crm/contact");
    private static final KeyMap<String, String> ACCOUNTS = KeyMap.assigned("crm/account");
    private static final Reference<String, Long, String> ABOUT = Reference.<String, Long, String>by("about")
            .when("C", CONTACTS)
            .when("A", Conversion.of(Long.class, "with an A before it", id -> "A" + id), ACCOUNTS);
    private static final Lookups ANSWERS =
            Lookups.none().with(CONTACTS, Map.of(1L, "c1")).with(ACCOUNTS, Map.of("A1", "a1"));

    record Old(int nr, @Nullable String kind, @Nullable Long ref) {}

    record New(int nr, @Nullable String about) {}

    private static Mapping<Old, New> mapping(Reference<String, Long, String> reference) {
        return building(reference).build();
    }

    private static MappingBuilder<Old, New> building(Reference<String, Long, String> reference) {
        return Mapping.from(Old.class)
                .to(New.class)
                .key(Old::nr)
                .field(map(New::nr).copiedFrom(Old::nr))
                .field(map(New::about).from(Old::kind, Old::ref).via(reference));
    }

    private static @Nullable String about(Reference<String, Long, String> reference, @Nullable String kind, Long ref) {
        return mapping(reference).apply(new Old(1, kind, ref), ANSWERS).get().about();
    }

    private static List<String> problems(Mapping<Old, New> mapping, @Nullable String kind, @Nullable Long ref) {
        return mapping.evaluate(new Old(1, kind, ref), ANSWERS).problems().stream()
                .map(Problem::message)
                .toList();
    }

    @Test
    void the_type_says_where_the_id_is_looked_up() {
        assertThat(about(ABOUT, "C", 1L)).isEqualTo("c1");
        assertThat(about(ABOUT, "A", 1L)).isEqualTo("a1");
    }

    @Test
    void no_id_refers_to_nothing_whatever_the_type() {
        for (String kind : new String[] {"C", "X", null}) {
            Evaluation<New> evaluation = mapping(ABOUT).evaluate(new Old(1, kind, null), ANSWERS);
            assertThat(evaluation.target()).contains(new New(1, null));
            assertThat(evaluation.edges()).isEmpty();
        }
    }

    @Test
    void an_id_without_an_answer_is_dealt_with_as_its_key_map_declares() {
        assertThat(problems(mapping(ABOUT), "C", 2L))
                .singleElement()
                .asString()
                .contains("has no new id in key map 'crm/contact'");
        Reference<String, Long, String> loose =
                Reference.<String, Long, String>by("about").when("C", CONTACTS.unlisted(Unlisted.use("somebody")));
        assertThat(about(loose, "C", 2L)).isEqualTo("somebody");
    }

    @Test
    void a_type_that_is_not_listed_rejects_the_record_or_becomes_what_is_declared() {
        assertThat(problems(mapping(ABOUT), "X", 1L))
                .singleElement()
                .asString()
                .contains("refers to a record of a type that 'about' does not list", "\"X\"", "add it by .when(…)");
        assertThat(problems(mapping(ABOUT), null, 1L))
                .singleElement()
                .asString()
                .contains("refers to a record, but not of which type", "fill the type in the source");
        assertThat(about(ABOUT.unlisted(Unlisted.leaveEmpty()), "X", 1L)).isNull();
        assertThat(about(ABOUT.unlisted(Unlisted.use("?")), "X", 1L)).isEqualTo("?");
        assertThat(about(ABOUT.unlisted(Unlisted.use("?")), null, 1L)).isEqualTo("?");
    }

    @Test
    void types_and_policies_of_a_sensitive_rule_are_masked() {
        Mapping<Old, New> mapping = building(ABOUT.unlisted(Unlisted.use("secret")))
                .sensitive(Old::kind)
                .build();
        assertThat(mapping.rules().get(1).words())
                .startsWith("about, by its type: *** → key map 'crm/contact'")
                .doesNotContain("C →", "A →", "secret");
    }

    @Test
    void the_engine_asks_the_lookup_of_the_type_alone() {
        List<String> asked = new ArrayList<>();
        Mapping.KeyReceiver receiver = new Mapping.KeyReceiver() {
            @Override
            public <K> void take(Lookup<K, ?> lookup, K key) {
                asked.add(lookup.name() + " " + key);
            }
        };
        for (String kind : new String[] {"C", "A", "X", null}) {
            mapping(ABOUT).lookupKeys(new Old(1, kind, 7L), receiver);
        }
        mapping(ABOUT).lookupKeys(new Old(1, "C", null), receiver);

        assertThat(asked).containsExactly("crm/contact 7", "crm/account A7");
        assertThat(mapping(ABOUT).references()).isEqualTo(Map.of("about", List.of("crm/contact", "crm/account")));
    }

    @Test
    void a_mapping_with_a_reference_travels_and_tells_its_types() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(mapping(ABOUT));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            Mapping<?, ?> read = (Mapping<?, ?>) in.readObject();
            assertThat(read.facts()).isEqualTo(mapping(ABOUT).facts());
            assertThat(read.facts())
                    .isNotEqualTo(mapping(ABOUT.when("B", CONTACTS)).facts());
        }
    }

    @Test
    void a_type_that_is_listed_twice_and_a_reference_without_types_or_name_are_refused() {
        Reference<BigDecimal, Long, String> numbers =
                Reference.<BigDecimal, Long, String>by("by number").when(new BigDecimal("1.0"), CONTACTS);
        assertThatThrownBy(() -> numbers.when(new BigDecimal("1.00"), CONTACTS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("reference 'by number' lists the type 1.00 twice");
        assertThatThrownBy(() -> Reference.<String, Long, String>by(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a reference needs a name");
        assertThatThrownBy(() -> mapping(Reference.<String, Long, String>by("empty")))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining(
                        "target field about: is a reference 'empty' that lists no type; say where the records of each type are found, by .when(type, keyMap)");
    }
}
