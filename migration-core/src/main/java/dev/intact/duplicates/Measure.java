package dev.intact.duplicates;

import org.apache.commons.text.similarity.DamerauLevenshteinDistance;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** How alike two texts are, from 0 for nothing in common to 1 for equal. */
enum Measure {
    EQUAL("equal") {
        @Override
        double of(String one, String other) {
            return one.equals(other) ? 1 : 0;
        }
    },
    JARO_WINKLER("Jaro-Winkler") {
        @Override
        double of(String one, String other) {
            return one.equals(other) ? 1 : Texts.JARO_WINKLER.apply(one, other);
        }
    },
    DAMERAU("Damerau-Levenshtein") {
        @Override
        double of(String one, String other) {
            int longest = Math.max(one.length(), other.length());
            return one.equals(other) ? 1 : 1 - (double) Texts.DAMERAU.apply(one, other) / longest;
        }
    };

    private final String words;

    Measure(String words) {
        this.words = words;
    }

    /** Two texts, neither of them blank. */
    abstract double of(String one, String other);

    String words() {
        return words;
    }

    /** Tells a definition at once, not a run, that the library is not there. */
    Measure present() {
        if (this != EQUAL) {
            try {
                Class.forName(
                        "org.apache.commons.text.similarity.JaroWinklerSimilarity",
                        false,
                        Measure.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(
                        ("%s needs a library that is not there; add the Maven dependency org.apache.commons:commons-text"
                                        + " (on the module path, also --add-modules org.apache.commons.text)")
                                .formatted(words),
                        e);
            }
        }
        return this;
    }

    /** Loaded only where texts are compared. Both are stateless. */
    private static final class Texts {
        static final JaroWinklerSimilarity JARO_WINKLER = new JaroWinklerSimilarity();
        static final DamerauLevenshteinDistance DAMERAU = new DamerauLevenshteinDistance();
    }
}
