package dev.intact.internal;

import dev.intact.field.Field;
import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.ledger.EdgeFate;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.RecordOutcome;
import dev.intact.ledger.RelationCount;
import dev.intact.ledger.RelationCounts;
import dev.intact.mapping.Edge;
import dev.intact.sink.CurrentRow;
import dev.intact.sink.Sink;
import dev.intact.sink.Target;
import dev.intact.verify.Cause;
import dev.intact.verify.Check;
import dev.intact.verify.Discrepancy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Looks whether what the records of a move refer to is there, and whether it is as much as the run has linked. */
final class EdgeVerification<S> {
    private final MovePlan<S> plan;
    private final KeyMaps maps;
    private final IdsAfterRun ids;
    private final Masking masking;
    private final CheckTally tally;
    private final Set<String> notFollowed = new TreeSet<>();
    private RelationCounts counts = RelationCounts.none();

    EdgeVerification(MovePlan<S> plan, KeyMaps maps, IdsAfterRun ids, Masking masking, int examples) {
        this.plan = plan;
        this.maps = maps;
        this.ids = ids;
        this.masking = masking;
        this.tally = new CheckTally(Check.RELATIONSHIPS, plan.name(), examples);
    }

    /** Whether the move has references at all. */
    boolean isPossible() {
        return !FoundRelations.of(plan).all().isEmpty();
    }

    CheckTally tally() {
        return tally;
    }

    /** The key maps whose rows cannot be looked at from here. */
    Set<String> notFollowed() {
        return notFollowed;
    }

    /** Where the rows are that a key map leads to. */
    private record Place(Sink<?> sink, Field id) {}

    private List<Place> places(String map) {
        List<Place> places = new ArrayList<>();
        for (KeyMaps.Filling filling : maps.fillings(map)) {
            filling.move().routes().stream()
                    .filter(route -> route.mapping().identities().stream()
                            .anyMatch(its -> its.map().equals(map)
                                    && its.newId().equals(filling.identity().newId())))
                    .filter(route -> route.sink().readsRows())
                    .forEach(route -> places.add(
                            new Place(route.sink(), filling.identity().newId())));
        }
        return places;
    }

    /**
     * Verifies a chunk.
     *
     * @param rejected the places of records that the target has refused
     */
    void verify(List<Verified<S>> records, Set<Integer> rejected, Units units) {
        List<Decided> decided = records.stream().map(Verified::decided).toList();
        List<RecordOutcome> outcomes = new ArrayList<>();
        Map<String, Set<Key>> wanted = new HashMap<>();
        for (int place = 0; place < records.size(); place++) {
            RecordOutcome its = decided.get(place).outcome();
            boolean isRefused = rejected.contains(place);
            outcomes.add(
                    isRefused ? RecordOutcome.of(its.key(), its.position(), Outcome.REJECTED, "", List.of()) : its);
            if (!isRefused && its.outcome() == Outcome.MIGRATED) {
                decided.get(place)
                        .relations()
                        .linked()
                        .forEach(edge -> wanted.computeIfAbsent(edge.map(), any -> new LinkedHashSet<>())
                                .add(Key.of(edge.oldId())));
            }
        }
        counts = counts.plus(FoundRelations.counts(decided, outcomes, Set.of()));
        Map<String, Set<Key>> missing = new HashMap<>();
        wanted.forEach((map, oldIds) -> missing.put(map, missing(map, oldIds, units)));
        for (int place = 0; place < records.size(); place++) {
            if (outcomes.get(place).outcome() == Outcome.MIGRATED) {
                tell(records.get(place), missing);
            }
        }
    }

    private void tell(Verified<S> record, Map<String, Set<Key>> missing) {
        for (Edge edge : record.decided().relations().linked()) {
            tally.examined(1);
            if (missing.getOrDefault(edge.map(), Set.of()).contains(Key.of(edge.oldId()))) {
                String oldId = masking.hidesTarget(edge.field())
                        ? Problem.MASK
                        : Key.of(edge.oldId()).text();
                tally.add(Discrepancy.of("refers to a row that is not there", masking.shown(record.key()))
                        .at(edge.field(), "key map '%s'".formatted(edge.map()))
                        .values(oldId, "", "")
                        .because(Cause.NOT_KNOWN));
            }
        }
    }

    /** The old ids whose rows are not there. */
    private Set<Key> missing(String map, Set<Key> oldIds, Units units) {
        List<Place> places = places(map);
        if (places.isEmpty()) {
            notFollowed.add(map);
            return Set.of();
        }
        Target home = maps.home(plan, map);
        Map<Key, Key> newIds = ids.find(home, map, oldIds);
        Set<Key> missing = new HashSet<>(oldIds);
        for (Place place : places) {
            List<Key> asked = missing.stream().filter(newIds::containsKey).toList();
            List<List<Object>> keys = asked.stream()
                    .map(oldId -> Objects.requireNonNull(newIds.get(oldId), "the new id of one that has one"))
                    .map(newId -> List.<Object>of(newId.as(place.id().type())))
                    .toList();
            List<List<CurrentRow>> there = units.read(place.sink(), List.of(place.id()), keys);
            for (int i = 0; i < asked.size(); i++) {
                if (!there.get(i).isEmpty()) {
                    missing.remove(asked.get(i));
                }
            }
        }
        return missing;
    }

    /** Holds the edges that were found now against those that the run has counted. */
    void compare(RelationCounts then) {
        Map<String, RelationCount> before = new HashMap<>();
        then.all().forEach(count -> before.put(name(count), count));
        Map<String, RelationCount> now = new HashMap<>();
        counts.all().forEach(count -> now.put(name(count), count));
        Set<String> all = new TreeSet<>(before.keySet());
        all.addAll(now.keySet());
        for (String name : all) {
            RelationCount any = now.getOrDefault(name, before.get(name));
            long had = linked(before.get(name));
            long has = linked(now.get(name));
            if (had != has && any != null) {
                tally.add(Discrepancy.of("has another number of references than the run has written", "")
                        .at(any.field(), "key map '%s'".formatted(any.map()))
                        .values("", String.valueOf(had), String.valueOf(has)));
            }
        }
    }

    private static String name(RelationCount count) {
        return String.join("\0", count.sink(), count.field(), count.map());
    }

    private static long linked(@Nullable RelationCount count) {
        return count == null ? 0 : count.of(EdgeFate.LINKED) + count.of(EdgeFate.STUBBED);
    }
}
