package dev.intact.quality;

import dev.intact.field.Problem;
import java.io.Serializable;
import java.util.Objects;

/**
 * Something that a check noticed about a migration, as facts: how grave it is, where, and what. Immutable and
 * thread-safe.
 */
public final class Finding implements Serializable {
    private static final long serialVersionUID = 1L;

    /** How grave a finding is; the gravest comes first. */
    public enum Level {
        /** The migration cannot run like this. */
        ERROR,
        /** It can run, but records may be rejected, or something needs a decision. */
        WARNING,
        /** What is good to know. */
        NOTE
    }

    private final Level level;
    private final String where;
    private final Problem problem;

    private Finding(Level level, String where, Problem problem) {
        this.level = Objects.requireNonNull(level, "level");
        this.where = Objects.requireNonNull(where, "where");
        this.problem = Objects.requireNonNull(problem, "problem");
    }

    /**
     * A finding with which the migration cannot run.
     *
     * @param where the move, and the table or file: {@code customers → CONTACT}
     * @param problem what is wrong, without values of records
     * @return the finding
     */
    public static Finding error(String where, Problem problem) {
        return new Finding(Level.ERROR, where, problem);
    }

    /**
     * A finding that needs a decision, or foretells rejected records.
     *
     * @param where the move, and the table or file: {@code customers → CONTACT}
     * @param problem what was noticed, without values of records
     * @return the finding
     */
    public static Finding warning(String where, Problem problem) {
        return new Finding(Level.WARNING, where, problem);
    }

    /**
     * What is good to know.
     *
     * @param where the move, and the table or file: {@code customers → CONTACT}
     * @param problem what was noticed, without values of records
     * @return the finding
     */
    public static Finding note(String where, Problem problem) {
        return new Finding(Level.NOTE, where, problem);
    }

    /**
     * A finding.
     *
     * @param level how grave it is
     * @param where the move, and the table or file: {@code customers → CONTACT}
     * @param problem what was noticed, without values of records
     * @return the finding
     */
    public static Finding of(Level level, String where, Problem problem) {
        return new Finding(level, where, problem);
    }

    /** {@return how grave it is} */
    public Level level() {
        return level;
    }

    /** {@return the move, and the table or file; empty if it concerns the migration as a whole} */
    public String where() {
        return where;
    }

    /** {@return what was noticed, in which field, and what to do about it} */
    public Problem problem() {
        return problem;
    }

    /** {@return one sentence: where, what, and what to do} */
    public String message() {
        return where.isEmpty() ? problem.message() : where + ": " + problem.message();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Finding that
                && level == that.level
                && where.equals(that.where)
                && problem.equals(that.problem);
    }

    @Override
    public int hashCode() {
        return Objects.hash(level, where, problem);
    }

    @Override
    public String toString() {
        return level + " " + message();
    }
}
