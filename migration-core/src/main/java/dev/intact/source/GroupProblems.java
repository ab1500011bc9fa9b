package dev.intact.source;

import dev.intact.field.Problem;
import java.util.Locale;

/** What keeps parents and children from being one record. */
final class GroupProblems {
    private GroupProblems() {}

    static Problem noKey(SortKey<?> key) {
        return Problem.of("has no key to be grouped by").at(key.words());
    }

    /** The children of two parents could not be told apart. */
    static Problem shared(SortKey<?> key, SortValue value) {
        return Problem.of("is the key of several records, whose children cannot be told apart")
                .at(key.words())
                .value(value.text())
                .advice("give each a key of its own");
    }

    static Problem namesNone(String children, SortKey<?> key, String parents) {
        return Problem.of("names no record of " + parents).at(field(children, key));
    }

    static Problem isNotThere(String children, SortKey<?> key, SortValue value, String parents) {
        return Problem.of("names a record of %s that is not there, or cannot be read".formatted(parents))
                .at(field(children, key))
                .value(value.text())
                .advice("add the record, or delete what names it");
    }

    /** A name that no field of the group has, so that the value is masked where anything is. */
    private static String field(String children, SortKey<?> key) {
        return "%s.%s".formatted(children, key.words());
    }

    static Problem tooMany(String children, long size, int atMost) {
        return Problem.of(String.format(
                        Locale.ROOT, "is made of %,d records of %s, more than %,d", size, children, atMost))
                .advice("find out why they are so many, or raise atMost(…)");
    }
}
