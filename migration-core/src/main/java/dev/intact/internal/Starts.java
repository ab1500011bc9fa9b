package dev.intact.internal;

import dev.intact.source.Split;
import java.util.Map;

/** Where the reading of each split begins. */
record Starts(Map<Split, StartPoint> points) {
    static final Starts BEGINNING = new Starts(Map.of());

    StartPoint of(Split split) {
        return points.getOrDefault(split, StartPoint.BEGINNING);
    }

    /** How many records will be read that a run before has read and committed. */
    long readAgain() {
        return points.values().stream().mapToLong(StartPoint::readAgain).sum();
    }
}
