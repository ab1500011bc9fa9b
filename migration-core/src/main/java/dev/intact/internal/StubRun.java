package dev.intact.internal;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.ledger.Chunk;
import dev.intact.ledger.History;
import dev.intact.ledger.Ledger;
import dev.intact.ledger.NewId;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.Position;
import dev.intact.ledger.Receipt;
import dev.intact.ledger.RecordOutcome;
import dev.intact.mapping.Identity;
import dev.intact.run.MoveReport;
import dev.intact.run.RunReport.Mode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes up records of one move that others refer to and that its source does not hold. They are committed before those
 * who refer to them, as a move of their own, so that no one is made twice, whoever asks and however a run is
 * interrupted. Thread-safe: one stub is made at a time.
 */
final class StubRun<S> {
    private final MovePlan<S> parent;
    private final MovePlan<S> named;
    private final Engine.Context context;
    private final Masking masking;
    private final ChangedRecords<S> changed;
    private final Tally tally;
    private Position reached = Position.start();
    private boolean isInDoubt;
    private @Nullable Long rejected;

    private final Set<Key> rejectedInRehearsal = new HashSet<>();

    /** Whether any stub of those that were asked for is there now, and why others are not. */
    record Made(boolean any, Map<Key, Problem> refused) {}

    /** A record that is made up, and for which old id. */
    private record Draft<S>(Stub<S> stub, Key oldId, ReadItem<S> item) {}

    StubRun(MovePlan<S> parent, Engine.Context context) {
        this.parent = parent.reading(new StubSource<>(parent.source()));
        this.named = parent.ofStubs();
        this.context = context;
        this.masking = new Masking(parent.mappings());
        this.changed = new ChangedRecords<>(this.parent, context, masking);
        this.tally = Tally.of(named);
    }

    /** Takes the stubs up where a run before has left them. */
    void begin() {
        Resumption<S> resumption = new Resumption<>(named, context);
        List<?> unused = resumption.splits(1);
        reached = reached(resumption.history());
    }

    private static Position reached(History history) {
        return history.last(StubSource.SPLIT.id()).map(chunk -> chunk.to()).orElse(Position.start());
    }

    /**
     * Makes the stubs of old ids.
     *
     * @param map the key map
     * @param oldIds old ids that were not found in it
     * @param units the units of work of the worker that needs them, in which it has written nothing yet
     */
    synchronized Made make(String map, Set<Object> oldIds, Units units) {
        Stub<S> stub = parent.stubs().stream()
                .filter(its -> its.map().equals(map))
                .findFirst()
                .orElseThrow();
        Map<Key, Object> missing = new LinkedHashMap<>();
        oldIds.forEach(oldId -> missing.put(Key.of(oldId), oldId));
        Set<Key> there = context.ids()
                .find(parent.target(), map, Set.copyOf(missing.keySet()))
                .keySet(); // another worker was faster
        missing.keySet().removeAll(there);
        settleDoubt();
        Map<Key, Problem> refused = new HashMap<>();
        List<Draft<S>> drafts = new ArrayList<>();
        missing.forEach(
                (key, oldId) -> draft(stub, key, oldId, drafts.size(), refused).ifPresent(drafts::add));
        boolean any = !drafts.isEmpty() && write(drafts, units, refused);
        return new Made(any || !there.isEmpty(), refused);
    }

    /** Whether the last commit happened is asked before the next. */
    private void settleDoubt() {
        Ledgers ledgers = context.ledgers();
        if (isInDoubt && ledgers != null) {
            reached = reached(ledgers.of(parent.target()).history(context.run(), named.name()));
            isInDoubt = false;
        }
    }

    private Optional<Draft<S>> draft(Stub<S> stub, Key oldId, Object value, int before, Map<Key, Problem> refused) {
        S record;
        Optional<Key> key;
        try {
            record = stub.maker().apply(value);
            key = record == null
                    ? Optional.empty()
                    : parent.routes().get(0).mapping().key(record);
        } catch (RuntimeException e) {
            refused.put(
                    oldId,
                    problem("could not be made (%s)".formatted(e.getClass().getSimpleName())));
            return Optional.empty();
        }
        if (record == null || key.isEmpty()) {
            refused.put(oldId, problem(record == null ? "was not made" : "has no key"));
            return Optional.empty();
        }
        requireOldId(stub, oldId, record);
        if (isRejected(masking.kept(key.get()))) {
            return Optional.empty(); // it is waited for
        }
        return Optional.of(new Draft<>(stub, oldId, ReadItem.of(Position.of(next(before)), record)));
    }

    private boolean isRejected(Key key) {
        Ledger ledger = ledger();
        return ledger == null
                ? rejectedInRehearsal.contains(key)
                : rejectsAny(ledger)
                        && ledger.outcome(context.family(), parent.name(), key)
                                .filter(outcome -> outcome.outcome() == Outcome.REJECTED)
                                .isPresent();
    }

    /** The move itself is done before anybody asks for a stub. */
    private boolean rejectsAny(Ledger ledger) {
        if (rejected == null) {
            rejected = ledger.history(context.family(), parent.name()).balance().of(Outcome.REJECTED);
        }
        return rejected > 0;
    }

    synchronized void rejectedInRehearsal(Collection<Key> keys) {
        rejectedInRehearsal.addAll(keys);
    }

