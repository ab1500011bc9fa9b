package dev.intact.internal;

import dev.intact.field.Problem;
import dev.intact.ledger.Balance;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.Reason;
import dev.intact.ledger.RowCounts;
import dev.intact.mapping.Resolver;
import dev.intact.quality.Finding;
import dev.intact.run.MoveReport;
import dev.intact.sink.Target;
import dev.intact.sink.TargetCheck;
import dev.intact.sink.TargetRows;
import dev.intact.source.SourceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Maps the first records of a move, shows their rows to the checks of the targets, and says what would not arrive. */
final class Sampling<S> {
    private static final int AT_ONCE = 500;

    private final MovePlan<S> plan;
    private final Map<Target, TargetCheck> checks;
    private final LookupCache lookups;
    private final Masking masking;
    private final RecordMapper<S> mapper;
    private final Tally tally;
    private final List<ReadItem<S>> waiting = new ArrayList<>();
    private long seen;

    Sampling(MovePlan<S> plan, LookupCache lookups, Map<Target, TargetCheck> checks) {
        this.plan = plan;
        this.lookups = lookups;
        this.checks = checks;
        this.masking = new Masking(plan.mappings());
        this.mapper = new RecordMapper<>(plan, masking);
        this.tally = new Tally(plan.name());
    }

    List<Finding> sample(long records) {
        List<Finding> found = new ArrayList<>();
        try {
            new Story<>(plan, lookups).read(item -> {
                waiting.add(item);
                seen++;
                if (waiting.size() == AT_ONCE || seen == records) {
                    map();
                }
                return seen < records;
            });
            map();
        } catch (SourceException | EngineException e) {
            found.add(Finding.error(plan.name(), Problem.of(String.valueOf(e.getMessage()))));
        }
        MoveReport report = tally.report(false, Duration.ZERO);
        for (Reason reason : report.reasons(Outcome.REJECTED)) {
            found.add(foretold(reason));
        }
        return found;
    }

    private Finding foretold(Reason reason) {
        Problem problem = Problem.of(String.format(
                        Locale.ROOT,
                        "%,d of the first %,d records would be rejected: %s",
                        reason.count(),
                        seen,
                        reason.words()))
                .advice("such as " + String.join(", ", reason.examples()));
        return Finding.warning(plan.name(), reason.field().isEmpty() ? problem : problem.at(reason.field()));
    }

    private void map() {
        List<S> records = new ArrayList<>();
        waiting.forEach(item -> {
            if (item.record() != null) {
                records.add(item.record());
            }
        });
        Resolver resolver = lookups.resolve(plan, records);
        List<Decided> decided =
                waiting.stream().map(item -> mapper.decide(item, resolver)).toList();
        tally.add(
                decided.size(),
                Balance.empty(),
                RowCounts.none(),
                masking.shown(decided.stream().map(Decided::outcome).toList()));
        decided.forEach(one -> plan.routes().forEach(route -> show(route, one.rows())));
        waiting.clear();
    }

    private <T> void show(Route<S, T> route, TargetRows rows) {
        TargetCheck check = checks.get(route.sink().target());
        if (check != null) {
            rows.row(route.sink()).ifPresent(row -> check.row(route.inflow(plan.name()), row));
        }
    }
}
