package dev.intact.internal;

import dev.intact.ledger.ChunkRecord;
import dev.intact.ledger.Fingerprint;
import dev.intact.ledger.History;
import dev.intact.ledger.Ledger;
import dev.intact.ledger.MoveRecord;
import dev.intact.mapping.Mapping;
import dev.intact.run.Change;
import dev.intact.sink.Target;
import dev.intact.source.Split;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
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
     * A move that is done was done as it was defined then, from what its source and into what its target was then.
     *
     * @throws EngineException if it has changed since
     */
    void checkDone() {
        before.ifPresent(then -> {
            check(Change.DEFINITION, "the definition", then.definition(), definition(plan));
            check(Change.SOURCE, "the source", then.source(), plan.source().fingerprint());
            check(Change.TARGET, "the target", then.target(), target());
        });
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
        plan.stubs().forEach(stub -> facts.add("stubs for key map '%s': %s".formatted(stub.map(), stub.why())));
        return Fingerprint.of(facts);
    }

    private Fingerprint target() {
        return TargetFacts.of(plan, context.options().rejects(), context.targets());
    }

    /**
     * Where to go on. Chunks that only the lists beside hold are taken back there, where that can be done.
     *
     * @throws EngineException if a list has lost what the target of the rows holds
     */
    Starts starts(Collection<Split> splits) {
        Ledgers ledgers = context.ledgers();
        if (ledgers == null) {
            return Starts.BEGINNING;
        }
        List<Target> beside = plan.beside(context.options().rejects());
        Map<Split, StartPoint> points = new LinkedHashMap<>();
        for (Split split : splits) {
            Optional<ChunkRecord> last = history.last(split.id());
            for (Target target : beside) {
                checkHolds(target, ledgers.of(target), last);
                takeBack(ledgers.of(target), last, split);
            }
            List<Ledger> others = beside.stream().map(ledgers::of).toList();
            StartPoint point = StartPoint.after(last, others, context.run(), plan.name(), split.id());
            points.put(split, mayChange() ? point.unchecked() : point);
        }
        return new Starts(points);
    }

    /** What has changed behind the run is found by the next one. */
    private boolean mayChange() {
        return plan.incremental() != null && plan.source().hasLastingPositions();
    }

    private void takeBack(Ledger list, Optional<ChunkRecord> last, Split split) {
        List<ChunkRecord> ahead =
                new ArrayList<>(StartPoint.ahead(last, List.of(list), context.run(), plan.name(), split.id()));
        Collections.reverse(ahead);
        for (ChunkRecord chunk : ahead) {
            if (!list.takeBack(context.run(), plan.name(), chunk)) {
                return;
            }
        }
    }

    private void checkHolds(Target target, Ledger list, Optional<ChunkRecord> last) {
        boolean isLost = last.filter(chunk -> list.chunk(context.run(), plan.name(), chunk.partition(), chunk.from())
                        .isEmpty())
                .isPresent();
        if (isLost && !context.options().goesOnDespite().contains(Change.TARGET)) {
            throw new EngineException(
                    "%s does not hold the last chunk of move '%s' that %s holds; put it back as the run left it, begin anew, or go on despite Change.TARGET"
                            .formatted(target.name(), plan.name(), plan.target().name()),
                    null);
        }
    }
}
