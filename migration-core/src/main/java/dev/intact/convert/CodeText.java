package dev.intact.convert;

import dev.intact.field.Nearest;
import dev.intact.field.Problem;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the codes of a standard from text; made by {@link Countries#toIso2()}, {@link Currencies#toIso4217()} and
 * {@link Languages#toIso639()}. Immutable and thread-safe.
 */
public final class CodeText extends Conversion<String, String> {
    private static final long serialVersionUID = 1L;

    private final CodeList list;
    private final TreeMap<String, String> added;
    private final HashMap<String, String> foldedAdded = new HashMap<>();

    CodeText(CodeList list, Map<String, String> added) {
        this.list = list;
        this.added = new TreeMap<>(added);
        added.forEach((name, code) -> foldedAdded.put(list.folded(name), code));
    }

    /**
     * The same conversion with a name of your own.
     *
     * @param name what the source writes; what does not count in other names, such as case, does not count here
     * @param code the code that it means
     * @return the conversion
     * @throws IllegalArgumentException if the name is blank, if the standard has no such code, or if the name already
     *     means another one
     */
    public CodeText also(String name, String code) {
        if (list.folded(name).isEmpty()) {
            throw new IllegalArgumentException("a %s needs a name with letters".formatted(list.noun()));
        }
        if (!list.codes().contains(code)) {
            throw new IllegalArgumentException("'%s' is not %s of %s%s"
                    .formatted(code, list.codeNoun(), list.standard(), didYouMean(code, list.codes())));
        }
        String known = find(name);
        if (known != null && !known.equals(code)) {
            throw new IllegalArgumentException("'%s' already means %s".formatted(name, known));
        }
        Map<String, String> more = new TreeMap<>(added);
        more.put(name, code);
        return new CodeText(list, more);
    }

    @Override
    public @Nullable String convert(String value, Failures failures) {
        String code = find(value);
        if (code == null) {
            Collection<String> names = Stream.concat(list.names().stream(), added.keySet().stream())
                    .toList();
            failures.add(Problem.of("is not a %s of %s".formatted(list.noun(), list.standard()))
                    .value(value)
                    .advice("correct it, or declare what it means by also(name, code)" + didYouMean(value, names)));
        }
        return code;
    }

    /** Near is a matter of letters; two signs without any are never near. */
    private static String didYouMean(String name, Collection<String> names) {
        if (name.codePoints().noneMatch(Character::isLetter)) {
            return "";
        }
        return Nearest.to(name, names)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("");
    }

    private @Nullable String find(String value) {
        if (list.codes().contains(value)) {
            return value; // most values are codes already, and need no folding
        }
        return list.find(value).orElseGet(() -> foldedAdded.get(list.folded(value)));
    }

    @Override
    public String words() {
        return added.isEmpty() ? list.words() : list.words() + ", also " + added;
    }
}
