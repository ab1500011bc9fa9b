package dev.intact.mapping;

import dev.intact.mapping.Edge.Found;
import java.util.ArrayList;
import java.util.List;

/** The references of one record, gathered while its rules are evaluated. Not thread-safe. */
final class FoundEdges {
    private List<Edge> edges = List.of();
    private int before;

    /** Says that the next rule begins. */
    void nextRule() {
        before = edges.size();
    }

    void add(Edge edge) {
        if (edges.isEmpty()) {
            edges = new ArrayList<>();
        }
        edges.add(edge);
    }

    /** What the rule's own words make of a reference that a lookup has left empty. */
    void emptyIs(Found found) {
        int last = edges.size() - 1;
        if (last >= before && edges.get(last).found() == Found.LEFT_EMPTY) {
            edges.set(last, edges.get(last).with(found));
        }
    }

    /** Forgets a reference of the current rule: it leads to the record itself. */
    void forget(boolean onlyComputed) {
        int last = edges.size() - 1;
        if (last >= before && (!onlyComputed || edges.get(last).found() == Found.COMPUTED)) {
            edges.remove(last);
        }
    }

    List<Edge> all() {
        return edges;
    }
}
