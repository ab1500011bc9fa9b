package dev.intact.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Whether the old ids which a dependent system holds have new ones. Immutable and thread-safe. */
public final class DependentCheck {
    private final String dependent;
    private final String map;
    private final long resolved;
    private final long redirected;
    private final long unresolved;
    private final long withoutId;
    private final long unreadable;
    private final List<String> examples;

    /** What is counted while rows are read. Not thread-safe. */
    public static final class Counts {
        private static final int EXAMPLES = 10;

        private long resolved;
        private long redirected;
        private long unresolved;
        private long withoutId;
        private long unreadable;
        private final List<String> examples = new ArrayList<>();

        /** Counts nothing yet. */
        public Counts() {}

        /** Counts an id that has a new one of its own. */
        public void resolved() {
            resolved++;
        }

        /** Counts an id that has the new one of its survivor. */
        public void redirected() {
            redirected++;
        }

        /**
         * Counts an id that has no new one.
         *
         * @param shown the id as people may see it
         */
        public void unresolved(String shown) {
            unresolved++;
            if (examples.size() < EXAMPLES && !examples.contains(shown)) {
                examples.add(shown);
            }
        }

        /** Counts a row that holds no id. */
        public void withoutId() {
            withoutId++;
        }

        /** Counts a row that cannot be read. */
        public void unreadable() {
            unreadable++;
        }
    }

    private DependentCheck(String dependent, String map, Counts counts) {
        this.dependent = Objects.requireNonNull(dependent, "dependent");
        this.map = Objects.requireNonNull(map, "map");
        this.resolved = counts.resolved;
        this.redirected = counts.redirected;
        this.unresolved = counts.unresolved;
        this.withoutId = counts.withoutId;
        this.unreadable = counts.unreadable;
        this.examples = List.copyOf(counts.examples);
    }

    /**
     * A check.
     *
     * @param dependent the name of the dependent
     * @param map the name of the key map
     * @param counts what was counted
     * @return the check
     */
    public static DependentCheck of(String dependent, String map, Counts counts) {
        return new DependentCheck(dependent, map, counts);
    }

    /** {@return the name of the dependent} */
    public String dependent() {
        return dependent;
    }

    /** {@return the name of the key map} */
    public String map() {
        return map;
    }

    /** {@return how many rows of the dependent were read; the other counts are what became of them} */
    public long read() {
        return resolved + redirected + unresolved + withoutId + unreadable;
    }

    /** {@return how many rows hold an id that has a new one of its own} */
    public long resolved() {
        return resolved;
    }

    /** {@return how many rows hold the id of a merged duplicate, which has the new one of its survivor} */
    public long redirected() {
        return redirected;
    }

    /** {@return how many rows hold an id that has no new one} */
    public long unresolved() {
        return unresolved;
    }

    /** {@return how many rows hold no id} */
    public long withoutId() {
        return withoutId;
    }

    /** {@return how many rows of the dependent could not be read} */
    public long unreadable() {
        return unreadable;
    }

    /** {@return the first ids without a new one, at most 10, as pseudonyms where they are sensitive} */
    public List<String> examples() {
        return examples;
    }

    /** {@return whether rows were read, and each id in them has a new one} */
    public boolean isResolved() {
        return read() > 0 && unresolved == 0 && unreadable == 0;
    }

    /** {@return it in a line} */
    @Override
    public String toString() {
        String line = String.format(
                Locale.ROOT,
                "%s: read=%,d resolved=%,d redirected=%,d unresolved=%,d without id=%,d unreadable=%,d of key map '%s'",
                dependent,
                read(),
                resolved,
                redirected,
                unresolved,
                withoutId,
                unreadable,
                map);
        return examples.isEmpty() ? line : line + ", such as " + String.join(", ", examples);
    }
}
