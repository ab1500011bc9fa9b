package dev.intact.internal;

import dev.intact.field.Field;
import dev.intact.field.Key;
import dev.intact.field.Nearest;
import dev.intact.field.Schema;
import dev.intact.internal.ReplaySource.Overlay;
import dev.intact.ledger.Position;
import dev.intact.ledger.QuarantineEntry;
import dev.intact.ledger.RecordOutcome;
import dev.intact.ledger.Waiting;
import dev.intact.run.Fixes;
import dev.intact.run.ReplayedRecord;
import dev.intact.source.Split;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What is in quarantine of one move, where it is in its source, and what of it a replay tries. Not thread-safe. */
final class ReplayedMove<S> {
    private final MovePlan<S> plan;
    private final Map<String, QuarantineEntry> entries = new LinkedHashMap<>();
    private final Set<String> wanted = new LinkedHashSet<>();
    private final Set<String> released = new HashSet<>();
    private final Map<String, Map<Integer, @Nullable Object>> values = new HashMap<>();
    private List<Split> splits = List.of();
    private Map<String, Search.Found<S>> found = Map.of();

    ReplayedMove(MovePlan<S> plan, List<QuarantineEntry> open, Fixes fixes, List<String> faults) {
        this.plan = plan;
        for (QuarantineEntry entry : open) {
            String id = entry.record().id();
            entries.put(id, entry);
            Optional<Map<String, @Nullable String>> its = fixes.of(plan.name(), entry.record());
            if (fixes.isAll() || its.isPresent()) {
                wanted.add(id);
            }
            if (its.isPresent()) {
                values.put(id, parsed(entry, its.get(), faults));
            }
        }
    }

    private String shown(QuarantineEntry entry) {
        return "%s %s".formatted(plan.name(), entry.record().key());
    }

    /** The values of the fixes; what does not fit is told without the text, which may be sensitive. */
    private Map<Integer, @Nullable Object> parsed(
            QuarantineEntry entry, Map<String, @Nullable String> texts, List<String> faults) {
        Map<Integer, @Nullable Object> parsed = new HashMap<>();
        Schema<S> schema = plan.source().schema();
        texts.forEach((name, text) -> {
            Optional<Field> field = schema.leaf(name);
            if (field.isEmpty()) {
                String hint = Nearest.to(name, schema.leafNames())
                        .map("; did you mean '%s'?"::formatted)
                        .orElse("");
                faults.add("%s: %s has no field '%s'%s".formatted(shown(entry), schema.name(), name, hint));
            } else if (text == null && !field.get().nullable()) {
                faults.add("%s: %s must have a value".formatted(shown(entry), name));
            } else {
                try {
                    parsed.put(field.get().index(), text == null ? null : FieldText.parsed(field.get(), text));
                } catch (IllegalArgumentException e) {
                    faults.add("%s: %s %s".formatted(shown(entry), name, e.getMessage()));
                }
            }
        });
        return parsed;
    }

    /** Finds in the source what may be tried, and tries whether the record takes its fixes. */
    void search(int workers, BooleanSupplier isToStop, List<String> faults) {
        List<QuarantineEntry> candidates = entries.values().stream()
                .filter(entry ->
                        wanted.contains(entry.record().id()) || entry.record().isReleasable())
                .toList();
        if (candidates.isEmpty()) {
            return;
        }
        splits = plan.source().splits(workers);
        found = new Search<>(plan, candidates, isToStop).in(splits);
        for (Map.Entry<String, Map<Integer, @Nullable Object>> fixed : values.entrySet()) {
            String id = fixed.getKey();
            Map<Integer, @Nullable Object> its = fixed.getValue();
            Search.Found<S> where = found.get(id);
            S record = where == null ? null : where.record();
            if (where == null || its.isEmpty()) {
                continue;
            }
            if (record == null) {
                faults.add(shown(entry(id))
                        + ": cannot be read, so that none of its fields can be replaced; fix it in the source");
                continue;
            }
            try {
                S unused = ReplaySource.fixed(plan.source().schema(), record, its);
            } catch (RuntimeException e) {
                faults.add("%s: does not take its fixes (%s)"
                        .formatted(shown(entry(id)), e.getClass().getSimpleName()));
            }
        }
    }

    QuarantineEntry entry(String id) {
        return Objects.requireNonNull(entries.get(id), "an entry that is replayed");
    }

    /** Whether records of the move are tried again, whatever becomes of others. */
    boolean triesAny() {
        return !wanted.isEmpty();
    }

    /** Adds the children whose parents have arrived; those that name none are tried in any case. */
    void release(KeyMaps maps, Ledgers ledgers, Set<String> hoped) {
        List<QuarantineEntry> waiting = entries.values().stream()
                .filter(entry -> entry.record().isReleasable()
                        && !wanted.contains(entry.record().id()))
                .toList();
        Map<String, Set<Key>> asked = new LinkedHashMap<>();
        for (QuarantineEntry entry : waiting) {
            for (Waiting parent : entry.record().waits()) {
                parent.oldId()
                        .ifPresent(oldId -> asked.computeIfAbsent(parent.what(), any -> new HashSet<>())
                                .add(oldId));
            }
        }
        Map<String, Set<Key>> arrived = new HashMap<>();
        asked.forEach((map, oldIds) ->
                arrived.put(map, ledgers.find(maps.home(plan, map), map, oldIds).keySet()));
        for (QuarantineEntry entry : waiting) {
            boolean isMissing = entry.record().waits().stream()
                    .filter(parent -> !hoped.contains(parent.what()))
                    .anyMatch(parent -> parent.oldId()
                            .filter(oldId -> !arrived.getOrDefault(parent.what(), Set.of())
                                    .contains(oldId))
                            .isPresent());
            if (!isMissing) {
                wanted.add(entry.record().id());
                released.add(entry.record().id());
            }
        }
    }

    /** What was to be tried and is not there any more, or not for sure. */
    List<QuarantineEntry> notFound() {
        return wanted.stream()
                .filter(id -> !found.containsKey(id))
                .map(this::entry)
                .toList();
    }

    /** The move with those of its records that are to be tried; empty if there are none. */
    Optional<MovePlan<?>> narrowed() {
        Map<Split, Map<Position, Overlay>> chosen = new LinkedHashMap<>();
        for (String id : wanted) {
            Search.Found<S> where = found.get(id);
            if (where != null) {
                chosen.computeIfAbsent(where.split(), any -> new LinkedHashMap<>())
                        .put(where.position(), new Overlay(entry(id).record(), values.getOrDefault(id, Map.of())));
            }
        }
        List<Split> touched = new ArrayList<>(splits);
        touched.retainAll(chosen.keySet());
        ReplaySource<S> source = new ReplaySource<>(plan.source(), touched, chosen);
        return chosen.isEmpty() ? Optional.empty() : Optional.of(plan.reading(source));
    }

    ReplayedRecord told(QuarantineEntry entry, @Nullable RecordOutcome outcome) {
        boolean isReleased = released.contains(entry.record().id());
        String key = entry.record().key().text();
        return outcome == null
                ? ReplayedRecord.of(
                        plan.name(),
                        key,
                        null,
                        "its source holds no record with its key any more, or several",
                        List.of(),
                        isReleased)
                : ReplayedRecord.of(
                        plan.name(), key, outcome.outcome(), outcome.reason(), outcome.problems(), isReleased);
    }
}
