package dev.intact.run;

import dev.intact.ledger.Balance;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.Reason;
import dev.intact.ledger.RelationCounts;
import dev.intact.ledger.RowCounts;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A report in the form in which it travels with an exception. */
record SavedReport(
        String run,
        String migration,
        RunReport.Mode mode,
        RunReport.State state,
        String failure,
        Instant started,
        Instant finished,
        ArrayList<SavedMove> moves)
        implements Serializable {

    private record SavedMove(
            String move,
            Balance balance,
            @Nullable Long counted,
            RowCounts rows,
            ArrayList<SavedReason> reasons,
            Duration duration,
            Gone gone,
            RelationCounts relations)
            implements Serializable {

        static SavedMove of(MoveReport report) {
            OptionalLong counted = report.counted();
            return new SavedMove(
                    report.move(),
                    report.balance(),
                    counted.isPresent() ? counted.getAsLong() : null,
                    report.rows(),
                    new ArrayList<>(
                            report.reasons().stream().map(SavedReason::of).toList()),
                    report.duration(),
                    report.gone(),
                    RelationCounts.of(report.relations()));
        }

        MoveReport report() {
            return MoveReport.of(
                            move,
                            balance,
                            counted == null ? OptionalLong.empty() : OptionalLong.of(counted),
                            rows,
                            reasons.stream().map(SavedReason::reason).toList(),
                            duration)
                    .with(gone)
                    .with(relations);
        }
    }

    private record SavedReason(Outcome outcome, String field, String words, long count, ArrayList<String> examples)
            implements Serializable {

        static SavedReason of(Reason reason) {
            return new SavedReason(
                    reason.outcome(),
                    reason.field(),
                    reason.words(),
                    reason.count(),
                    new ArrayList<>(reason.examples()));
        }

        Reason reason() {
            return Reason.of(outcome, field, words, count, examples);
        }
    }

    static SavedReport of(RunReport report) {
        return new SavedReport(
                report.run(),
                report.migration(),
                report.mode(),
                report.state(),
                report.failure().orElse(""),
                report.started(),
                report.finished(),
                new ArrayList<>(report.moves().stream().map(SavedMove::of).toList()));
    }

    RunReport report() {
        List<MoveReport> reports = moves.stream().map(SavedMove::report).toList();
        return RunReport.of(run, migration, mode, state, failure, started, finished, reports);
    }
}
