package dev.intact.internal;

import dev.intact.ledger.EdgeFate;
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

/** The references that the mappings of a move have found in one record, each with the sink whose row holds it. */
record FoundRelations(List<Found> all) {
    static final FoundRelations NONE = new FoundRelations(List.of());

    private record Found(String sink, Edge edge) {}

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
        evaluation.edges().forEach(edge -> more.add(new Found(route.sink().name(), edge)));
        return new FoundRelations(more);
    }

    /** What became of the references of a chunk, once it is known how its records ended. */
    static RelationCounts counts(List<Decided> decided, List<RecordOutcome> outcomes) {
        Map<Relation, Map<EdgeFate, Long>> counts = new HashMap<>();
        for (int i = 0; i < decided.size(); i++) {
            Outcome ended = outcomes.get(i).outcome();
            for (Found found : decided.get(i).relations().all()) {
                Edge edge = found.edge();
                fate(edge.found(), ended)
                        .ifPresent(fate -> counts.computeIfAbsent(
                                        new Relation(found.sink(), edge.field(), edge.map()),
                                        any -> new EnumMap<>(EdgeFate.class))
                                .merge(fate, 1L, Long::sum));
            }
        }
        return RelationCounts.of(counts.entrySet().stream()
                .map(entry -> entry.getKey().count(entry.getValue()))
                .toList());
    }

    private static Optional<EdgeFate> fate(Edge.Found found, Outcome ended) {
        return switch (ended) {
            case MIGRATED, MERGED -> arrived(found);
            case REJECTED -> Optional.of(found == Edge.Found.MISSING ? EdgeFate.REJECTED : EdgeFate.HELD_BACK);
            case EXCLUDED, ARCHIVED, UNCHANGED -> Optional.empty();
        };
    }

    private static Optional<EdgeFate> arrived(Edge.Found found) {
        return switch (found) {
            case LINKED -> Optional.of(EdgeFate.LINKED);
            case COMPUTED -> Optional.of(EdgeFate.COMPUTED);
            case REPLACED -> Optional.of(EdgeFate.REPLACED);
            case LEFT_EMPTY -> Optional.of(EdgeFate.LEFT_EMPTY);
            case MISSING -> Optional.empty(); // such a record is rejected
        };
    }
}
