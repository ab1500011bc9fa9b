package dev.intact.mapping;

import static dev.intact.mapping.FieldRule.map;
import static dev.intact.quality.Rule.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.intact.convert.Conversion;
import dev.intact.convert.Text;
import dev.intact.field.Problem;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Everything that compiles and must be told when a mapping is defined, word for word. */
class DefinitionCheckTest {
    record Old(long id, String name, @Nullable String nick, int age) {}

    record New(long id, String name, @Nullable String nick, int age) {}

    static final Lookup<String, String> OWNERS = Lookup.of("owners", Map.of("kim", "u-1"));

    static final class Names {
        static String join(String first, String last) {
            return first + " " + last;
        }

        static String either(@Nullable String first, String last) {
            return first == null ? last : first;
        }

        static @Nullable String initial(String name) {
            return name.isEmpty() ? null : name.substring(0, 1);
        }
    }

    /** A mapping that is sound but for what a test adds. */
    static MappingBuilder<Old, New> whole() {
        return withoutName().field(map(New::name).copiedFrom(Old::name));
    }

    /** A mapping that lacks a rule for the name, which the test adds; the source's name is used by the nick. */
    static MappingBuilder<Old, New> withoutName() {
        return Mapping.from(Old.class)
                .to(New.class)
                .key(Old::id)
                .field(map(New::id).copiedFrom(Old::id))
                .field(map(New::nick).from(Old::nick, Old::name).via(Names::join))
                .field(map(New::age).copiedFrom(Old::age));
    }

    static void assertFaults(MappingBuilder<?, ?> builder, String... faults) {
        DefinitionException thrown = catchThrowableOfType(DefinitionException.class, builder::build);

        assertThat(thrown).as("nothing was found").isNotNull();
        assertThat(thrown.faults()).extracting(Problem::message).containsExactly(faults);
    }

    /** Adds a rule for the name of {@link New}. */
    static void assertNameFaults(FieldRule<Old, New> rule, String... faults) {
        assertFaults(withoutName().field(rule), faults);
    }

    @Test
    void takes_a_sound_definition() {
        assertThat(whole().build()).hasToString("mapping Old → New");
    }

    @Test
    void a_mapping_needs_a_key() {
        assertFaults(
                Mapping.from(Old.class)
                        .to(Old.class)
                        .field(map(Old::id).copiedFrom(Old::id))
                        .field(map(Old::name).copiedFrom(Old::name))
                        .field(map(Old::nick).copiedFrom(Old::nick))
                        .field(map(Old::age).copiedFrom(Old::age)),
                "key: is not declared; name the fields by which a source record is known: .key(…)");
    }

    @Test
    void a_part_of_the_key_always_has_a_value() {
        assertFaults(
                whole().key(Old::nick),
                "key: has the part 'nick', which may be null; declare the component without @Nullable, or choose"
                        + " another key");
    }

    @SuppressWarnings("ArrayRecordComponent") // that is the fault
    record Blob(byte[] id, Place place) {}

    record Place(String city) {}

    @Test
    void a_part_of_the_key_is_a_plain_value() {
        assertFaults(
                Mapping.from(Blob.class)
                        .to(Blob.class)
                        .key(Blob::id, Blob::place)
                        .field(map(Blob::id).copiedFrom(Blob::id))
                        .field(map(Blob::place).copiedFrom(Blob::place)),
                "key: has the part 'id' of type byte[], which has no text of its own; choose fields of plain values",
                "key: has the part 'place' of type Place, which has no text of its own; choose fields of plain"
                        + " values");
    }

    @Test
    void a_lambda_names_no_field() {
        String lambda = "a lambda in dev.intact.mapping.DefinitionCheckTest stands where a field of Old is named; use a"
                + " method reference such as Old::id";

        assertFaults(whole().key(row -> row.id()), "key: " + lambda);
        assertFaults(whole().drop(row -> row.id(), "no use"), "dropped field: " + lambda);
        assertFaults(whole().archive(row -> row.id(), "for later"), "archived field: " + lambda);
        assertFaults(whole().sensitive(row -> row.id()), "sensitive field: " + lambda);
        assertFaults(whole().only(on((Old row) -> row.id()).atLeast(1L)), "rule 'is at least 1': " + lambda);
        assertNameFaults(map(New::name).copiedFrom((Old row) -> row.name()), "target field name: " + lambda);
    }

    @Test
    void a_lambda_names_no_target_field() {
        assertFaults(
                whole().field(map((New row) -> row.name()).copiedFrom(Old::name)),
                "target field: a lambda in dev.intact.mapping.DefinitionCheckTest stands where a field of New is named;"
                        + " use a method reference such as New::id");
    }

    @Test
    void a_method_that_is_no_component_names_no_field() {
        assertFaults(
                whole().field(map(New::toString).copiedFrom(Old::name)),
                "target field: 'toString' is not a field of New (fields: id, name, nick, age)");
        assertNameFaults(
                map(New::name).copiedFrom(Old::toString),
                "target field name: 'toString' is not a field of Old (fields: id, name, nick, age)");
    }

