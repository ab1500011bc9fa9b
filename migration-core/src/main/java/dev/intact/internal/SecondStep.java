package dev.intact.internal;

import dev.intact.field.Problem;
import dev.intact.internal.CircleMove.Changed;
import dev.intact.internal.CircleMove.Parents;
import dev.intact.ledger.Chunk;
import dev.intact.ledger.ChunkRecord;
import dev.intact.ledger.EdgeFate;
import dev.intact.ledger.NewId;
import dev.intact.ledger.OpenRecord;
import dev.intact.ledger.OpenRecord.Reference;
import dev.intact.ledger.OpenRecord.State;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.Position;
import dev.intact.ledger.Quarantined;
import dev.intact.ledger.RecordOutcome;
import dev.intact.ledger.RowCounts;
import dev.intact.ledger.Waiting;
import dev.intact.sink.TargetException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Settles the references of a circle when all of its records have been read: whoever refers to a record that did not
 * arrive is taken back, and whoever refers to that one; then the fields that were left empty are set. All of it goes by
 * what the ledger holds, chunk by chunk, each a transaction, so that it can be gone on with after an interruption; the
 * sources are not read again.
 */
final class SecondStep {
    private static final String PARTITION = "~circle";

    private final List<Member<?>> members;
    private final Engine.Context context;

    /** A move of the circle. */
    private static final class Member<S> {
        private final MoveRun<S> move;
        private final CircleMove<S> rows;
        private final RejectedRows rejects;
        private long chunks;

        Member(MoveRun<S> move, Engine.Context context) {
            this.move = move;
            this.rows = new CircleMove<>(move.plan(), context.maps(), context.ids());
            this.rejects =
                    new RejectedRows(move.plan().name(), context.options().rejects(), move.masking());
            this.chunks = begun(move, context);
        }

        /** Chunks are numbered, as the records that they were made of are gone. */
        private static long begun(MoveRun<?> move, Engine.Context context) {
            Ledgers ledgers = context.ledgers();
            return ledgers == null
                    ? 0
                    : ledgers.of(move.plan().target())
                            .history(move.runId(), move.plan().name())
                            .last(PARTITION)
                            .map(ChunkRecord::to)
                            .map(position -> Long.parseLong(position.token()))
                            .orElse(0L);
        }
    }

    /** What one pass does with a page of records; null if there is nothing to be done. */
    @FunctionalInterface
    private interface Pass {
        @Nullable
        Chunk of(Member<?> member, List<OpenRecord> page, Units units);
    }

    SecondStep(List<MoveRun<?>> moves, Engine.Context context) {
        this.context = context;
        this.members = moves.stream()
                .<Member<?>>map(move -> new Member<>(move, context))
                .toList();
    }

    /**
     * Settles the circle.
     *
     * @throws Stopped if the run is cancelled
     * @throws TargetException if a row cannot be taken back
     */
    void run() {
        if (context.ledgers() == null) {
            settle(context.rehearsal());
        } else {
            try (Units units = new Units(context.targets())) {
                settle(units);
            }
        }
    }

    private void settle(Units units) {
        boolean mayLoseMore = true;
        while (mayLoseMore) {
            while (pass(units, this::lost) > 0) {
                // whoever refers to one that is lost is lost, too
            }
            if (any(State.LOST)) {
                long unused = pass(units, this::emptied);
                long unusedToo = pass(units, this::removed);
            }
            mayLoseMore = pass(units, this::set) > 0 && any(State.LOST);
        }
        long unused = pass(units, this::closed);
    }

    private boolean any(State state) {
        for (Member<?> member : members) {
            String after = "";
            for (List<OpenRecord> page = page(member, after); !page.isEmpty(); page = page(member, after)) {
                if (page.stream().anyMatch(record -> record.state() == state)) {
                    return true;
                }
                after = page.get(page.size() - 1).id();
            }
        }
        return false;
    }

