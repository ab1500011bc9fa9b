package dev.intact.internal;

import dev.intact.field.Key;
import dev.intact.ledger.Balance;
import dev.intact.ledger.Ledger;
import dev.intact.ledger.LedgerException;
import dev.intact.ledger.RecordOutcome;
import dev.intact.ledger.RunRecord;
import dev.intact.run.Explanation;
import dev.intact.run.RunInfo;
import dev.intact.sink.Output;
import dev.intact.sink.Target;
import dev.intact.sink.TargetException;
import dev.intact.sink.TargetSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the ledgers of a migration's targets know of it, without running anything. */
public final class Remembered {
    private Remembered() {}

    /** The runs that its first target knows, in the order in which they began. */
    public static List<RunInfo> runs(RunPlan plan) {
        Target home = plan.moves().get(0).target();
        List<RunRecord> records = in(plan, home, ledger -> ledger.runs(plan.migration()));
        List<RunInfo> infos = new ArrayList<>();
        for (RunRecord record : records) {
            Map<String, Balance> balances = new LinkedHashMap<>();
            for (MovePlan<?> move : plan.movesAndStubs()) {
                in(
                                plan,
                                move.target(),
                                ledger -> ledger.move(record.run(), move.name())
                                        .map(begun -> ledger.history(record.run(), move.name())
                                                .balance()))
                        .ifPresent(balance -> balances.put(move.name(), balance));
            }
            infos.add(RunInfo.of(record, balances));
        }
        return infos;
    }

    /** What a run keeps of one record. */
    private record Kept(RunRecord run, RecordOutcome outcome) {}

    /** What the latest run that keeps it says of one record. */
    public static <S> Optional<RecordOutcome> outcome(RunPlan plan, MovePlan<S> move, Key key) {
        Key shown = new Masking(move.mappings()).kept(key);
        return in(plan, move.target(), ledger -> {
            List<RunRecord> runs = ledger.runs(plan.migration());
            return latest(ledger, runs, move, shown).map(Kept::outcome);
        });
    }

    private static Optional<Kept> latest(Ledger ledger, List<RunRecord> runs, MovePlan<?> move, Key shown) {
        for (int i = runs.size() - 1; i >= 0; i--) {
            RunRecord run = runs.get(i);
            Optional<RecordOutcome> found = ledger.outcome(run.run(), move.name(), shown)
                    .or(() -> move.stubs().isEmpty()
                            ? Optional.empty()
                            : ledger.outcome(run.run(), move.stubsName(), shown));
            if (found.isPresent()) {
                return Optional.of(new Kept(run, found.get()));
            }
        }
        return Optional.empty();
    }

    /** Adds what the ledger knows to the story of a record; a ledger that cannot be read leaves the story as it is. */
    public static <S> Explanation added(RunPlan plan, MovePlan<S> move, Key key, Explanation story) {
        Key shown = new Masking(move.mappings()).kept(key);
        try {
            return in(plan, move.target(), ledger -> {
                List<RunRecord> runs = ledger.runs(plan.migration());
                Optional<Kept> kept = latest(ledger, runs, move, shown);
                return kept.isPresent()
                        ? story.withLedger(words(kept.get()), kept.get().outcome())
                        : story.withLedger(notKept(runs), null);
            });
        } catch (TargetException | LedgerException e) {
            return story.withLedger("cannot be read: " + e.getMessage(), null);
        }
    }

    private static String words(Kept kept) {
        StringBuilder words =
                new StringBuilder("%s, in %s".formatted(kept.outcome().outcome(), words(kept.run())));
        if (!kept.outcome().reason().isEmpty()) {
            words.append(": ").append(kept.outcome().reason());
        }
        kept.outcome().problems().forEach(problem -> words.append("\n    ✗ ").append(problem.message()));
        return words.toString();
    }

    private static String words(RunRecord run) {
        return "run %s (%s) of %s".formatted(run.run(), run.state(), run.started());
    }

    private static String notKept(List<RunRecord> runs) {
        return runs.isEmpty()
                ? "no run has begun"
                : "not kept by %s: records with a problem or a reason are kept, all with Options.fullLedger()"
                        .formatted(words(runs.get(runs.size() - 1)));
    }

    /** Forgets old runs in all targets; answers how many the first target forgot. */
    public static int prune(RunPlan plan, Instant endedBefore) {
        int pruned = 0;
        List<Target> targets = plan.outputs().stream()
                .<Target>map(output -> output.sink().target())
                .distinct()
                .toList();
        for (Target target : targets) {
            int here = in(plan, target, ledger -> ledger.prune(plan.migration(), endedBefore));
            pruned = Math.max(pruned, here);
        }
        return pruned;
    }

    /** Asks the ledger of a target that is open for the question alone. */
    static <R> R in(RunPlan plan, Target target, Function<Ledger, R> question) {
        return within(plan, target, session -> question.apply(session.ledger()));
    }

    /** Opens a target for the work alone. */
    static <R> R within(RunPlan plan, Target target, Function<TargetSession, R> work) {
        List<Output<?>> outputs = plan.outputs().stream()
                .filter(output -> output.sink().target().equals(target))
                .toList();
        try (TargetSession session = target.open(outputs)) {
            return work.apply(session);
        }
    }
}
