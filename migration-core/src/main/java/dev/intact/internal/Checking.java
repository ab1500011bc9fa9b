package dev.intact.internal;

import dev.intact.field.Problem;
import dev.intact.ledger.Position;
import dev.intact.quality.Finding;
import dev.intact.run.CheckReport;
import dev.intact.sink.Inflow;
import dev.intact.sink.Target;
import dev.intact.sink.TargetCheck;
import dev.intact.sink.TargetException;
import dev.intact.source.SourceException;
import dev.intact.source.Split;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds a migration against its real sources and targets before it runs, and lists all that does not fit. It looks at
 * as many records as it is told to.
 */
public final class Checking {
    private final RunPlan plan;
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable RuntimeException cause;

    private Checking(RunPlan plan) {
        this.plan = plan;
    }

    /** What was found, and what was thrown first while it was looked for. */
    record Result(CheckReport report, @Nullable RuntimeException cause) {}

    /**
     * Checks.
     *
     * @param plan the migration
     * @param records how many records of each move to look at; 0 for none
     */
    public static CheckReport of(RunPlan plan, long records) {
        Checking checking = new Checking(plan);
        if (!plan.options().isUndoable()) {
            checking.guarded(() -> KeptChanges.offers(plan));
        }
        return checking.check(records).report();
    }

    /** Checks what can be known without reading a record. */
    static Result beforeReading(RunPlan plan) {
        return new Checking(plan).check(0);
    }

    private Result check(long records) {
        List<MovePlan<?>> readable = plan.moves().stream().filter(this::opens).toList();
        Map<Target, List<Inflow<?>>> byTarget = new LinkedHashMap<>();
        plan.inflows()
                .forEach(inflow -> byTarget.computeIfAbsent(inflow.sink().target(), any -> new ArrayList<>())
                        .add(inflow));
        Map<Target, TargetCheck> checks = new LinkedHashMap<>();
        try {
            byTarget.forEach((target, inflows) -> open(target, inflows, checks));
            if (records > 0) {
                LookupCache lookups = Explaining.lookups(plan);
                readable.forEach(move -> findings.addAll(new Sampling<>(move, lookups, checks).sample(records)));
            }
            checks.values().forEach(check -> findings.addAll(check.findings()));
        } finally {
            checks.values().forEach(TargetCheck::close);
        }
        if (plan.options().isUndoable()) {
            guarded(() -> KeptChanges.findings(plan));
        }
        new KeyMaps(plan.moves()).unfilled().forEach(asking -> findings.add(unfilled(asking)));
        plan.moves().forEach(move -> findings.add(guarantee(move)));
        return new Result(CheckReport.of(plan.migration(), findings), cause);
    }

    private <S> boolean opens(MovePlan<S> move) {
        try {
            Split first = move.source().splits(1).get(0);
            move.source().open(first, Position.start()).close();
            return true;
        } catch (SourceException e) {
            findings.add(Finding.error(move.name(), Problem.of(String.valueOf(e.getMessage()))));
            cause = cause == null ? e : cause;
            return false;
        }
    }

    private void open(Target target, List<Inflow<?>> inflows, Map<Target, TargetCheck> checks) {
        try {
            checks.put(target, target.check(inflows));
        } catch (TargetException e) {
            findings.add(Finding.error(inflows.get(0).toString(), Problem.of(String.valueOf(e.getMessage()))));
            cause = cause == null ? e : cause;
        }
    }

    private void guarded(Supplier<List<Finding>> look) {
        try {
            findings.addAll(look.get());
        } catch (TargetException e) {
            cause = cause == null ? e : cause; // that it cannot be reached is a finding already
        }
    }

    private static Finding unfilled(KeyMaps.Asking asking) {
        Problem problem = Problem.of("looks up key map '%s', which no move of this migration fills"
                        .formatted(asking.lookup().name()))
                .at(asking.field().name())
                .advice("another migration must have filled it, with its ledger in "
                        + asking.move().target().name());
        return Finding.note(asking.move().name(), problem);
    }

    private static Finding guarantee(MovePlan<?> move) {
        Target target = move.target();
        return Finding.note(
                move.name() + " → " + target.name(),
                switch (target.guarantee()) {
                    case EXACTLY_ONCE -> Problem.of("rows and progress are one transaction: each record arrives once");
                    case ALL_OR_NOTHING ->
                        Problem.of("rows can be seen when the move is complete; an interrupted one is gone on with")
                                .advice(
                                        "what it rejects cannot be replayed, as what is complete is not added to: list it by Options.rejectsInto(…), fix it in the source, and run again");
                    case AT_LEAST_ONCE ->
                        Problem.of("rows may arrive again after an interruption")
                                .advice("keep a unique key in the target");
                });
    }
}
