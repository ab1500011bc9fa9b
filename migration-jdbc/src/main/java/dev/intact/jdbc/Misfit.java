package dev.intact.jdbc;

import dev.intact.field.Problem;

/** Says that a value cannot pass between a column and a field without losing meaning. */
final class Misfit extends Exception {
    private static final long serialVersionUID = 1L;

    private final Problem problem;

    Misfit(Problem problem) {
        super(problem.what(), null, false, false); // one per bad row: no stack trace
        this.problem = problem;
    }

    static Misfit of(String what, Object value) {
        return new Misfit(Problem.of(what).value(value));
    }

    Problem problem() {
        return problem;
    }
}
