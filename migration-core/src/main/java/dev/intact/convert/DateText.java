package dev.intact.convert;

import dev.intact.field.Problem;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads dates from text by patterns that must not contradict each other on a value. */
final class DateText<T> extends Conversion<String, T> {
    private static final long serialVersionUID = 1L;

    private final String noun;
    private final ArrayList<DatePattern> patterns;
    private final Fn<TemporalAccessor, T> maker;

    DateText(String noun, List<DatePattern> patterns, Fn<TemporalAccessor, T> maker) {
        this.noun = noun;
        this.patterns = new ArrayList<>(patterns);
        this.maker = maker;
        patterns.forEach(pattern -> pattern.checkDetermines(noun, maker));
    }

    @Override
    public @Nullable T convert(String value, Failures failures) {
        T found = null;
        for (DatePattern pattern : patterns) {
            T read = pattern.read(value, maker);
            if (read != null && found != null && !read.equals(found)) {
                failures.add(Problem.of("is ambiguous: its day and month can be read in more than one order")
                        .value(value)
                        .advice("declare one order of %s for this source".formatted(listed())));
                return null;
            }
            found = read == null ? found : read;
        }
        if (found == null) {
            failures.add(unreadable(value));
        }
        return found;
    }

    private Problem unreadable(String value) {
        if (patterns.stream().anyMatch(pattern -> pattern.fits(value))) {
            return Problem.of("is written as a %s, but there is no such %s".formatted(noun, noun))
                    .value(value)
                    .advice("correct it in the source; it is never moved to the nearest one");
        }
        return Problem.of("is not a %s as %s".formatted(noun, listed()))
                .value(value)
                .advice("correct it, or declare the pattern that the source uses, such as "
                        + (noun.equals("time") ? "HH:mm" : "dd/MM/yyyy"));
    }

    private String listed() {
        return patterns.stream().map(DatePattern::text).collect(Collectors.joining(" or "));
    }

    @Override
    public String words() {
        return noun + " as " + listed();
    }
}
