package dev.intact.convert;

import dev.intact.field.Problem;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Replaces what matches a regular expression. */
final class Replacement extends Conversion<String, String> {
    private static final long serialVersionUID = 1L;

    private final Pattern pattern;
    private final String by;

    Replacement(String regex, String by) {
        this.pattern = Pattern.compile(regex);
        this.by = Objects.requireNonNull(by, "by");
        checkGroups(regex, by);
    }

    /** Lets the expression match nothing, so that the replacement alone is tried. */
    private static void checkGroups(String regex, String by) {
        try {
            String tried = Pattern.compile("|" + regex).matcher("").replaceAll(by);
            Objects.requireNonNull(tried);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'%s' does not fit the groups of %s: %s; write \\$ for a dollar sign"
                            .formatted(by, regex, e.getMessage()),
                    e);
        }
    }

    @Override
    public @Nullable String convert(String value, Failures failures) {
        try {
            return pattern.matcher(value).replaceAll(by);
        } catch (StackOverflowError e) { // java.util.regex descends once per character for some expressions
            failures.add(Problem.of("is too long for the expression " + pattern)
                    .value(value)
                    .advice("write the expression with possessive quantifiers, as in (a|b)*+"));
            return null;
        }
    }

    @Override
    public String words() {
        return "what matches %s replaced by '%s'".formatted(pattern, by);
    }
}
