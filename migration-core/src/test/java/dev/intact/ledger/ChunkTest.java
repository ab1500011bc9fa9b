package dev.intact.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChunkTest {
    private static final Chunk EMPTY = Chunk.of("run-1", 4, "contacts", "0-10", Position.start(), Position.of("5"));

    @Test
    void counts_its_outcomes_one_by_one_and_takes_read_as_counted() {
        Chunk chunk = EMPTY.with(3, List.of(outcome("1", Outcome.MIGRATED), outcome("2", Outcome.REJECTED)));
        assertThat(chunk.balance()).isEqualTo(Balance.of(3, Map.of(Outcome.MIGRATED, 1, Outcome.REJECTED, 1)));
        assertThat(chunk.balance().closes()).isFalse();
        assertThat(chunk.outcomes()).hasSize(2);
    }

    @Test
    void keeps_its_outcomes_whatever_becomes_of_the_list_it_was_given() {
        List<RecordOutcome> given = new ArrayList<>(List.of(outcome("1", Outcome.MIGRATED)));
        Chunk chunk = EMPTY.with(1, given);
        given.clear();
        assertThat(chunk.outcomes()).hasSize(1);
    }

    @Test
    void is_the_same_stretch_whatever_its_epoch_and_outcomes() {
        Chunk later = Chunk.of("run-1", 5, "contacts", "0-10", Position.start(), Position.of("5"));
        assertThat(EMPTY.isSameStretchAs(later.with(1, List.of(outcome("1", Outcome.MERGED)))))
                .isTrue();
    }

    @Test
    void is_another_stretch_where_run_move_partition_or_boundary_differ() {
        Position start = Position.start();
        Position five = Position.of("5");
        assertThat(List.of(
                        Chunk.of("run-2", 4, "contacts", "0-10", start, five),
                        Chunk.of("run-1", 4, "orders", "0-10", start, five),
                        Chunk.of("run-1", 4, "contacts", "10-20", start, five),
                        Chunk.of("run-1", 4, "contacts", "0-10", Position.of("1"), five),
                        Chunk.of("run-1", 4, "contacts", "0-10", start, Position.of("6"))))
                .noneMatch(EMPTY::isSameStretchAs);
    }

    @Test
    void names_itself() {
        assertThat(EMPTY).hasToString("chunk (start, 5] of contacts/0-10 in run run-1");
        assertThat(EMPTY.epoch()).isEqualTo(4);
        assertThat(EMPTY.from().isStart()).isTrue();
        assertThat(EMPTY.to().token()).isEqualTo("5");
    }

    @Test
    void an_outcome_says_its_reason_and_keeps_its_problems() {
        RecordOutcome rejected = RecordOutcome.of(
                Key.of(7), Position.of("1"), Outcome.REJECTED, "no owner", List.of(Problem.of("is missing")));
        assertThat(rejected).hasToString("7 rejected: no owner");
        assertThat(rejected.problems()).containsExactly(Problem.of("is missing"));
        assertThat(outcome("7", Outcome.MIGRATED)).hasToString("7 migrated");
    }

    @Test
    void an_empty_position_is_refused_as_it_would_stand_for_the_start() {
        assertThatThrownBy(() -> Position.of(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an empty token stands for the start; use Position.start()");
    }

    @Test
    void a_receipt_tells_applied_from_already() {
        Balance balance = Balance.of(1, Map.of(Outcome.MIGRATED, 1));
        ChunkRecord chunk =
                ChunkRecord.of("all", Position.start(), Position.of("1"), "", balance, RowCounts.of(1, 0, 0));
        assertThat(Receipt.applied(chunk).isApplied()).isTrue();
        assertThat(Receipt.already(chunk).isApplied()).isFalse();
        assertThat(Receipt.already(chunk).balance()).isEqualTo(balance);
        assertThat(Receipt.already(chunk).rows()).hasToString("inserted=1 updated=0 unchanged=0");
        assertThat(Receipt.already(chunk).toString()).startsWith("already read=1");
    }

    private static RecordOutcome outcome(String key, Outcome outcome) {
        return RecordOutcome.of(Key.of(key), Position.of(key), outcome, "", List.of());
    }
}
