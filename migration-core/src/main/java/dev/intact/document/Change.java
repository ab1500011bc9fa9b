package dev.intact.document;

import java.util.Objects;

/**
 * One thing that two mapping documents say differently, as facts; {@link #toString()} says it as a sentence. Immutable
 * and thread-safe.
 */
public final class Change {

    /** In which way. */
    public enum Kind {
        /** The newer document has something that the older one has not. */
        ADDED,
        /** The older document has something that the newer one has not. */
        REMOVED,
        /** Both have it, and say something else about it. */
        CHANGED,
        /** Both have the same things, in another order. */
        REORDERED
    }

    private final Kind kind;
    private final String place;
    private final String subject;
    private final String fact;
    private final String before;
    private final String after;

    Change(Kind kind, String place, String subject, String fact, String before, String after) {
        this.kind = Objects.requireNonNull(kind, "kind");
        this.place = place;
        this.subject = subject;
        this.fact = fact;
        this.before = before;
        this.after = after;
    }

    /** {@return in which way} */
    public Kind kind() {
        return kind;
    }

    /** {@return the move, with the sink where it has several; empty for the migration as a whole} */
    public String place() {
        return place;
    }

    /** {@return what it is about: a field, a rule, a code; empty for the place itself} */
    public String subject() {
        return subject;
    }

    /** {@return what is said about the subject: {@code type, owner}; empty for how a field gets its value} */
    public String fact() {
        return fact;
    }

    /** {@return what the older document says; empty if it says nothing} */
    public String before() {
        return before;
    }

    /** {@return what the newer document says; empty if it says nothing} */
    public String after() {
        return after;
    }

    @Override
    public String toString() {
        String where = place.isEmpty() ? "" : place + ": ";
        return switch (kind) {
            case ADDED -> where + subject + " added" + after;
            case REMOVED -> where + subject + " removed" + before;
            case REORDERED -> where + fact + " now stand in the order " + after + "; was " + before;
            case CHANGED -> where + changed();
        };
    }

    private String changed() {
        if (fact.isEmpty()) {
            return "%s is now %s; was %s".formatted(subject, after, before);
        }
        String what = subject.isEmpty() ? fact : subject + ": " + fact;
        if (before.isEmpty()) {
            return "%s is now %s; was not stated".formatted(what, after);
        }
        return after.isEmpty()
                ? "%s is no longer stated; was %s".formatted(what, before)
                : "%s is now %s; was %s".formatted(what, after, before);
    }
}
