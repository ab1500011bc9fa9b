package dev.intact.convert;

import dev.intact.field.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Splits a name by the policy that {@link Names} lays down. */
final class NameSplitter {
    private static final Set<String> PARTICLES = Set.of(
            ("af al ap av ben bin bint d' da dal dalla das de degli dei del dela della delle den der des di do dos du el"
                            + " het ibn la las le lo los mac mc 't te ten ter st st. saint san santa santo van vande"
                            + " vanden vander ver vom von zu zum zur")
                    .split(" ", -1));
    private static final Set<String> CONNECTIONS = Set.of("y", "e", "i");
    private static final Set<String> SUFFIXES = Set.of("jr", "sr", "ii", "iii", "iv", "esq", "phd", "md");

    private NameSplitter() {}

    static boolean isParticle(String word) {
        return PARTICLES.contains(word.toLowerCase(Locale.ROOT));
    }

    static @Nullable PersonName split(String value, Failures failures) {
        String name = WhiteSpace.collapse(value);
        int comma = name.indexOf(',');
        PersonName parts = comma < 0 ? spaced(words(name), null) : inverted(name, comma);
        if (parts == null) {
            failures.add(Problem.of(name.isEmpty() ? "is no name: it is blank" : "is not a name of one person")
                    .value(value)
                    .advice("write it as First Last or as Last, First"));
        }
        return parts;
    }

    private static @Nullable PersonName inverted(String name, int comma) {
        String before = name.substring(0, comma).strip();
        String[] behind = name.substring(comma + 1).split(",", -1);
        String next = behind[0].strip();
        if (before.isEmpty() || next.isEmpty() || behind.length > 2) {
            return null;
        }
        if (behind.length == 2) {
            String last = behind[1].strip();
            return isSuffix(last) ? new PersonName(next, before, last) : null;
        }
        return isSuffix(next) ? spaced(words(before), next) : new PersonName(next, before, null);
    }

    private static List<String> words(String name) {
        return name.isEmpty() ? List.of() : List.of(name.split(" ", -1));
    }

    private static @Nullable PersonName spaced(List<String> words, @Nullable String suffix) {
        if (words.isEmpty()) {
            return null;
        }
        String last = words.get(words.size() - 1);
        if (suffix == null && words.size() > 2 && isSuffix(last)) {
            return spaced(words.subList(0, words.size() - 1), last);
        }
        int family = familyStart(words);
        return new PersonName(
                family == 0 ? null : String.join(" ", words.subList(0, family)),
                String.join(" ", words.subList(family, words.size())),
                suffix);
    }

    /** Where the family name begins; 0 only if nothing is left for a given name. */
    private static int familyStart(List<String> words) {
        int start = withParticles(words, words.size() - 1);
        if (start > 2 && CONNECTIONS.contains(words.get(start - 1))) {
            start = withParticles(words, start - 2);
        }
        return start;
    }

    private static int withParticles(List<String> words, int last) {
        int start = last;
        while (start > 1 && isParticle(words.get(start - 1))) {
            start--;
        }
        boolean smallParticleFirst = start == 1
                && isParticle(words.get(0))
                && words.get(0).equals(words.get(0).toLowerCase(Locale.ROOT));
        return smallParticleFirst ? 0 : start;
    }

    private static boolean isSuffix(String word) {
        return SUFFIXES.contains(word.replace(".", "").toLowerCase(Locale.ROOT));
    }
}
