package dev.intact.internal;

import dev.intact.ledger.Fingerprint;
import dev.intact.sink.Output;
import dev.intact.sink.Sink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a move writes to, and what that is like: its rows, and the lists that lie beside them. */
final class TargetFacts {
    private static final String BESIDE = "beside: ";

    private TargetFacts() {}

    /** All that a run that goes on must find as it was. */
    static Fingerprint of(MovePlan<?> plan, Optional<? extends Sink<?>> rejects, OpenTargets targets) {
        List<String> facts = new ArrayList<>(ofRows(plan, targets).facts());
        if (plan.archive() != null) {
            add(BESIDE + "archives into ", plan.archive(), targets, facts);
        }
        rejects.ifPresent(sink -> add(BESIDE + "lists rejects in ", sink, targets, facts));
        return Fingerprint.of(facts);
    }

    /** What the rows go to; a run that is complete needs no lists any more. */
    static Fingerprint ofRows(MovePlan<?> plan, OpenTargets targets) {
        List<String> facts = new ArrayList<>();
        plan.routes().stream()
                .map(Route::output)
                .map(Output::sink)
                .distinct()
                .forEach(sink -> add("writes to ", sink, targets, facts));
        return Fingerprint.of(facts);
    }

    /** The same of what was found before. */
    static Fingerprint ofRows(Fingerprint all) {
        return Fingerprint.of(
                all.facts().stream().filter(fact -> !fact.startsWith(BESIDE)).toList());
    }

    private static void add(String how, Sink<?> sink, OpenTargets targets, List<String> facts) {
        String prefix = how.startsWith(BESIDE) ? BESIDE : "";
        facts.add(how + sink.name());
        targets.of(sink.target()).fingerprint(sink).facts().forEach(fact -> facts.add(prefix + fact));
    }
}
