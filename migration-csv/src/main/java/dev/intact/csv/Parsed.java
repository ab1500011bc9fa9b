package dev.intact.csv;

import dev.intact.convert.Conversion;
import dev.intact.convert.Failures;
import dev.intact.convert.Fn;
import dev.intact.field.Problem;
import org.jspecify.annotations.Nullable;

/** Text read by a parser that throws at what it cannot read. */
final class Parsed<V> extends Conversion<String, V> {
    private static final long serialVersionUID = 1L;

    private final String words;
    private final Fn<String, ? extends V> parser;

    /**
     * A conversion of text.
     *
     * @param words what the text must be: {@code a whole number}
     */
    Parsed(String words, Fn<String, ? extends V> parser) {
        this.words = words;
        this.parser = parser;
    }

    @Override
    public @Nullable V convert(String text, Failures failures) {
        try {
            return parser.apply(text);
        } catch (RuntimeException e) {
            failures.add(Problem.of("is not " + words).value(text)); // the words say all that the exception could
            return null;
        }
    }

    @Override
    public String words() {
        return "read as " + words;
    }
}
