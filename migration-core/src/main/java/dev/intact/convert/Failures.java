package dev.intact.convert;

import dev.intact.field.Problem;

/** Takes the problems that a conversion finds. */
@FunctionalInterface
public interface Failures {

    /**
     * Takes a problem.
     *
     * @param problem what is wrong, with the value; the field and the rule are added by whoever knows them
     */
    void add(Problem problem);
}
