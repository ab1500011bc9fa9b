package dev.intact.internal;

import dev.intact.field.Field;
import dev.intact.field.Key;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.RecordMemory;
import dev.intact.ledger.RecordState;
import dev.intact.ledger.RowState;
import dev.intact.sink.Sink;
import dev.intact.verify.Cause;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells why source and target differ, by what is remembered of the records of an incremental move; of others, by
 * whether the run has kept all outcomes. Not thread-safe.
 */
final class Causes<S> {
    private final MovePlan<S> plan;
    private final String migration;
    private final RecordMemory memory;
    private final WhatRunLeft left;
    private final String definition;
    private final Checksum<S> checksum;
    private Map<String, RecordState> known = new HashMap<>();

    Causes(MovePlan<S> plan, String migration, RecordMemory memory, WhatRunLeft left) {
        this.plan = plan;
        this.migration = migration;
        this.memory = memory;
        this.left = left;
        this.definition = Resumption.definition(plan).hash();
        this.checksum = new Checksum<>(plan.source().schema());
    }

    private boolean isRemembered() {
        return plan.incremental() != null && memory.isKept();
    }

    /** Recalls the records of a chunk by their keys. */
    void recall(List<Key> keys) {
        known = isRemembered()
                ? memory.find(
                        migration,
                        plan.name(),
                        keys.stream().map(ValueHash::of).distinct().toList())
                : Map.of();
    }

    private @Nullable RecordState state(Key key) {
        return isRemembered() ? known.get(ValueHash.of(key)) : null;
    }

    /** Whether the run, or the target while it ran, has rejected a record, so that it has no row. */
    boolean isRejected(Key key) {
        RecordState state = state(key);
        return state == null
                ? left.outcome(key).filter(Outcome.REJECTED::equals).isPresent()
                : state.outcome() == Outcome.REJECTED;
    }

    /** Whether a replay has moved a record that was rejected before. */
    boolean isResolved(Key key) {
        return left.isResolved(key);
    }

    /** Why a field has another value than it should. */
    Cause of(Key key, S record, Sink<?> sink, Field leaf, @Nullable Object actual) {
        RecordState state = state(key);
        if (state == null) {
            return unknown(key);
        }
        Optional<String> hash = state.row(sink.name()).flatMap(row -> row.hash(leaf.name()));
        boolean isEdited = hash.isPresent() && !hash.get().equals(ValueHash.of(state.hash(), leaf.name(), actual));
        return isEdited ? Cause.TARGET_EDITED : since(state, record);
    }

    /** Why a row is not there. */
    Cause ofMissing(Key key, S record, Sink<?> sink) {
        RecordState state = state(key);
        if (state == null) {
            return unknown(key);
        }
        Optional<RowState> row = state.row(sink.name());
        return row.isPresent() ? Cause.TARGET_EDITED : since(state, record);
    }

    /** Why a row is there that should not be. */
    Cause ofUnexpected(Key key, S record) {
        RecordState state = state(key);
        return state == null ? unknown(key) : since(state, record);
    }

    private Cause since(RecordState state, S record) {
        String now = checksum.whole(record);
        if (now.isEmpty() || state.source().isEmpty()) {
            return Cause.NOT_KNOWN; // records without a byte form
        }
        if (!now.equals(state.source())) {
            return Cause.SOURCE_CHANGED;
        }
        return state.definition().equals(definition) ? Cause.LOAD_ERROR : Cause.MAPPING_CHANGED;
    }

    /** A record that no run has read was added since; that is known where all outcomes are kept. */
    private Cause unknown(Key key) {
        boolean isNew =
                (isRemembered() || left.keepsAll(key)) && left.outcome(key).isEmpty();
        return isNew ? Cause.SOURCE_CHANGED : Cause.NOT_KNOWN;
    }
}
