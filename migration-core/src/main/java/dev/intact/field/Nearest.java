package dev.intact.field;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the valid name that a wrong one was probably meant to be. */
public final class Nearest {
    private Nearest() {}

    /**
     * Finds the nearest name, by edit distance without regard to case, dots, dashes and underscores.
     *
     * @param name the name that is not valid
     * @param valid the names that are
     * @return the nearest of them; empty if none is within a third of the name's length
     */
    public static Optional<String> to(String name, Collection<String> valid) {
        String wanted = folded(name);
        int reach = wanted.length() / 3;
        return valid.stream()
                .filter(candidate -> distance(wanted, folded(candidate)) <= reach)
                .min(Comparator.<String>comparingInt(candidate -> distance(wanted, folded(candidate)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** The edit distance of Levenshtein, in one row of its matrix. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
