package dev.intact.internal;

import dev.intact.field.Field;
import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.internal.ChangedRecords.Recalled;
import dev.intact.internal.ChangedRecords.Standing;
import dev.intact.internal.RowsThere.Met;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.RecordOutcome;
import dev.intact.ledger.RecordState;
import dev.intact.ledger.RowState;
import dev.intact.sink.CurrentRow;
import dev.intact.sink.Sink;
import dev.intact.sink.TargetRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The records of one chunk against what is remembered of them, and against the rows that are there. Not thread-safe.
 */
final class ChunkChanges<S> {
    private final ChangedRecords<S> records;
    private final RowsThere<S> rowsThere;
    private final Masking masking;
    private final Units units;
    private final @Nullable DifferenceLog log;
    private final MovePlan<S> plan;
    private final List<Optional<Recalled>> recalled;
    private final Map<Integer, Conflicts.Settled> conflicts = new HashMap<>();
    private List<List<Met>> before = List.of();

    ChunkChanges(
            MovePlan<S> plan,
            ChangedRecords<S> records,
            RowsThere<S> rowsThere,
            Masking masking,
            Units units,
            @Nullable DifferenceLog log,
            List<ReadItem<S>> items) {
        this.plan = plan;
        this.records = records;
        this.rowsThere = rowsThere;
        this.masking = masking;
        this.units = units;
        this.log = log;
        this.recalled = records.recall(items);
    }

    /** What is decided of a record without mapping it; empty if it is to be mapped. */
    Optional<Decided> decided(int place, ReadItem<S> item) {
        return recalled.get(place).flatMap(record -> switch (record.standing()) {
            case CHANGED -> Optional.empty();
            case UNCHANGED ->
                Optional.of(Decided.without(
                        RecordOutcome.of(key(item), item.position(), Outcome.UNCHANGED, "", List.of())));
            case DOUBLED ->
                Optional.of(Decided.without(RecordOutcome.of(
                        key(item),
                        item.position(),
                        Outcome.REJECTED,
                        "",
                        List.of(Problem.of("has the key of another record of this run")
                                .rule("key")
                                .advice("give the records of an incremental move a key that is unique")))));
        });
    }

    private Key key(ReadItem<S> item) {
        S record = item.record();
        return plan.routes()
                .get(0)
                .mapping()
                .key(Objects.requireNonNull(record, "a record with a key"))
                .orElseThrow();
    }

    /** Lets go of what must not be written, as it was edited in the target since. */
    List<Decided> settled(List<Decided> decided) {
        if (!records.isIncremental() && log == null) {
            return decided;
        }
        lock(decided);
        before = rowsThere.find(decided.stream().map(Decided::rows).toList(), units);
        List<Decided> settled = new ArrayList<>(decided.size());
        for (int place = 0; place < decided.size(); place++) {
            settled.add(settled(place, decided.get(place), before.get(place)));
        }
        return settled;
    }

    /** What is held against what is remembered must be the same when it is written. */
    private void lock(List<Decided> decided) {
        List<RecordState> known = new ArrayList<>();
        for (int place = 0; place < decided.size(); place++) {
            RecordState state = recalled.get(place).map(Recalled::before).orElse(null);
            if (state != null && !decided.get(place).rows().isEmpty()) {
                known.add(state);
            }
        }
        rowsThere.lock(known, units);
    }

    private Decided settled(int place, Decided decided, List<Met> met) {
        RecordState before = recalled.get(place).map(Recalled::before).orElse(null);
        Conflicts.Settled conflict = before != null && !decided.rows().isEmpty()
                ? new Conflicts<>(plan, records.incremental(), rowsThere).settle(decided.rows(), met, before)
                : Conflicts.Settled.none(decided.rows());
        Decided after = settled(decided, conflict);
        conflicts.put(place, conflict);
        return after;
    }

    private Decided settled(Decided decided, Conflicts.Settled conflict) {
        RecordOutcome outcome = decided.outcome();
        if (!conflict.problems().isEmpty()) {
            List<Problem> shown =
                    conflict.problems().stream().map(masking::refused).toList();
            return Decided.without(RecordOutcome.of(outcome.key(), outcome.position(), Outcome.REJECTED, "", shown))
                    .with(decided.relations());
        }
        if (conflict.rows().isEmpty() && !decided.rows().isEmpty()) {
            return Decided.without(RecordOutcome.of(
                    outcome.key(),
                    outcome.position(),
                    Outcome.UNCHANGED,
                    "its rows were deleted in the target, and stay so",
                    outcome.problems()));
        }
        return new Decided(outcome, conflict.rows(), decided.archived(), decided.relations());
    }