    @Test
    void a_field_is_mapped_once() {
        assertFaults(
                whole().field(map(New::name).copiedFrom(Old::name)),
                "target field name: is mapped twice; remove one of the two rules");
    }

    @Test
    void what_is_left_empty_can_be_empty() {
        assertFaults(
                whole().field(map(New::age).leftEmpty("unknown")),
                "target field age: is mapped twice; remove one of the two rules",
                "target field age: is left empty, but a primitive int cannot be empty; declare the component as a"
                        + " @Nullable wrapper");
        assertNameFaults(
                map(New::name).leftEmpty("unknown"),
                "target field name: is left empty, but is not nullable; declare the component @Nullable, or map it");
    }

    @Test
    void what_is_generated_can_be_empty_until_then() {
        assertNameFaults(
                map(New::name).generated("the database"),
                "target field name: is generated, but is not nullable; declare the component @Nullable, or map it");
    }

    @Test
    void what_is_left_out_has_a_reason() {
        assertFaults(
                nickBy(map(New::nick).leftEmpty(" ")), "target field nick: is left empty without a reason; say why");
        assertFaults(nickBy(map(New::nick).generated("")), "target field nick: is generated by nobody; say by whom");
        assertFaults(
                nickBy(map(New::nick).leftEmpty("new here")).drop(Old::nick, ""),
                "source field nick: is dropped without a reason; say why, and who agreed",
                "source field nick: is dropped twice; remove one of the two lines");
        assertFaults(
                whole().archive(Old::nick, " "),
                "source field nick: is archived without a reason; say why, and who agreed");
    }

    static MappingBuilder<Old, New> nickBy(FieldRule<Old, New> rule) {
        return Mapping.from(Old.class)
                .to(New.class)
                .key(Old::id)
                .field(map(New::id).copiedFrom(Old::id))
                .field(map(New::name).copiedFrom(Old::name))
                .field(rule)
                .field(map(New::age).copiedFrom(Old::age))
                .drop(Old::nick, "nobody asked for it");
    }

    @Test
    void null_stands_for_no_value() {
        assertFaults(
                nickBy(map(New::nick).constant(null)),
                "target field nick: has the constant null; use leftEmpty(reason)");
        assertNameFaults(
                map(New::name).copiedFrom(Old::name).orElse(null),
                "target field name: has orElse(null); leave orElse out; a missing value of a nullable field stays null");
    }

    @Test
    void a_nullable_value_for_a_field_that_is_not_needs_a_decision() {
        String fault =
                "target field name: must have a value, but may get none from %s; add .orElse(value), or .orReject() to"
                        + " reject such records";

        assertNameFaults(map(New::name).copiedFrom(Old::nick), fault.formatted("nick"));
        assertNameFaults(map(New::name).from(Old::nick).via(Text.trim()), fault.formatted("nick"));
        assertNameFaults(map(New::name).from(Old::name).via(Text.blankToNull()), fault.formatted("name"));
        assertNameFaults(map(New::name).from(Old::nick).via(OWNERS), fault.formatted("nick"));
        assertNameFaults(
                map(New::name).from(Old::name).via(OWNERS.unlisted(Unlisted.leaveEmpty())), fault.formatted("name"));
        assertNameFaults(map(New::name).from(Old::name).via(Text.blankToNull(), OWNERS), fault.formatted("name"));
        assertNameFaults(map(New::name).from(Old::name).via(Names::initial), fault.formatted("name"));
        assertNameFaults(map(New::name).from(Old::name, Old::nick).via(Names::join), fault.formatted("name, nick"));
        assertNameFaults(map(New::name).from(Old::name, Old::nick).via(Names::either), fault.formatted("name, nick"));
    }

    @Test
    void a_decision_about_missing_values_is_enough() {
        List<UnaryOperator<Assigned<Old, New, String>>> decisions =
                List.of(rule -> rule.orElse("none"), Assigned::orReject);

        decisions.forEach(decision -> assertThat(withoutName()
                        .field(decision.apply(map(New::name).copiedFrom(Old::nick)))
                        .build())
                .isNotNull());
        assertThat(withoutName()
                        .field(map(New::name).from(Old::nick, Old::name).via(Names::either))
                        .build())
                .as("its first parameter is @Nullable")
                .isNotNull();
    }

    @Test
    void a_lambda_needs_words() {
        assertNameFaults(
                map(New::name).from(Old::name).via(name -> name + "!"),
                "target field name: is computed by a lambda without words; write .via(\"what it does\", …), or use a"
                        + " method reference");
        assertNameFaults(
                map(New::name).from(Old::name, Old::age).via((name, age) -> name + age),
                "target field name: is computed by a lambda without words; write .via(\"what it does\", …), or use a"
                        + " method reference");
        assertThatThrownBy(() -> Conversion.of(String.class, " ", name -> name))
                .hasMessage("a conversion needs words that say what it does");
        assertThatThrownBy(() -> whole().require(" ", row -> true))
                .hasMessage("a rule needs words that say what it asks");
    }

