package dev.intact.convert;

import dev.intact.field.Nearest;
import dev.intact.field.Problem;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads countries from text; made by {@link Countries#toIso2()}. Immutable and thread-safe. */
public final class CountryText extends Conversion<String, String> {
    private static final long serialVersionUID = 1L;

    private final TreeMap<String, String> added;
    private final HashMap<String, String> foldedAdded = new HashMap<>();

    CountryText(Map<String, String> added) {
        this.added = new TreeMap<>(added);
        added.forEach((name, code) -> foldedAdded.put(CountryNames.folded(name), code));
    }

    /**
     * The same conversion with a name of your own.
     *
     * @param name what the source writes; case, accents and punctuation do not count
     * @param alpha2 the code that it means
     * @return the conversion
     * @throws IllegalArgumentException if the name is blank, if ISO 3166-1 has no such code, or if the name already
     *     means another country
     */
    public CountryText also(String name, String alpha2) {
        String folded = CountryNames.folded(name);
        if (folded.isEmpty()) {
            throw new IllegalArgumentException("a country needs a name with letters");
        }
        if (!CountryNames.alpha2().contains(alpha2)) {
            throw new IllegalArgumentException("'%s' is not an alpha-2 code of ISO 3166-1%s"
                    .formatted(alpha2, didYouMean(alpha2, CountryNames.alpha2())));
        }
        String known = find(name);
        if (known != null && !known.equals(alpha2)) {
            throw new IllegalArgumentException("'%s' already means %s".formatted(name, known));
        }
        Map<String, String> more = new TreeMap<>(added);
        more.put(name, alpha2);
        return new CountryText(more);
    }

    @Override
    public @Nullable String convert(String value, Failures failures) {
        String code = find(value);
        if (code == null) {
            Collection<String> names = Stream.concat(CountryNames.names().stream(), added.keySet().stream())
                    .toList();
            failures.add(Problem.of("is not a country of ISO 3166-1")
                    .value(value)
                    .advice("correct it, or declare what it means by also(name, code)" + didYouMean(value, names)));
        }
        return code;
    }

    private static String didYouMean(String name, Collection<String> names) {
        return Nearest.to(name, names)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("");
    }

    private @Nullable String find(String value) {
        String code = CountryNames.codes().get(value);
        if (code != null) {
            return code; // most values are written as the table has them, and need no folding
        }
        String folded = CountryNames.folded(value);
        String known = CountryNames.codes().get(folded);
        return known == null ? foldedAdded.get(folded) : known;
    }

    @Override
    public String words() {
        String standard = "country as ISO 3166-1 alpha-2";
        return added.isEmpty() ? standard : standard + ", also " + added;
    }
}
