package dev.intact.csv;

import dev.intact.source.SourceException;
import java.io.Serializable;

/** What is known beforehand about the rows of a file. */
record Expectation(long rows, boolean finalLineBreak) implements Serializable {
    private static final long UNKNOWN = -1;

    static final Expectation NONE = new Expectation(UNKNOWN, false);

    boolean isKnown() {
        return rows != UNKNOWN;
    }

    void check(String file, long counted, RecordGate gate) {
        if (!isKnown()) {
            return;
        }
        if (counted != rows) {
            throw new SourceException(
                    "%s: %s rows are expected, but the file ended after %s, at byte offset %s (line %s)"
                            .formatted(file, rows, counted, gate.endOffset(), gate.lastLine()));
        }
        if (finalLineBreak && !gate.endsWithLineBreak()) {
            throw new SourceException(
                    "%s: no line break ends the last row, at byte offset %s (line %s), so it may be cut off; complete the file, or declare the dialect withoutFinalLineBreak()"
                            .formatted(file, gate.endOffset(), gate.lastLine()));
        }
    }
}
