package dev.intact.convert;

import dev.intact.field.Problem;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Conversions of words into true or false. */
public final class Booleans {
    private Booleans() {}

    /**
     * Reads declared words, without regard to case: {@code words(Set.of("yes", "y", "1"), Set.of("no", "n", "0"))}. Any
     * other word is rejected.
     *
     * @param trueWords what means true
     * @param falseWords what means false
     * @return the conversion
     * @throws IllegalArgumentException if there is no word for one of the two, or if a word means both
     */
    public static Conversion<String, Boolean> words(Set<String> trueWords, Set<String> falseWords) {
        if (trueWords.isEmpty() || falseWords.isEmpty()) {
            throw new IllegalArgumentException("true and false need at least one word each");
        }
        HashMap<String, Boolean> meanings = new HashMap<>();
        trueWords.forEach(word -> declare(word, true, meanings));
        falseWords.forEach(word -> declare(word, false, meanings));
        String declared = "%s as true, %s as false".formatted(listed(trueWords), listed(falseWords));
        return Standard.of(declared, (value, failures) -> meaning(value, meanings, declared, failures));
    }

    private static void declare(String word, boolean meaning, Map<String, Boolean> meanings) {
        Boolean before = meanings.put(word.toLowerCase(Locale.ROOT), meaning);
        if (before != null && before != meaning) {
            throw new IllegalArgumentException("'%s' means both true and false".formatted(word));
        }
    }

    private static String listed(Set<String> words) {
        return String.join(", ", new TreeSet<>(words));
    }

    private static @Nullable Boolean meaning(
            String value, Map<String, Boolean> meanings, String declared, Failures failures) {
        Boolean meaning = meanings.get(value.toLowerCase(Locale.ROOT));
        if (meaning == null) {
            failures.add(Problem.of("is neither true nor false")
                    .value(value)
                    .advice("declared are " + declared + "; correct it or declare its meaning"));
        }
        return meaning;
    }
}
