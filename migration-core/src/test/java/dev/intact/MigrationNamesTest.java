package dev.intact;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.mapping.DefinitionException;
import dev.intact.mapping.Mapping;
import dev.intact.sink.InMemoryTarget;
import dev.intact.source.InMemorySource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names by which a ledger finds a migration and its moves again. */
class MigrationNamesTest {
    record Thing(int id) {}

    private static Move<Thing> move(String name) {
        Mapping<Thing, Thing> mapping = Mapping.from(Thing.class)
                .to(Thing.class)
                .key(Thing::id)
                .field(map(Thing::id).copiedFrom(Thing::id))
                .build();
        return Move.named(name)
                .from(InMemorySource.of(Thing.class, List.of(new Thing(1))))
                .to(mapping, InMemoryTarget.named("new").sink("things", Thing.class));
    }

    @Test
    void names_of_200_characters_are_taken() {
        assertThatCode(() -> Migration.of("x".repeat(200), move("y".repeat(200))))
                .doesNotThrowAnyException();
    }

    @Test
    void a_longer_name_of_a_migration_is_refused() {
        assertThatThrownBy(() -> Migration.of("x".repeat(201), move("things")))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("has a name of 201 characters")
                .hasMessageContaining("give it 200 at most");
    }

    @Test
    void a_longer_name_of_a_move_is_refused() {
        assertThatThrownBy(() -> Move.named("x".repeat(201)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the name of a move has 200 characters at most, and '%s…' has 201".formatted("x".repeat(40)));
    }

    @ParameterizedTest
    @CsvSource({"orders, Orders", "müller, MULLER", "straße, STRASSE", "orders, 'orders '", "ﬁles, files"})
    void names_of_moves_that_a_database_may_take_for_one_are_refused(String one, String other) {
        assertThatThrownBy(() -> Migration.of("all", move(one), move(other)))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining(
                        "'%s': differs from '%s' by case, accents or spaces alone, which some databases take for one name"
                                .formatted(other, one));
    }

    @Test
    void other_names_stand_side_by_side() {
        assertThatCode(() -> Migration.of("all", move("orders 1"), move("orders 2"), move("注文"), move("顧客")))
                .doesNotThrowAnyException();
    }
}
