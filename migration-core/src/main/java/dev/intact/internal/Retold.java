package dev.intact.internal;

import dev.intact.ledger.Ledger;
import dev.intact.ledger.MoveRecord;
import dev.intact.ledger.RunRecord;
import dev.intact.run.MoveReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells the report of a run that is complete again, from the ledger. */
record Retold(RunPlan plan, RunRecord run, Ledgers ledgers, OpenTargets targets) {

    /**
     * What each move did, in their order.
     *
     * @throws EngineException if a move has changed since
     */
    List<MoveReport> reports() {
        List<MoveReport> reports = new ArrayList<>();
        for (MovePlan<?> move : plan.movesAndStubs()) {
            refuseChanged(move);
            Tally tally = Tally.of(move);
            tally.restore(ledgers.of(move.target()).history(run.run(), move.name()), 0);
            reports.add(tally.report(true, Duration.ZERO));
        }
        return reports;
    }

    private void refuseChanged(MovePlan<?> move) {
        Ledger ledger = ledgers.of(move.target());
        Optional<MoveRecord> before = ledger.move(run.run(), move.name());
        List<String> changes = new ArrayList<>();
        before.ifPresentOrElse(
                then -> {
                    changes.addAll(then.definition().changes(Resumption.definition(move)));
                    changes.addAll(then.source().changes(move.source().fingerprint()));
                    changes.addAll(TargetFacts.ofRows(then.target()).changes(TargetFacts.ofRows(move, targets)));
                },
                () -> changes.add("is: move '%s'".formatted(move.name())));
        if (!changes.isEmpty()) {
            throw new EngineException(
                    "run %s is complete since %s, but move '%s' has changed since:\n  %s\ndeclare Options.anew() to run it again"
                            .formatted(
                                    run.run(),
                                    run.ended().map(Instant::toString).orElse("some time"),
                                    move.name(),
                                    String.join("\n  ", changes)),
                    null);
        }
    }
}
