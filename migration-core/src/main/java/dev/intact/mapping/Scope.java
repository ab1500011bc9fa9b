package dev.intact.mapping;

import dev.intact.quality.Rule;
import dev.intact.quality.Verdict;
import java.io.Serializable;

/** A rule that decides whether a source row takes part. */
record Scope<S>(Kind kind, Rule<S> rule) implements Serializable {
    enum Kind {
        EXCLUDE("excluded: "),
        ONLY("only: "),
        ARCHIVE("archived: ");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
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
        return kind.prefix + (field.isEmpty() ? "" : field + " ") + rule.words() + reason;
    }
}