    private List<OpenRecord> page(Member<?> member, String after) {
        MoveRun<?> move = member.move;
        Ledgers ledgers = context.ledgers();
        return (ledgers == null
                        ? context.rehearsedIds().openRecords(move.plan().target())
                        : ledgers.of(move.plan().target()).openRecords())
                .page(move.runId(), move.plan().name(), after, move.chunkSize());
    }

    /** Goes over all records, those of moves that refer to others first, and answers how many chunks were written. */
    private long pass(Units units, Pass pass) {
        long written = 0;
        List<Member<?>> last = new ArrayList<>(members);
        Collections.reverse(last);
        for (Member<?> member : last) {
            String after = "";
            for (List<OpenRecord> page = page(member, after); !page.isEmpty(); page = page(member, after)) {
                member.move.checkCancelled();
                written += commit(member, page, units, pass);
                after = page.get(page.size() - 1).id();
            }
        }
        return written;
    }

    private int commit(Member<?> member, List<OpenRecord> page, Units units, Pass pass) {
        MoveRun<?> move = member.move;
        Retry retry = move.retry();
        Chunk unanswered = null;
        while (true) {
            try {
                if (unanswered != null) {
                    if (move.committed(unanswered).isPresent()) {
                        move.count(unanswered);
                        member.chunks++;
                        return 1;
                    }
                    move.takeBackBeside(unanswered);
                }
                Chunk chunk = pass.of(member, page, units);
                if (chunk == null) {
                    return 0;
                }
                unanswered = chunk;
                move.commit(chunk, units);
                member.chunks++;
                return 1;
            } catch (TargetException e) {
                if (!e.isPassing() || context.ledgers() == null) {
                    throw e;
                }
                units.abandon(e);
                retry.waitAfter(e, move::checkCancelled);
            }
        }
    }

    private static Chunk chunk(Member<?> member) {
        MoveRun<?> move = member.move;
        long number = member.chunks;
        return Chunk.of(
                move.runId(),
                move.epoch(),
                move.plan().name(),
                PARTITION,
                number == 0 ? Position.start() : Position.of(Long.toString(number)),
                Position.of(Long.toString(number + 1)));
    }

    /** Rejects the records that refer to one which has not arrived. */
    private @Nullable Chunk lost(Member<?> member, List<OpenRecord> page, Units units) {
        Parents parents = member.rows.parents(page);
        List<Loss> losses = new ArrayList<>();
        for (OpenRecord record : page) {
            List<Reference> losing = record.state() == State.LOST ? List.of() : member.rows.losing(record, parents);
            if (!losing.isEmpty()) {
                losses.add(new Loss(
                        record,
                        losing,
                        losing.stream().map(member.rows::problem).toList()));
            }
        }
        return losses.isEmpty() ? null : rejecting(member, losses, units);
    }

    /** A record that is lost, for the sake of these references, or of none if the target refused it. */
    private record Loss(OpenRecord record, List<Reference> references, List<Problem> problems) {

        /** Its references: those that are missing are rejected, the others held back; what is set is still set. */
        OpenRecord lost() {
            List<Reference> ended = new ArrayList<>();
            for (Reference its : record.references()) {
                boolean isSet = its.waits() && its.found() == EdgeFate.LINKED;
                ended.add(isSet ? its : its.with(references.contains(its) ? EdgeFate.REJECTED : EdgeFate.HELD_BACK));
            }
            return record.with(State.LOST, ended);
        }

        RecordOutcome outcome() {
            return RecordOutcome.of(record.key(), record.position(), Outcome.REJECTED, "", problems);
        }
    }

    private Chunk rejecting(Member<?> member, List<Loss> losses, Units units) {
        List<RecordOutcome> outcomes = losses.stream().map(Loss::outcome).toList();
        member.rejects.write(outcomes, units);
        List<NewId> gone = losses.stream()
                .flatMap(loss -> loss.record().rows().stream())
                .map(row -> NewId.gone(row.map(), row.oldId(), row.newId()))
                .distinct()
                .toList();
        return chunk(member)
                .with(0, outcomes)
                .takingBack()
                .newIds(gone)
                .rejected(losses.stream()
                        .flatMap(loss -> loss.record().kept().stream().map(kept -> rejected(member, kept, loss)))
                        .toList())
                .open(losses.stream().map(Loss::lost).toList(), List.of());
    }

