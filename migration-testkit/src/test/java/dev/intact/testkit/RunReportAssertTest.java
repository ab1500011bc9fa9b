package dev.intact.testkit;

import static dev.intact.testkit.IntactAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.ledger.Balance;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.Reason;
import dev.intact.ledger.RowCounts;
import dev.intact.run.MoveReport;
import dev.intact.run.RunReport;
import dev.intact.run.RunReport.Mode;
import dev.intact.run.RunReport.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class RunReportAssertTest {
    static final List<Reason> REASONS = List.of(
            Reason.of(Outcome.REJECTED, "country", "is not a known country", 2, List.of("7", "9")),
            Reason.of(Outcome.EXCLUDED, "", "excluded: test accounts", 1, List.of("3")));

    static final MoveReport CUSTOMERS = move("customers", 10, OptionalLong.empty());

    static final String STORY = "\n  balance customers: read=10 migrated=7 merged=0 excluded=1 rejected=2 archived=0"
            + " unchanged=0\n    rejected: 2 × country: is not a known country"
            + "\n    excluded: 1 × excluded: test accounts";

    static MoveReport move(String name, long read, OptionalLong counted) {
        Balance balance = Balance.of(read, Map.of(Outcome.MIGRATED, 7, Outcome.EXCLUDED, 1, Outcome.REJECTED, 2));
        return MoveReport.of(name, balance, counted, RowCounts.none(), REASONS, Duration.ZERO);
    }

    static RunReport report(State state, String failure, MoveReport... moves) {
        return RunReport.of("r1", "crm", Mode.RUN, state, failure, Instant.EPOCH, Instant.EPOCH, List.of(moves));
    }

    @Test
    void what_holds_can_be_chained() {
        RunReport report = report(State.COMPLETED, "", CUSTOMERS);

        assertThat(report).isCompleted().balanceCloses();
        assertThat(report)
                .move("customers")
                .hasRead(10)
                .hasMigrated(7)
                .hasMerged(0)
                .hasExcluded(1)
                .hasRejected(2)
                .hasArchived(0)
                .hasUnchanged(0)
                .hasReason("country", "known country")
                .hasReason("country", "known country", 2)
                .hasReason("", "test accounts")
                .balanceCloses();
        assertThat(report(State.CANCELLED, "")).isCancelled();
        assertThat(report(State.FAILED, "the disk is full")).hasFailed().hasFailedWith("disk");
    }

    @Test
    void another_state_is_told_with_the_failure_and_the_balances() {
        assertThatThrownBy(() -> assertThat(report(State.FAILED, "the disk is full", CUSTOMERS))
                        .isCompleted())
                .hasMessage(
                        "expected a run that is COMPLETED, but the run of crm is FAILED: the disk is full\n"
                                + "  balance customers: read=10 migrated=7 merged=0 excluded=1 rejected=2 archived=0 unchanged=0");
        assertThatThrownBy(() -> assertThat(report(State.COMPLETED, "")).isCancelled())
                .hasMessage("expected a run that is CANCELLED, but the run of crm is COMPLETED");
        assertThatThrownBy(() -> assertThat(report(State.CANCELLED, "")).hasFailed())
                .hasMessage("expected a run that is FAILED, but the run of crm is CANCELLED");
    }

    @Test
    void another_failure_is_told() {
        assertThatThrownBy(() ->
                        assertThat(report(State.FAILED, "the disk is full")).hasFailedWith("network"))
                .hasMessage("expected a failure with \"network\", but the run of crm is FAILED: the disk is full");
    }

    @Test
    void a_balance_that_does_not_close_is_told() {
        MoveReport open = move("orders", 11, OptionalLong.empty());
        MoveReport miscounted = move("items", 10, OptionalLong.of(12));

        assertThatThrownBy(() -> assertThat(report(State.FAILED, "", CUSTOMERS, open, miscounted))
                        .balanceCloses())
                .hasMessageStartingWith(
                        "expected every balance to close, but not so orders, items; the run of crm is FAILED\n")
                .hasMessageEndingWith("balance items: read=10 migrated=7 merged=0 excluded=1 rejected=2 archived=0"
                        + " unchanged=0, but the source counts 12");
        assertThatThrownBy(() -> assertThat(open).balanceCloses())
                .hasMessageStartingWith("expected a balance that closes\n  balance orders: read=11");
    }

    @Test
    void a_run_without_moves_closes_no_balance() {
        assertThatThrownBy(() -> assertThat(report(State.CANCELLED, "")).balanceCloses())
                .hasMessage("expected every balance to close, but no move was begun; the run of crm is CANCELLED");
    }

    @Test
    void a_move_that_does_not_exist_is_told_with_those_that_do() {
        RunReport report = report(State.COMPLETED, "", CUSTOMERS, move("orders", 10, OptionalLong.empty()));

        assertThatThrownBy(() -> assertThat(report).move("costumers"))
                .hasMessage(
                        "the report of crm has no move 'costumers'; did you mean 'customers'? its moves are: customers,"
                                + " orders");
        assertThatThrownBy(() -> assertThat(report(State.FAILED, "")).move("orders"))
                .hasMessage("the report of crm has no move 'orders'; its moves are: none");
    }

    @Test
    void another_count_is_told_with_the_balance_and_the_reasons() {
        assertThatThrownBy(() -> assertThat(CUSTOMERS).hasMigrated(10))
                .hasMessage("expected 10 records migrated, but there were 7" + STORY);
        assertThatThrownBy(() -> assertThat(CUSTOMERS).hasRead(11))
                .hasMessage("expected 11 records read, but there were 10" + STORY);
    }

    @Test
    void another_reason_is_told_with_those_that_there_are() {
        assertThatThrownBy(() -> assertThat(CUSTOMERS).hasReason("contry", "known"))
                .hasMessage("expected a reason at contry with \"known\"; did you mean country?" + STORY);
        assertThatThrownBy(() -> assertThat(CUSTOMERS).hasReason("country", "known", 3))
                .hasMessage("expected 3 times a reason at country with \"known\", but there were 2" + STORY);
    }

    @Test
    void a_description_is_kept_on_the_way_to_a_move() {
        assertThatThrownBy(() -> assertThat(report(State.COMPLETED, "", CUSTOMERS))
                        .as("second run")
                        .move("customers")
                        .hasRead(1))
                .hasMessageStartingWith("[second run] expected 1 records read");
    }

    @Test
    void assertions_can_be_soft() {
        SoftAssertions softly = new SoftAssertions();

        softly.proxy(RunReportAssert.class, RunReport.class, report(State.COMPLETED, ""))
                .isCancelled()
                .hasFailed();
        softly.proxy(MoveReportAssert.class, MoveReport.class, CUSTOMERS)
                .hasRead(1)
                .hasRead(10)
                .hasMerged(1);

        assertThat(softly.assertionErrorsCollected()).hasSize(4);
    }
}