    private String next(int before) {
        long done = reached.isStart() ? 0 : Long.parseLong(reached.token());
        return Long.toString(done + before + 1);
    }

    /** A stub under another id would be made again and again. */
    private void requireOldId(Stub<S> stub, Key oldId, S record) {
        boolean isIts = parent.mappings().stream()
                .flatMap(mapping -> mapping.identities().stream())
                .filter(identity -> identity.map().equals(stub.map()))
                .anyMatch(identity -> hasOldId(identity, record, oldId));
        if (!isIts) {
            throw new EngineException(
                    "the stub that move '%s' makes for an old id of key map '%s' has another id than that; put the old id that it is made for into the record"
                            .formatted(parent.name(), stub.map()),
                    null);
        }
    }

    private static <S> boolean hasOldId(Identity<S, ?> identity, S record, Key oldId) {
        return identity.oldId(record).filter(oldId::equals).isPresent();
    }

    private boolean write(List<Draft<S>> made, Units units, Map<Key, Problem> refused) {
        ChunkRun<S> chunks = new ChunkRun<>(
                parent,
                Optional.empty(),
                context::isToStop,
                context.lookups(),
                masking,
                units,
                null,
                changed,
                context.difference(),
                null,
                context.stubs());
        List<ReadItem<S>> items = made.stream().map(Draft::item).toList();
        ChunkRun.Result result = chunks.run(StubSource.SPLIT, items);
        List<RecordOutcome> outcomes = masking.shown(result.outcomes());
        List<RecordOutcome> arrived = new ArrayList<>();
        List<Decided> decided = new ArrayList<>();
        List<NewId> newIds = new ArrayList<>(result.newIds());
        for (int i = 0; i < made.size(); i++) {
            RecordOutcome outcome = outcomes.get(i);
            Draft<S> its = made.get(i);
            if (outcome.outcome() == Outcome.MIGRATED) {
                arrived.add(stub(outcome, its.stub()));
                decided.add(result.decided().get(i));
                newIds.add(NewId.of(Stub.listed(its.stub().map()), its.oldId(), newId(its, result.newIds())));
            } else {
                refused.put(its.oldId(), why(outcome));
            }
        }
        if (arrived.isEmpty()) {
            return false;
        }
        Position to = made.get(made.size() - 1).item().position();
        commit(
                Chunk.of(context.run(), context.epoch(), named.name(), StubSource.SPLIT.id(), reached, to)
                        .with(arrived.size(), arrived)
                        .rows(result.rows())
                        .newIds(newIds)
                        .relations(FoundRelations.counts(decided, arrived, Set.of())),
                units);
        return true;
    }

    private static RecordOutcome stub(RecordOutcome outcome, Stub<?> stub) {
        return RecordOutcome.of(
                outcome.key(), outcome.position(), Outcome.MIGRATED, "stub: " + stub.why(), outcome.problems());
    }

    private Key newId(Draft<S> its, List<NewId> ids) {
        return ids.stream()
                .filter(id -> id.map().equals(its.stub().map()) && id.oldId().equals(its.oldId()))
                .map(NewId::newId)
                .findFirst()
                .orElseThrow(() -> new EngineException(
                        "the stub that move '%s' makes for key map '%s' gets no row in the sink that fills it; let its scopes take it"
                                .formatted(parent.name(), its.stub().map()),
                        null));
    }

    private Problem why(RecordOutcome outcome) {
        return outcome.problems().stream()
                .findFirst()
                .map(first -> problem("%s: %s".formatted(outcome.outcome().words(), first.message())))
                .orElseGet(() -> problem(outcome.outcome().words() + ": " + outcome.reason()));
    }

    private Problem problem(String what) {
        return Problem.of("has no stub, as that %s".formatted(what))
                .rule("stub of move '%s'".formatted(parent.name()))
                .advice("mend .stub(…) of the move");
    }

    private void commit(Chunk chunk, Units units) {
        if (context.mode() == Mode.DRY_RUN) {
            context.rehearsedIds().add(parent.target(), chunk);
        } else {
            isInDoubt = true;
            Receipt unused = units.commit(parent.target(), List.of(), chunk);
            isInDoubt = false;
        }
        reached = chunk.to();
        tally.add(chunk.balance().read(), chunk.balance(), chunk.rows(), chunk.outcomes());
        tally.add(chunk.relations());
    }

    /** Which old ids of a key map are those of stubs. */
    Set<Key> among(String map, Set<Key> oldIds) {
        return new HashSet<>(
                context.ids().find(parent.target(), Stub.listed(map), oldIds).keySet());
    }

    /** Reports what the ledger holds; in a dry run, what it would. */
    synchronized MoveReport report() {
        Ledger ledger = ledger();
        if (ledger == null) {
            return tally.report(false, Duration.ZERO);
        }
        Tally held = Tally.of(named);
        held.restore(ledger.history(context.run(), named.name()), 0);
        return held.report(false, Duration.ZERO);
    }

    /** All who may need a stub are done. */
    void end() {
        Ledger ledger = ledger();
        if (ledger != null) {
            ledger.end(context.run(), named.name());
        }
    }

    private @Nullable Ledger ledger() {
        Ledgers ledgers = context.ledgers();
        return ledgers == null ? null : ledgers.of(parent.target());
    }
}
