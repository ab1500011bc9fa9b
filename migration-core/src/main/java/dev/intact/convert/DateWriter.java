package dev.intact.convert;

import dev.intact.field.Problem;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** Writes dates and times by a pattern, and refuses those that the pattern would not read back. */
final class DateWriter<T extends TemporalAccessor> extends Conversion<T, String> {
    private static final long serialVersionUID = 1L;

    private final String noun;
    private final DatePattern pattern;
    private final Fn<TemporalAccessor, T> maker;

    DateWriter(String noun, DatePattern pattern, Fn<TemporalAccessor, T> maker) {
        this.noun = noun;
        this.pattern = pattern;
        this.maker = maker;
        pattern.checkDetermines(noun, maker);
    }

    @Override
    public @Nullable String convert(T value, Failures failures) {
        String written = pattern.write(value);
        if (written != null && value.equals(pattern.read(written, maker))) {
            return written;
        }
        failures.add(Problem.of("cannot be written as %s without loss".formatted(pattern))
                .value(value)
                .advice("declare a pattern with room for it, or round it before"));
        return null;
    }

    @Override
    public String words() {
        return "%s written as %s".formatted(noun, pattern);
    }
}
