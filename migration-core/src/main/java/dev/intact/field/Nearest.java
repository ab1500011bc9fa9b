package dev.intact.field;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the valid name that a wrong one was probably meant to be. */
public final class Nearest {
    private Nearest() {}

    /**
     * Finds the nearest name, by edit distance without regard to case, dots, dashes and underscores. Two neighbouring
     * letters that changed places are one edit.
     *
     * @param name the name that is not valid
     * @param valid the names that are
     * @return the nearest of them; empty if none is within a third of the name's length
     */
    public static Optional<String> to(String name, Collection<String> valid) {
        String wanted = folded(name);
        int reach = wanted.length() / 3;
        return valid.stream()
                .filter(candidate ->
                        Math.abs(wanted.length() - folded(candidate).length()) <= reach)
                .filter(candidate -> distance(wanted, folded(candidate)) <= reach)
                .min(Comparator.<String>comparingInt(candidate -> distance(wanted, folded(candidate)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** The distance of optimal string alignment, of whose matrix three rows are kept. */
    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, j -> j);
        for (int i = 1; i <= a.length(); i++) {
            int[] reused = beforeLast;
            beforeLast = last;
            last = row;
            row = reused;
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(substituted, 1 + Math.min(last[j], row[j - 1]));
                if (areSwapped(a, i, b, j)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
        }
        return row[b.length()];
    }

    private static boolean areSwapped(String a, int i, String b, int j) {
        return i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    }
}
