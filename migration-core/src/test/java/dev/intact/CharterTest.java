package dev.intact;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.mapping.Mapping;
import dev.intact.sink.InMemoryTarget;
import dev.intact.source.InMemorySource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people agreed about a migration and its moves. */
class CharterTest {
    record Thing(long id) {}

    private static Move<Thing> move() {
        Mapping<Thing, Thing> mapping = Mapping.from(Thing.class)
                .to(Thing.class)
                .key(Thing::id)
                .field(map(Thing::id).copiedFrom(Thing::id))
                .build();
        return Move.named("things")
                .from(InMemorySource.of(Thing.class, List.of()))
                .purpose("Things go on")
                .owner(Role.APPROVAL, "Head of Things")
                .owner(Role.TECHNICAL, "IT")
                .sourceOfTruth("the old shelf")
                .notMigrated("broken things", "thrown away")
                .mayBeEmpty("a new shelf")
                .to(mapping, InMemoryTarget.named("t").sink("thing", Thing.class));
    }

    @Test
    void a_move_says_what_was_agreed_about_it() {
        Move<Thing> move = move();

        assertThat(move.purpose()).isEqualTo("Things go on");
        assertThat(move.owners().toString()).isEqualTo("{TECHNICAL=IT, APPROVAL=Head of Things}");
        assertThat(move.sourceOfTruth()).isEqualTo("the old shelf");
        assertThat(move.notMigrated()).isEqualTo(Map.of("broken things", "thrown away"));
        assertThat(move.mayBeEmpty()).contains("a new shelf");
    }

    @Test
    void a_migration_says_what_was_agreed_about_it() {
        Migration migration = Migration.of("m", move()).purpose("One shelf").owner(Role.APPROVAL, "Board");

        assertThat(migration.purpose()).isEqualTo("One shelf");
        assertThat(migration.owners()).isEqualTo(Map.of(Role.APPROVAL, "Board"));
    }

    @Test
    void a_role_has_one_owner() {
        assertThatThrownBy(() -> move().owner(Role.APPROVAL, "Board"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "move 'things': the owner (approval) is said twice: 'Head of Things' and 'Board'; keep one");
    }

    @Test
    void blank_words_say_nothing() {
        assertThatThrownBy(() -> move().notMigrated("dust", " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("move 'things': the reason for 'dust' is blank; say it, or leave the line out");
        assertThatThrownBy(() -> Migration.of("m", move()).purpose(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("migration 'm': the purpose is blank; say it, or leave the line out");
    }
}
