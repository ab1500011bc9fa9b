package dev.intact.mapping;

import static dev.intact.mapping.DefinitionCheckTest.assertFaults;
import static dev.intact.mapping.DefinitionCheckTest.whole;
import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.field.Key;
import dev.intact.identity.KeyMap;
import dev.intact.mapping.DefinitionCheckTest.New;
import dev.intact.mapping.DefinitionCheckTest.Old;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What can be wrong with the key maps that a mapping fills, word for word. */
class IdentityCheckTest {
    private static final KeyMap<Long, Long> IDS = KeyMap.assigned("ids");

    record Bare(long id) {}

    record Numbered(@Nullable Long id, @Nullable String name, double ratio, String kind) {}

    private static MappingBuilder<Old, Numbered> numbered() {
        return Mapping.from(Old.class)
                .to(Numbered.class)
                .key(Old::id)
                .field(map(Numbered::id).generated("the target"))
                .field(map(Numbered::name).copiedFrom(Old::name))
                .field(map(Numbered::ratio).from(Old::age).via("as a number", age -> (double) age))
                .field(map(Numbered::kind).constant("x"))
                .drop(Old::nick, "not needed")
                .drop(Old::id, "the target has ids of its own");
    }

    private static Mapping<?, ?> copy(Mapping<?, ?> mapping) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(mapping);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (Mapping<?, ?>) in.readObject();
        }
    }

    @Test
    void a_mapping_says_which_ids_it_stores() throws IOException, ClassNotFoundException {
        Mapping<Old, Numbered> mapping =
                numbered().identifies(IDS, Old::id, Numbered::id).build();
        Identity<Old, Numbered> identity = mapping.identities().get(0);

        assertThat(identity).hasToString("fills key map 'ids': id → id");
        assertThat(identity.isGenerated()).isTrue();
        assertThat(identity.oldId(new Old(7, "n", null, 3))).contains(Key.of(7));
        assertThat(identity.newId(new Numbered(null, "n", 3, "x"))).isEmpty();
        assertThat(copy(mapping).identities()).hasToString("[fills key map 'ids': id → id]");
    }

    @Test
    void the_new_id_of_a_mapped_field_is_in_the_row() {
        Identity<Old, New> identity =
                whole().identifies(IDS, Old::id, New::id).build().identities().get(0);

        assertThat(identity.isGenerated()).isFalse();
        assertThat(identity.newId(new New(8, "n", null, 3))).contains(Key.of(8));
    }

    @Test
    void a_record_without_the_old_id_has_no_entry() {
        KeyMap<String, Long> byNick = KeyMap.assigned("by nick");
        Identity<Old, New> identity = whole().identifies(byNick, Old::nick, New::id)
                .build()
                .identities()
                .get(0);

        assertThat(identity.oldId(new Old(7, "n", null, 3))).isEmpty();
    }

    @Test
    void a_key_map_of_ids_that_are_there_is_not_filled() {
        Lookup<Long, Long> there = Lookup.loaded("there", asked -> Map.of());

        assertFaults(
                whole().identifies(KeyMap.natural("ids", there), Old::id, New::id),
                "key map 'ids': finds new ids where they are, so that there is nothing to store; leave .identifies(…) out, or use KeyMap.assigned(…)");
    }

    @Test
    void a_key_map_that_computes_its_ids_is_filled_with_them() {
        KeyMap<Long, Long> kept = KeyMap.preserved("ids");
        MappingBuilder<Old, Bare> mapping = Mapping.from(Old.class)
                .to(Bare.class)
                .key(Old::id)
                .field(map(Bare::id).from(Old::id).via(kept))
                .drop(Old::name, "not needed")
                .drop(Old::age, "not needed")
                .drop(Old::nick, "not needed")
                .identifies(kept, Old::id, Bare::id);

        assertThat(mapping.build().identities()).hasToString("[fills key map 'ids': id → id]");
    }

    @Test
    void computed_ids_are_those_of_the_rows() {
        assertFaults(
                whole().identifies(KeyMap.<Long>preserved("ids"), Old::id, New::id),
                "key map 'ids': computes 'id', which is not filled through it; map 'id' from 'id' via the key map itself");
    }

    @Test
    void a_key_map_is_filled_once() {
        assertFaults(
                whole().identifies(IDS, Old::id, New::id).identifies(IDS, Old::id, New::id),
                "key map 'ids': is filled twice; give the other ids a key map of their own");
    }

    @Test
    void ids_are_fields() {
        assertFaults(
                whole().identifies(IDS, old -> 1L, New::id),
                "key map 'ids': a lambda in dev.intact.mapping.IdentityCheckTest stands where a field of Old is named; use a"
                        + " method reference such as Old::id");
    }

    @Test
    void a_new_id_tells_rows_apart_and_can_be_given_back() {
        KeyMap<Long, Object> any = KeyMap.assigned("any");

        assertFaults(
                numbered().identifies(any, Old::id, Numbered::kind),
                "key map 'any': has the new id 'kind', which is the same in every row; choose a field that tells rows apart");
        assertFaults(
                numbered().identifies(any, Old::id, Numbered::name),
                "key map 'any': has the new id 'name', which may be null; declare the component without @Nullable, or choose another field");
        assertFaults(
                numbered().identifies(any, Old::id, Numbered::ratio),
                "key map 'any': has the new id 'ratio' of type double, which a ledger cannot give back; choose a field of text, whole numbers, decimals or UUIDs");
    }

    @Test
    void a_new_id_is_not_left_empty() {
        MappingBuilder<Old, Numbered> empty = Mapping.from(Old.class)
                .to(Numbered.class)
                .key(Old::id)
                .field(map(Numbered::id).leftEmpty("nobody"))
                .field(map(Numbered::name).copiedFrom(Old::name))
                .field(map(Numbered::ratio).from(Old::age).via("as a number", age -> (double) age))
                .field(map(Numbered::kind).constant("x"))
                .drop(Old::nick, "not needed")
                .drop(Old::id, "the target has ids of its own");

        assertFaults(
                empty.identifies(IDS, Old::id, Numbered::id),
                "key map 'ids': has the new id 'id', which is left empty; map it, or declare it .generated(by)");
    }
}
