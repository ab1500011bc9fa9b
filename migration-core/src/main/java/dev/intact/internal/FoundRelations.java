package dev.intact.internal;

import dev.intact.field.Key;
import dev.intact.ledger.EdgeFate;
import dev.intact.ledger.OpenRecord;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.RecordOutcome;
import dev.intact.ledger.RelationCount;
import dev.intact.ledger.RelationCounts;
import dev.intact.mapping.Edge;
import dev.intact.mapping.Evaluation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The references that the mappings of a move have found in one record, each with the sink whose row holds it. */
record FoundRelations(List<Found> all) {
    static final FoundRelations NONE = new FoundRelations(List.of());

    /** A reference, and whether it leads to a stub. */
    private record Found(String sink, Edge edge, boolean stub) {}

    private record Relation(String sink, String field, String map) {
        RelationCount count(Map<EdgeFate, Long> counts) {
            return RelationCount.of(sink, field, map, counts);
        }
    }

    /** The relations of a move, each with no edge. */
    static RelationCounts of(MovePlan<?> plan) {
        List<RelationCount> none = new ArrayList<>();
        plan.routes()
                .forEach(route -> route.mapping()
                        .references()
                        .forEach((field, maps) -> maps.forEach(
                                map -> none.add(RelationCount.of(route.sink().name(), field, map, Map.of())))));
        return RelationCounts.of(none);
    }

    FoundRelations and(Route<?, ?> route, Evaluation<?> evaluation) {
        if (evaluation.edges().isEmpty()) {
            return this;
        }
        List<Found> more = new ArrayList<>(all);
        evaluation.edges().forEach(edge -> more.add(new Found(route.sink().name(), edge, false)));
        return new FoundRelations(more);
    }

    /** The references to records that are not there, for which the record is rejected. */
    List<Edge> missing() {
        return edges(Edge.Found.MISSING);
    }

    /** The references to records that are there. */
    List<Edge> linked() {
        return edges(Edge.Found.LINKED);
    }

    private List<Edge> edges(Edge.Found found) {
        return all.stream()
                .map(Found::edge)
                .filter(edge -> edge.found() == found)
                .toList();
    }

    /** The same references, some of which lead to stubs. */
    FoundRelations stubbed(Map<String, Set<Key>> stubs) {
        return stubs.isEmpty() || all.isEmpty()
                ? this
                : new FoundRelations(all.stream()
                        .map(its -> new Found(its.sink(), its.edge(), isStub(its.edge(), stubs)))
                        .toList());
    }

    private static boolean isStub(Edge edge, Map<String, Set<Key>> stubs) {
        return edge.found() == Edge.Found.LINKED
                && stubs.getOrDefault(edge.map(), Set.of()).contains(Key.of(edge.oldId()));
    }

    /**
     * What became of the references of a chunk, once it is known how its records ended.
     *
     * @param open the places of records whose references are not settled yet
     */
    static RelationCounts counts(List<Decided> decided, List<RecordOutcome> outcomes, Set<Integer> open) {
        Map<Relation, Map<EdgeFate, Long>> counts = new HashMap<>();
        for (int i = 0; i < decided.size(); i++) {
            if (open.contains(i)) {
                continue;
            }
            Outcome ended = outcomes.get(i).outcome();
            for (Found found : decided.get(i).relations().all()) {
                Edge edge = found.edge();
                fate(found, ended).ifPresent(fate -> count(found.sink(), edge.field(), edge.map(), fate, counts));
            }
        }
        return sum(counts);
    }

    private static void count(
            String sink, String field, String map, EdgeFate fate, Map<Relation, Map<EdgeFate, Long>> into) {
        into.computeIfAbsent(new Relation(sink, field, map), any -> new EnumMap<>(EdgeFate.class))
                .merge(fate, 1L, Long::sum);
    }

    /** What became of the references of records, when they are settled. */
    static RelationCounts counts(List<OpenRecord> settled) {
        Map<Relation, Map<EdgeFate, Long>> counts = new HashMap<>();
        settled.stream()
                .flatMap(record -> record.references().stream())
                .forEach(its -> count(its.sink(), its.field(), its.map(), its.found(), counts));
        return sum(counts);
    }

    private static RelationCounts sum(Map<Relation, Map<EdgeFate, Long>> counts) {
        return RelationCounts.of(counts.entrySet().stream()
                .map(entry -> entry.getKey().count(entry.getValue()))
                .toList());
    }

    /** The references of a record that was migrated; those that wait are held back so far. */
    List<OpenRecord.Reference> references(Set<String> circle) {
        List<OpenRecord.Reference> references = new ArrayList<>();
        for (Found its : all) {
            Edge edge = its.edge();
            boolean waits = edge.found() == Edge.Found.OPEN;
            references.add(new OpenRecord.Reference(
                    its.sink(),
                    edge.field(),
                    edge.map(),
                    Key.of(edge.oldId()),
                    waits,
                    circle.contains(edge.map()),
                    waits ? EdgeFate.HELD_BACK : arrived(its).orElse(EdgeFate.HELD_BACK)));
        }
        return references;
    }

    private static Optional<EdgeFate> fate(Found found, Outcome ended) {
        return switch (ended) {
            case MIGRATED, MERGED -> arrived(found);
            case REJECTED ->
                Optional.of(found.edge().found() == Edge.Found.MISSING ? EdgeFate.REJECTED : EdgeFate.HELD_BACK);
            case EXCLUDED, ARCHIVED, UNCHANGED -> Optional.empty();
        };
    }

    private static Optional<EdgeFate> arrived(Found found) {
        return switch (found.edge().found()) {
            case LINKED -> Optional.of(found.stub() ? EdgeFate.STUBBED : EdgeFate.LINKED);
            case COMPUTED -> Optional.of(EdgeFate.COMPUTED);
            case REPLACED -> Optional.of(EdgeFate.REPLACED);
            case LEFT_EMPTY -> Optional.of(EdgeFate.LEFT_EMPTY);
            case MISSING -> Optional.empty(); // such a record is rejected
            case OPEN -> Optional.empty(); // it is counted when it is known
        };
    }
}
