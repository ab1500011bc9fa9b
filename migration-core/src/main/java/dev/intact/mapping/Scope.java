package dev.intact.mapping;

import dev.intact.quality.Rule;
import dev.intact.quality.Verdict;
import java.io.Serializable;

/** A rule that decides whether a source row takes part. */
record Scope<S>(Kind kind, Rule<S> rule) implements Serializable {
    enum Kind {
        EXCLUDE("excluded"),
        ONLY("only"),
        ARCHIVE("archived");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** Whether the row ends here: a missing value is neither in a list to exclude nor in a list to keep. */
    boolean takesOut(S row) {
        Verdict verdict = rule.test(row);
        return kind == Kind.ONLY ? verdict != Verdict.KEPT : verdict == Verdict.KEPT;
    }

    /** The scope in words, with the field that its rule is about. */
    String words(String field) {
        String reason = rule.because().isEmpty() ? "" : " (" + rule.because() + ")";
        return kind.words() + ": " + which(field) + reason;
    }

    /** Which records it is about, with the field that its rule is about. */
    String which(String field) {
        return (field.isEmpty() ? "" : field + " ") + rule.words();
    }
}
