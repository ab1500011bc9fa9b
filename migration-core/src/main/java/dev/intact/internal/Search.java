package dev.intact.internal;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.ledger.Position;
import dev.intact.ledger.QuarantineEntry;
import dev.intact.ledger.Quarantined.Traces;
import dev.intact.source.Cursor;
import dev.intact.source.Receiver;
import dev.intact.source.Split;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the records of a quarantine in their source, as it is now: each by its key, at the position where it was, or
 * elsewhere if no other record has the key; one that could not be read by its position, if the record before it is the
 * same.
 */
final class Search<S> {
    private final MovePlan<S> plan;
    private final BooleanSupplier isToStop;
    private final Map<String, List<QuarantineEntry>> byKey = new HashMap<>();
    private final Map<String, QuarantineEntry> unreadable = new HashMap<>();
    private final Map<String, Found<S>> found = new LinkedHashMap<>();
    private final Map<String, List<Found<S>>> elsewhere = new HashMap<>();

    /** Where a record is. */
    record Found<S>(
            Split split, Position position, @Nullable S record) {}

    Search(MovePlan<S> plan, List<QuarantineEntry> wanted, BooleanSupplier isToStop) {
        this.plan = plan;
        this.isToStop = isToStop;
        for (QuarantineEntry entry : wanted) {
            Traces traces = entry.record().traces();
            byKey.computeIfAbsent(traces.key(), any -> new ArrayList<>()).add(entry);
            if (entry.record().key().isPlace()) {
                unreadable.put(traces.position(), entry);
            }
        }
    }

    /** The records that were found, by the ids of their entries. */
    Map<String, Found<S>> in(List<Split> splits) {
        for (Split split : splits) {
            try (Cursor<S> cursor = plan.source().open(split, Position.start())) {
                Looking looking = new Looking(split);
                while (cursor.next(looking)) {
                    if (isToStop.getAsBoolean()) {
                        throw new Stopped();
                    }
                }
            }
        }
        elsewhere.forEach(this::takeMoved);
        return found;
    }

    /** Of two records with one key, nobody can say which is meant. */
    private void takeMoved(String keyHash, List<Found<S>> candidates) {
        List<QuarantineEntry> missing = byKey.getOrDefault(keyHash, List.of()).stream()
                .filter(entry -> !found.containsKey(entry.record().id()))
                .toList();
        boolean anyInPlace =
                missing.size() < byKey.getOrDefault(keyHash, List.of()).size();
        if (missing.size() == 1 && candidates.size() == 1 && !anyInPlace) {
            found.put(missing.get(0).record().id(), candidates.get(0));
        }
    }

    private Key keyOf(ReadItem<S> item) {
        S record = item.record();
        Optional<Key> key;
        try {
            key = record == null
                    ? Optional.ofNullable(item.place())
                    : plan.routes().get(0).mapping().key(record);
        } catch (RuntimeException e) {
            key = Optional.empty(); // such a record is known by its place
        }
        return key.orElseGet(() -> RecordMapper.place(plan, item.position()));
    }

    private final class Looking implements Receiver<S> {
        private final Split split;
        private String before = "";

        Looking(Split split) {
            this.split = split;
        }

        @Override
        public void record(Position position, S record) {
            look(ReadItem.of(position, record));
        }

        @Override
        public void unreadable(Position position, Key place, List<Problem> problems) {
            look(ReadItem.unreadable(position, place, problems));
        }

        private void look(ReadItem<S> item) {
            String key = Quarantining.hash(keyOf(item));
            List<QuarantineEntry> candidates = byKey.getOrDefault(key, List.of());
            Found<S> here = new Found<>(split, item.position(), item.record());
            if (!candidates.isEmpty()) {
                String position = Quarantining.hash(item.position());
                candidates.stream()
                        .filter(entry -> entry.record().traces().position().equals(position))
                        .findFirst()
                        .ifPresentOrElse(
                                entry -> found.put(entry.record().id(), here),
                                () -> elsewhere
                                        .computeIfAbsent(key, any -> new ArrayList<>())
                                        .add(here));
            } else if (!unreadable.isEmpty()) {
                lookByPosition(here);
            }
            before = key;
        }

        private void lookByPosition(Found<S> here) {
            QuarantineEntry entry = unreadable.get(Quarantining.hash(here.position()));
            if (entry != null && entry.record().traces().before().equals(before)) {
                found.put(entry.record().id(), here);
            }
        }
    }
}
