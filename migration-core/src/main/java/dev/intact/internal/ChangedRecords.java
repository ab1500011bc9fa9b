package dev.intact.internal;

import dev.intact.field.Field;
import dev.intact.field.Key;
import dev.intact.incremental.Incremental;
import dev.intact.ledger.LedgerException;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.RecordMemory;
import dev.intact.ledger.RecordState;
import dev.intact.mapping.Mapping;
import dev.intact.run.RunReport.Mode;
import dev.intact.sink.TargetException;
import dev.intact.source.Source;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of the records of an incremental move, and which of them have changed since. Of any other move
 * nothing is remembered, and every record is mapped. Thread-safe.
 */
final class ChangedRecords<S> {
    private final MovePlan<S> plan;
    private final @Nullable Incremental<? super S> incremental;
    private final RecordMemory memory;
    private final String migration;
    private final String run;
    private final Mode mode;
    private final Masking masking;
    private final Clock clock;
    private final String definition;
    private final Optional<Field> highWater;
    private final RecordMemory.Range range;

    ChangedRecords(MovePlan<S> plan, Engine.Context context, Masking masking) {
        this.plan = plan;
        this.incremental = plan.incremental();
        this.migration = context.plan().migration();
        this.run = context.family();
        this.mode = context.mode();
        this.masking = masking;
        this.clock = context.options().clock();
        this.definition = incremental == null ? "" : Resumption.definition(plan).hash();
        this.highWater = incremental == null
                ? Optional.empty()
                : incremental.highWater(plan.source().schema());
        this.memory = incremental == null
                ? RecordMemory.none()
                : context.targets().of(plan.target()).ledger().records();
        if (incremental != null && !memory.isKept()) {
            throw new EngineException(
                    "move '%s' is incremental, but %s remembers no records from run to run; move into a database, or without .incremental(…)"
                            .formatted(plan.name(), plan.target().name()),
                    null);
        }
        this.range = range(context.options().isAnew());
    }

    /** What the run reads; a look alone holds nobody to it. */
    private RecordMemory.Range range(boolean anew) {
        String upTo = highWater
                .filter(any -> mode != Mode.REPLAY)
                .map(field -> HighWater.upTo(plan.source(), field, incremental(), clock.instant()))
                .orElse("");
        RecordMemory.Range wished = anew ? RecordMemory.Range.anew(upTo) : RecordMemory.Range.changed(upTo);
        return memory.range(migration, plan.name(), mode == Mode.DRY_RUN ? "" : run, wished);
    }

    boolean isIncremental() {
        return incremental != null;
    }

    Incremental<? super S> incremental() {
        return Objects.requireNonNull(incremental, "an incremental move");
    }

    RecordMemory memory() {
        return memory;
    }

    String migration() {
        return migration;
    }

    /** The source, or the part of it that may have changed. */
    Source<S> source() {
        if (highWater.isEmpty() || range.since().isEmpty() || mode == Mode.REPLAY) {
            return plan.source();
        }
        Object least = HighWater.value(highWater.get(), range.since(), incremental());
        return plan.source().since(highWater.get(), least);
    }

    /** One record of a chunk: how it is found, what it is like now, and what is remembered of it. */
    record Recalled(
            String hash,
            Key key,
            String source,
            String mark,
            @Nullable RecordState before,
            Standing standing) {}

    /** What is to be done with a record. */
    enum Standing {
        CHANGED,
        UNCHANGED,
        DOUBLED
    }

    /** Recalls the records of a chunk, in their order; one that has no key is empty, as are all of any other move. */
    List<Optional<Recalled>> recall(List<ReadItem<S>> items) {
        List<Optional<Recalled>> recalled = new ArrayList<>(items.size());
        if (incremental == null) {
            items.forEach(item -> recalled.add(Optional.empty()));
            return recalled;
        }
        List<Optional<Key>> keys = items.stream().map(this::key).toList();
        List<String> hashes =
                keys.stream().flatMap(Optional::stream).map(ValueHash::of).toList();
        Map<String, RecordState> known = find(hashes);
        Checksum<S> checksum = new Checksum<>(plan.source().schema());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            S record = items.get(i).record();
            Key key = keys.get(i).orElse(null);
            recalled.add(
                    record == null || key == null
                            ? Optional.empty()
                            : Optional.of(recalled(key, record, checksum.whole(asRead(record)), known, seen)));
        }
        return recalled;
    }

    /** A fix of a replay is no change of the source: until that changes, the record stays as it was moved. */
    private S asRead(S record) {
        return plan.source() instanceof ReplaySource<S> replayed ? replayed.asRead(record) : record;
    }

    private Map<String, RecordState> find(List<String> hashes) {
        try {
            return memory.find(migration, plan.name(), hashes);
        } catch (LedgerException e) {
            throw TargetException.passing(String.valueOf(e.getMessage()), e);
        }
    }

    private Recalled recalled(Key key, S record, String source, Map<String, RecordState> known, Set<String> seen) {
        String hash = ValueHash.of(key);
        RecordState before = known.get(hash);
        boolean isDoubled = !seen.add(hash)
                || (mode == Mode.RUN && before != null && before.seen().equals(run));
        boolean isUnchanged = before != null && !range.anew() && !source.isEmpty() && isAsItWas(before, source);
        String mark = highWater
                .map(field -> HighWater.text(plan.source().schema(), field, asRead(record)))
                .orElse("");
        return new Recalled(
                hash,
                masking.kept(key),
                source,
                mark,
                before,
                isDoubled ? Standing.DOUBLED : isUnchanged ? Standing.UNCHANGED : Standing.CHANGED);
    }

    /** What was rejected is tried again, and what is excluded tells its reason again. */
    private boolean isAsItWas(RecordState before, String source) {
        return before.source().equals(source)
                && before.definition().equals(definition)
                && before.gone().isEmpty()
                && before.outcome() != Outcome.REJECTED
                && before.outcome() != Outcome.EXCLUDED;
    }

    private Optional<Key> key(ReadItem<S> item) {
        S record = item.record();
        if (record == null) {
            return Optional.empty();
        }
        try {
            Mapping<S, ?> first = plan.routes().get(0).mapping();
            return first.key(record);
        } catch (RuntimeException e) {
            return Optional.empty(); // rejected, when it is mapped
        }
    }

    /**
     * What is to be remembered of a record that was mapped; its rows are those that were there, until they are read.
     */
    RecordState remembered(Recalled recalled, Outcome outcome) {
        RecordState before = recalled.before();
        String seen = mode == Mode.REPLAY && before != null ? before.seen() : run; // a replay reads a few records alone
        RecordState state = RecordState.of(recalled.hash(), recalled.key(), seen, outcome)
                .source(recalled.source(), definition, HighWater.remembered(recalled.mark(), range.upTo(), outcome));
        if (before == null) {
            return state;
        }
        RecordState known = state.rows(before.rows(), before.written());
        return outcome == Outcome.EXCLUDED ? known.gone(before.gone()) : known; // its rows were dealt with already
    }

    /** Whether nothing but the run is to be noted of a record that is as it was. */
    boolean isRememberedAlike(Recalled recalled, RecordState before) {
        return before.mark().equals(HighWater.remembered(recalled.mark(), range.upTo(), before.outcome()));
    }

    /** A record that is as it was, with its high-water value as it is now remembered. */
    RecordState seenAgain(Recalled recalled, RecordState before) {
        String mark = HighWater.remembered(recalled.mark(), range.upTo(), before.outcome());
        return before.source(before.source(), before.definition(), mark).seen(run);
    }

    String now() {
        return clock.instant().toString();
    }
}
