package dev.intact.internal;

import dev.intact.field.Problem;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.RecordOutcome;
import dev.intact.sink.Rejected;
import dev.intact.sink.Sink;
import dev.intact.sink.TargetRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists rejected records where people look for them, each problem in a row. Immutable. */
record RejectedRows(String move, Optional<Sink<Rejected>> list, Masking masking) {

    /** Writes those of some outcomes that are rejected. */
    void write(List<RecordOutcome> outcomes, Units units) {
        list.ifPresent(sink -> units.writeAll(sink, rows(sink, outcomes)));
    }

    private List<TargetRows> rows(Sink<Rejected> sink, List<RecordOutcome> outcomes) {
        List<TargetRows> rows = new ArrayList<>();
        for (RecordOutcome outcome : outcomes) {
            if (outcome.outcome() == Outcome.REJECTED) {
                for (Problem problem : outcome.problems()) {
                    rows.add(TargetRows.of(outcome.key()).and(sink, row(outcome, problem)));
                }
            }
        }
        return rows;
    }

    private Rejected row(RecordOutcome outcome, Problem problem) {
        return new Rejected(
                move,
                masking.shown(outcome.key()).replace('\0', '␀'),
                problem.field(),
                problem.value().orElse(""),
                problem.what(),
                problem.rule(),
                problem.advice());
    }
}