    @Test
    void a_dropped_field_is_not_used() {
        assertFaults(
                whole().drop(Old::name, "no use"),
                "source field name: is dropped, although name is mapped; remove one of the two lines");
        assertFaults(
                nickBy(map(New::nick).leftEmpty("new here")).archive(Old::nick, "for later"),
                "source field nick: is archived, although nick is dropped; remove one of the two lines");
        assertFaults(
                whole().archive(Old::nick, "for later").archive(Old::nick, "for ever"),
                "source field nick: is archived twice; remove one of the two lines");
    }

    @Test
    void what_is_mapped_may_be_archived_as_well() {
        assertThat(whole().archive(Old::name, "as it was written").build().archivedFields())
                .hasToString("{name: String=as it was written}");
    }

    @Test
    void a_lookup_has_its_name_alone() {
        Lookup<String, String> other = Lookup.of("owners", Map.of());

        assertFaults(
                nickBy(map(New::nick).from(Old::name).via(other))
                        .field(map(New::name).from(Old::name).via(OWNERS)),
                "target field name: is mapped twice; remove one of the two rules",
                "target field name: uses a second lookup named 'owners'; give each lookup a name of its own, and keep it"
                        + " in one constant");
    }

    @Test
    void a_rule_for_text_is_about_text() {
        assertFaults(
                whole().require(on(New::age).matches("\\d+"))
                        .exclude(on(Old::id).maxLength(3)),
                "rule 'id has at most 3 characters': asks for text, but id is of type long",
                "rule 'age matches \\d+': asks for text, but age is of type int");
    }

    @Test
    void a_forgotten_field_is_told_with_the_nearest_name_on_the_other_side() {
        record Legacy(long id, String full_name, String fax) {}
        record Contact(long id, String fullName, String mail) {}

        assertThatThrownBy(() -> Mapping.from(Legacy.class)
                        .to(Contact.class)
                        .key(Legacy::id)
                        .field(map(Contact::id).copiedFrom(Legacy::id))
                        .build())
                .isInstanceOf(DefinitionException.class)
                .hasMessage("""
                        mapping Legacy → Contact has 4 faults:
                          - source field full_name: is neither mapped, archived nor dropped; map it to 'fullName', or drop it with a reason
                          - source field fax: is neither mapped, archived nor dropped; map it, archive it, or drop it with a reason
                          - target field fullName: is neither mapped, constant, generated nor left empty; map it from 'full_name', or leave it empty with a reason
                          - target field mail: is neither mapped, constant, generated nor left empty; map it, or leave it empty with a reason""");
    }

    @Test
    void use_in_a_key_a_scope_or_a_rule_is_no_coverage() {
        assertFaults(
                Mapping.from(Old.class)
                        .to(New.class)
                        .key(Old::id)
                        .exclude(on(Old::name).oneOf("test"))
                        .require(on(New::id).atLeast(0L))
                        .sensitive(Old::nick)
                        .field(map(New::id).copiedFrom(Old::id))
                        .field(map(New::name).constant("x"))
                        .field(map(New::nick).leftEmpty("new here"))
                        .field(map(New::age).constant(7)),
                "source field name: is neither mapped, archived nor dropped; map it, archive it, or drop it with a"
                        + " reason",
                "source field nick: is neither mapped, archived nor dropped; map it, archive it, or drop it with a"
                        + " reason",
                "source field age: is neither mapped, archived nor dropped; map it, archive it, or drop it with a"
                        + " reason");
    }

    @Test
    void all_faults_come_at_once_in_the_order_of_the_definition() {
        MappingBuilder<Old, New> builder = Mapping.from(Old.class)
                .to(New.class)
                .named("customers")
                .require(on(New::id).matches("x"))
                .drop(Old::nick, "")
                .field(map(New::name).copiedFrom(Old::nick))
                .key(Old::nick)
                .field(map(New::age).leftEmpty("new here"));

        for (int again = 0; again < 2; again++) {
            assertThatThrownBy(builder::build).hasMessage("""
                    mapping customers has 11 faults:
                      - key: has the part 'nick', which may be null; declare the component without @Nullable, or choose another key
                      - target field name: must have a value, but may get none from nick; add .orElse(value), or .orReject() to reject such records
                      - target field age: is left empty, but a primitive int cannot be empty; declare the component as a @Nullable wrapper
                      - source field nick: is dropped without a reason; say why, and who agreed
                      - source field nick: is dropped, although nick is mapped; remove one of the two lines
                      - rule 'id matches x': asks for text, but id is of type long
                      - source field id: is neither mapped, archived nor dropped; map it to 'id', or drop it with a reason
                      - source field name: is neither mapped, archived nor dropped; map it, archive it, or drop it with a reason
                      - source field age: is neither mapped, archived nor dropped; map it, archive it, or drop it with a reason
                      - target field id: is neither mapped, constant, generated nor left empty; map it from 'id', or leave it empty with a reason
                      - target field nick: is neither mapped, constant, generated nor left empty; map it, or leave it empty with a reason""");
        }
    }
}
