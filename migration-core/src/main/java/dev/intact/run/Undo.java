package dev.intact.run;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** How a run is undone. Immutable and thread-safe. */
public final class Undo {
    private final Set<String> forced;

    private Undo(Set<String> forced) {
        this.forced = Set.copyOf(forced);
    }

    /** {@return an undo that leaves all rows as they are which were changed after the run, and lists them} */
    public static Undo sparingEdits() {
        return new Undo(Set.of());
    }

    /**
     * An undo that takes rows of some sinks back although they were changed after the run: what others have written
     * into them is lost. A row that the run updated, and that was removed since, is inserted as it was before the run.
     *
     * @param sink the name of a sink, as a list of refused rows tells it
     * @param more further ones
     * @return the undo
     */
    public static Undo forcing(String sink, String... more) {
        Objects.requireNonNull(sink, "sink");
        Set<String> all = new HashSet<>(Set.of(more));
        all.add(sink);
        return new Undo(all);
    }

    /** {@return the names of the sinks whose rows are taken back although they were changed} */
    public Set<String> forced() {
        return forced;
    }
}
