package dev.intact.internal;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.ledger.Chunk;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.RecordOutcome;
import dev.intact.mapping.Edge;
import dev.intact.run.MoveReport;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The records that a run makes up where others refer to what no source holds. Thread-safe. */
final class Stubs {
    private final Map<String, StubRun<?>> byMap = new LinkedHashMap<>();
    private final Map<String, StubRun<?>> byMove = new LinkedHashMap<>();

    /** What came of the stubs that a chunk needs: whether any are there now, and why others are not. */
    record Made(boolean any, Map<String, Map<Key, Problem>> refused) {
        private static final Made NOTHING = new Made(false, Map.of());
    }

    /** Takes up the stubs of all moves that make some; nothing is made yet. */
    void begin(List<? extends MovePlan<?>> moves, Engine.Context context) {
        for (MovePlan<?> move : moves) {
            if (!move.stubs().isEmpty()) {
                StubRun<?> run = new StubRun<>(move, context);
                run.begin();
                byMove.put(move.name(), run);
                move.stubs().forEach(stub -> byMap.put(stub.map(), run));
            }
        }
    }

    /**
     * Makes the stubs without which records of a chunk are rejected, if they are rejected for nothing else.
     *
     * @param units the units of work of the worker that moves the chunk, in which it has written nothing yet
     */
    Made make(List<Decided> decided, Units units) {
        if (byMap.isEmpty()) {
            return Made.NOTHING;
        }
        Map<String, Set<Object>> wanted = new LinkedHashMap<>();
        decided.stream()
                .filter(this::wantsStubsAlone)
                .flatMap(record -> record.relations().missing().stream())
                .forEach(edge -> wanted.computeIfAbsent(edge.map(), any -> new LinkedHashSet<>())
                        .add(edge.oldId()));
        boolean any = false;
        Map<String, Map<Key, Problem>> refused = new HashMap<>();
        for (Map.Entry<String, Set<Object>> its : wanted.entrySet()) {
            StubRun.Made made = of(its.getKey()).make(its.getKey(), its.getValue(), units);
            any |= made.any();
            refused.put(its.getKey(), made.refused());
        }
        return new Made(any, refused);
    }

    private boolean wantsStubsAlone(Decided decided) {
        List<Edge> missing = decided.relations().missing();
        if (missing.isEmpty() || !missing.stream().allMatch(edge -> byMap.containsKey(edge.map()))) {
            return false;
        }
        Set<String> fields = missing.stream().map(Edge::field).collect(Collectors.toSet());
        return decided.outcome().outcome() == Outcome.REJECTED
                && decided.outcome().problems().stream().allMatch(problem -> fields.contains(problem.field()));
    }

    /** The same decisions, with why stubs are missing, and with the references that lead to stubs. */
    List<Decided> told(List<Decided> decided, Made made) {
        if (byMap.isEmpty()) {
            return decided;
        }
        Map<String, Set<Key>> stubs = linked(decided);
        stubs.replaceAll((map, oldIds) -> of(map).among(map, oldIds));
        return decided.stream()
                .map(record -> withProblems(record, made))
                .map(record -> record.with(record.relations().stubbed(stubs)))
                .toList();
    }

    private Map<String, Set<Key>> linked(List<Decided> decided) {
        Map<String, Set<Key>> linked = new HashMap<>();
        decided.stream()
                .flatMap(record -> record.relations().linked().stream())
                .filter(edge -> byMap.containsKey(edge.map()))
                .forEach(edge -> linked.computeIfAbsent(edge.map(), any -> new HashSet<>())
                        .add(Key.of(edge.oldId())));
        return linked;
    }

    private static Decided withProblems(Decided decided, Made made) {
        RecordOutcome outcome = decided.outcome();
        List<Problem> problems = new ArrayList<>(outcome.problems());
        for (Edge edge : decided.relations().missing()) {
            Problem why = made.refused().getOrDefault(edge.map(), Map.of()).get(Key.of(edge.oldId()));
            if (why != null) {
                problems.add(why.at(edge.field()));
            }
        }
        return problems.size() == outcome.problems().size()
                ? decided
                : new Decided(
                        RecordOutcome.of(outcome.key(), outcome.position(), outcome.outcome(), "", problems),
                        decided.rows(),
                        decided.archived(),
                        decided.relations());
    }

    private StubRun<?> of(String map) {
        StubRun<?> run = byMap.get(map);
        if (run == null) {
            throw new EngineException("no move makes stubs for key map '%s'".formatted(map), null);
        }
        return run;
    }

    /** Remembers which records a dry run rejects; no stub stands in for them. */
    void rehearse(Chunk chunk) {
        StubRun<?> run = byMove.get(chunk.move());
        if (run != null) {
            run.rejectedInRehearsal(chunk.outcomes().stream()
                    .filter(outcome -> outcome.outcome() == Outcome.REJECTED)
                    .map(RecordOutcome::key)
                    .toList());
        }
    }

    /** What was made, in the order of the moves. */
    Collection<MoveReport> reports() {
        return byMove.values().stream().map(StubRun::report).toList();
    }

    /** All records that may need a stub have been moved. */
    void end() {
        byMove.values().forEach(StubRun::end);
    }
}