    private static Quarantined rejected(Member<?> member, Quarantined kept, Loss loss) {
        List<Waiting> waits = loss.references().stream()
                .map(its ->
                        member.rows.isSensitive(its) ? Waiting.unnamed(its.map()) : Waiting.of(its.map(), its.oldId()))
                .distinct()
                .toList();
        Quarantined rejected = Quarantined.of(kept.id(), kept.key(), kept.traces(), kept.since(), loss.problems())
                .fields(kept.fields());
        return waits.isEmpty() ? rejected : rejected.waits(waits, true);
    }

    /** Empties what lost records have set, and what refers to them and may be empty. */
    private @Nullable Chunk emptied(Member<?> member, List<OpenRecord> page, Units units) {
        Parents parents = member.rows.parents(page);
        Changed emptied = member.rows.empty(page, parents, units);
        for (Problem problem : emptied.refused().values()) {
            throw new TargetException(
                    "the field of a row cannot be emptied, although the record that it refers to did not arrive: %s %s"
                            .formatted(problem.what(), problem.rule()));
        }
        List<OpenRecord> changed = new ArrayList<>();
        for (int i = 0; i < page.size(); i++) {
            OpenRecord after = emptied.records().get(i);
            if (after != page.get(i)) {
                changed.add(after.state() == State.LOST ? unset(after, page.get(i), parents) : after);
            }
        }
        return changed.isEmpty() ? null : chunk(member).open(changed, List.of());
    }

    /** What a lost record had set is rejected where the other record did not arrive, else held back. */
    private static OpenRecord unset(OpenRecord after, OpenRecord before, Parents parents) {
        List<Reference> ended = new ArrayList<>();
        for (int i = 0; i < after.references().size(); i++) {
            Reference its = after.references().get(i);
            boolean wasSet = !its.equals(before.references().get(i));
            ended.add(wasSet ? its.with(parents.lacks(its) ? EdgeFate.REJECTED : EdgeFate.HELD_BACK) : its);
        }
        return after.with(State.LOST, ended);
    }

    private @Nullable Chunk removed(Member<?> member, List<OpenRecord> page, Units units) {
        List<OpenRecord> lost =
                page.stream().filter(record -> record.state() == State.LOST).toList();
        if (lost.isEmpty()) {
            return null;
        }
        long rows = member.rows.remove(lost, units);
        return chunk(member)
                .rows(RowCounts.of(-rows, 0, 0))
                .relations(FoundRelations.counts(lost))
                .open(List.of(), lost.stream().map(OpenRecord::id).toList());
    }

    /** Sets the fields that wait; a record whose row the target refuses then is lost, too. */
    private @Nullable Chunk set(Member<?> member, List<OpenRecord> page, Units units) {
        List<OpenRecord> open =
                page.stream().filter(record -> record.state() == State.OPEN).toList();
        if (open.isEmpty()) {
            return null;
        }
        Changed changed = member.rows.set(open, member.rows.parents(open), units);
        List<OpenRecord> after = new ArrayList<>();
        List<Loss> losses = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            OpenRecord record = changed.records().get(i);
            Problem problem = changed.refused().get(i);
            if (problem == null) {
                after.add(record.with(State.SET, record.references()));
            } else {
                losses.add(new Loss(
                        record, List.of(), List.of(member.move.masking().refused(problem))));
            }
        }
        if (losses.isEmpty()) {
            return chunk(member).open(after, List.of());
        }
        Chunk rejecting = rejecting(member, losses, units);
        after.addAll(rejecting.open());
        return rejecting.open(after, List.of());
    }

    private @Nullable Chunk closed(Member<?> member, List<OpenRecord> page, Units units) {
        return chunk(member)
                .relations(FoundRelations.counts(page))
                .open(List.of(), page.stream().map(OpenRecord::id).toList());
    }
}
