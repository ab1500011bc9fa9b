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
    private final boolean anew;
    private final Masking masking;
    private final Clock clock;
    private final String definition;
    private final Optional<Field> highWater;

    ChangedRecords(MovePlan<S> plan, Engine.Context context, Masking masking) {
        this.plan = plan;
        this.incremental = plan.incremental();
        this.migration = context.plan().migration();
        this.run = context.family();
        this.mode = context.mode();
        this.anew = context.options().isAnew();
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
        if (highWater.isEmpty() || anew || mode == Mode.REPLAY) {
            return plan.source();
        }
        return memory.since(migration, plan.name(), mode == Mode.RUN ? run : "")
                .map(mark ->
                        HighWater.value(highWater.get(), mark, incremental().overlap()))
                .map(least -> plan.source().since(highWater.get(), least))
                .orElse(plan.source());
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
        boolean isUnchanged = before != null && !anew && !source.isEmpty() && isAsItWas(before, source);
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
                .source(recalled.source(), definition, recalled.mark());
        if (before == null) {
            return state;
        }
        RecordState known = state.rows(before.rows(), before.written());
        return outcome == Outcome.EXCLUDED ? known.gone(before.gone()) : known; // its rows were dealt with already
    }

    String now() {
        return clock.instant().toString();
    }
}
