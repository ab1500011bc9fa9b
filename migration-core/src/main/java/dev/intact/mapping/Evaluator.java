package dev.intact.mapping;

import dev.intact.convert.Failures;
import dev.intact.field.Problem;
import java.util.ArrayList;
import java.util.List;

/** Gathers the problems of one record while its rules are evaluated, and adds to each where it was found. */
final class Evaluator implements Failures {
    private final Resolver resolver;
    private final List<Problem> problems = new ArrayList<>(0);
    private final List<String> awaited = new ArrayList<>(0);
    private final FoundEdges edges = new FoundEdges();
    private String field = "";
    private String rule = "";
    private boolean masked;
    private boolean later;

    Evaluator(Resolver resolver) {
        this.resolver = resolver;
    }

    /** Says which field and rule the next problems belong to, and whether their values must be masked. */
    void at(String fieldName, String ruleWords, boolean sensitive) {
        edges.nextRule();
        later = false;
        field = fieldName;
        rule = ruleWords;
        masked = sensitive;
    }

    @Override
    public void add(Problem problem) {
        Problem located = problem.at(field).rule(rule);
        problems.add(masked ? located.masked() : located);
    }

    /** Says that a new id is missing that is made while running, and so is nobody's fault yet. */
    void await(String keyMap) {
        awaited.add(keyMap);
    }

    /** The name of the field that the current rule fills. */
    String field() {
        return field;
    }

    /** Says that the current rule's field is filled later. */
    void leaveForLater() {
        later = true;
    }

    boolean isLeftForLater() {
        return later;
    }

    /** Says that the current rule refers to another record. */
    void refers(String keyMap, Object oldId, Edge.Found found) {
        edges.add(Edge.of(field, keyMap, oldId, found));
    }

    FoundEdges edges() {
        return edges;
    }

    Resolver resolver() {
        return resolver;
    }

    /** How much keeps the record from being mapped: problems, and ids that are awaited. */
    int count() {
        return problems.size() + awaited.size();
    }

    /** The key maps whose new ids are awaited. */
    List<String> awaited() {
        return awaited;
    }

    List<Problem> problems() {
        return problems;
    }
}
