package dev.intact.internal;

import dev.intact.ledger.Fingerprint;
import dev.intact.ledger.History;
import dev.intact.ledger.Ledger;
import dev.intact.ledger.MoveRecord;
import dev.intact.mapping.Mapping;
import dev.intact.run.Change;
import dev.intact.sink.Output;
import dev.intact.sink.TargetSession;
import dev.intact.source.Split;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a move has come in a run before, by its ledger; and whether what it was begun with is still the same. A dry
 * run has no ledger, and begins at the start.
 */
final class Resumption<S> {
    private final MovePlan<S> plan;
    private final Engine.Context context;
    private final @Nullable Ledger ledger;
    private final Optional<MoveRecord> before;
    private final History history;

    Resumption(MovePlan<S> plan, Engine.Context context) {
        this.plan = plan;
        this.context = context;
        this.ledger = context.ledgers() == null ? null : context.ledgers().of(plan.target());
        this.before = ledger == null ? Optional.empty() : ledger.move(context.run(), plan.name());
        this.history = ledger == null ? History.none() : ledger.history(context.run(), plan.name());
    }

    boolean isDone() {
        return before.filter(MoveRecord::done).isPresent();
    }

    History history() {
        return history;
    }

    /**
     * A move that is done was done as it was defined then.
     *
     * @throws EngineException if it has changed since
     */
    void checkDefinition() {
        before.ifPresent(then -> check(Change.DEFINITION, "the definition", then.definition(), definition(plan)));
    }

    /**
     * The splits that are to be read: those that the move was begun with, however it would be divided today.
     *
     * @throws EngineException if something has changed since
     */
    List<Split> splits(int workers) {
        if (ledger == null) {
            return plan.source().splits(workers);
        }
        Fingerprint definition = definition(plan);
        Fingerprint source = plan.source().fingerprint();
        Fingerprint target = target();
        if (before.isPresent()) {
            MoveRecord then = before.get();
            check(Change.DEFINITION, "the definition", then.definition(), definition);
            check(Change.SOURCE, "the source", then.source(), source);
            check(Change.TARGET, "the target", then.target(), target);
        }
        List<Split> splits = before.isPresent()
                ? before.get().partitions().stream().map(Resumption::split).toList()
                : plan.source().splits(workers);
        List<String> ids = splits.stream().map(Split::id).toList();
        ledger.begin(context.run(), MoveRecord.begun(plan.name(), ids, definition, source, target));
        return splits;
    }

    private static Split split(String id) {
        return id.equals(Split.whole().id()) ? Split.whole() : Split.of(id);
    }

    private void check(Change change, String what, Fingerprint then, Fingerprint now) {
        List<String> changes = then.changes(now);
        if (!changes.isEmpty() && !context.options().goesOnDespite().contains(change)) {
            throw changed(plan.name(), what, changes, change);
        }
    }

    static EngineException changed(String move, String what, List<String> changes, Change change) {
        return new EngineException(
                ("%s of move '%s' has changed since the run was begun:\n  %s\n"
                                + "restore it, begin anew, or go on despite Change.%s")
                        .formatted(what, move, String.join("\n  ", changes), change),
                null);
    }

    /** What a move's mappings and rules say. */
    static Fingerprint definition(MovePlan<?> plan) {
        List<String> facts = new ArrayList<>();
        for (Mapping<?, ?> mapping : plan.mappings()) {
            facts.addAll(mapping.facts());
        }
        return Fingerprint.of(facts);
    }

    private Fingerprint target() {
        TargetSession session = context.targets().of(plan.target());
        List<String> facts = new ArrayList<>();
        plan.outputs()
                .map(Output::sink)
                .filter(sink -> sink.target().equals(plan.target()))
                .forEach(sink -> facts.addAll(session.fingerprint(sink).facts()));
        return Fingerprint.of(facts);
    }

    Starts starts(Collection<Split> splits) {
        if (context.ledgers() == null) {
            return Starts.BEGINNING;
        }
        List<Ledger> others = context.ledgers().besides(plan.target());
        Map<Split, StartPoint> points = new LinkedHashMap<>();
        for (Split split : splits) {
            points.put(
                    split, StartPoint.after(history.last(split.id()), others, context.run(), plan.name(), split.id()));
        }
        return new Starts(points);
    }
}