    /** The records that are as they were, by the hashes of their keys. */
    List<String> seenAgain() {
        return recalled.stream()
                .flatMap(Optional::stream)
                .filter(record -> record.standing() == Standing.UNCHANGED && isRememberedAlike(record))
                .map(Recalled::hash)
                .toList();
    }

    private boolean isRememberedAlike(Recalled record) {
        return record.before() != null && records.isRememberedAlike(record, record.before());
    }

    /** What is to be remembered of the others, after their rows were written. */
    List<RecordState> remembered(List<Decided> decided, List<RecordOutcome> outcomes) {
        if (!records.isIncremental() && log == null) {
            return List.of();
        }
        List<TargetRows> written = new ArrayList<>();
        for (int place = 0; place < decided.size(); place++) {
            boolean isThere = outcomes.get(place).outcome() != Outcome.REJECTED;
            written.add(
                    isThere
                            ? decided.get(place).rows()
                            : TargetRows.of(decided.get(place).rows().key()));
        }
        List<List<Met>> met = rowsThere.find(written, units);
        if (log != null) {
            log(log, outcomes, written, met);
        }
        List<RecordState> states = new ArrayList<>();
        for (int place = 0; place < decided.size(); place++) {
            Recalled record = recalled.get(place).orElse(null);
            if (record != null && record.standing() == Standing.CHANGED) {
                Outcome outcome = outcomes.get(place).outcome();
                states.add(state(place, record, outcome, met.get(place)));
            } else if (record != null && record.standing() == Standing.UNCHANGED && !isRememberedAlike(record)) {
                states.add(records.seenAgain(record, Objects.requireNonNull(record.before(), "an unchanged record")));
            }
        }
        return states;
    }

    private void log(
            DifferenceLog into, List<RecordOutcome> outcomes, List<TargetRows> written, List<List<Met>> after) {
        for (int place = 0; place < outcomes.size(); place++) {
            Conflicts.Settled conflict = conflicts.getOrDefault(place, Conflicts.Settled.none(written.get(place)));
            into.add(
                    plan,
                    masking,
                    new DifferenceLog.Done(
                            outcomes.get(place), written.get(place), before.get(place), after.get(place), conflict));
        }
        into.saw(plan.name(), outcomes, recalled);
    }

    private RecordState state(int place, Recalled record, Outcome outcome, List<Met> met) {
        RecordState state = records.remembered(record, outcome);
        if (met.isEmpty()) {
            return state;
        }
        Map<String, RowState> rows = new LinkedHashMap<>();
        state.rows().forEach(row -> rows.put(row.sink(), row));
        for (Met one : met) {
            Sink<?> sink = one.route().sink();
            Optional<RowState> before = state.row(sink.name());
            Conflicts.Settled conflict = conflicts.get(place);
            List<Field> keeping = conflict == null ? null : conflict.kept().get(sink.name());
            one.there()
                    .ifPresent(row -> rows.put(
                            sink.name(), row(record.hash(), one, row, before, keeping == null ? List.of() : keeping)));
        }
        return state.rows(List.copyOf(rows.values()), records.now());
    }

    /** A leaf that was kept goes on to count as edited. */
    private RowState row(String record, Met met, CurrentRow there, Optional<RowState> before, List<Field> keeping) {
        Sink<?> sink = met.route().sink();
        @Nullable Object[] values = there.values();
        Map<String, String> hashes = new HashMap<>();
        for (Field leaf : sink.schema().leaves()) {
            String hash = ValueHash.of(record, leaf.name(), values[leaf.index()]);
            boolean isKept = keeping.contains(leaf) && before.isPresent();
            hashes.put(leaf.name(), isKept ? before.get().hash(leaf.name()).orElse(hash) : hash);
        }
        return RowState.of(sink.name(), rowsThere.key(sink.name()).orElseThrow().text(met.key()), hashes);
    }
}
