package dev.intact.quality;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.intact.field.Getter;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked of one field; begun with {@link Rule#on}. Every rule but {@link #required()} says nothing about a
 * field without a value. Immutable and thread-safe.
 *
 * @param <R> the type of the rows
 * @param <V> the type of the field
 */
public final class FieldRules<R, V> {
    private final Getter<R, V> field;

    FieldRules(Getter<R, V> field) {
        this.field = Objects.requireNonNull(field, "field");
    }

    /** {@return the rule that there is a value, and that a text is not blank} */
    public Rule<R> required() {
        return Rule.of("is required", new Check.Required<>(field));
    }

    /**
     * The whole text matches a pattern.
     *
     * @param regex a regular expression as {@link Pattern} reads it
     * @return the rule; a definition with it on a field that is no text is refused
     * @throws java.util.regex.PatternSyntaxException if it is not one
     */
    public Rule<R> matches(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return rule("matches " + regex, CharSequence.class, new Matches<>(pattern));
    }

    /**
     * The text has at most so many characters.
     *
     * @param most the number of Unicode code points
     * @return the rule; a definition with it on a field that is no text is refused
     * @throws IllegalArgumentException if the number is negative
     */
    public Rule<R> maxLength(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("a length cannot be negative: " + most);
        }
        return rule("has at most %s characters".formatted(most), CharSequence.class, new MaxLength<>(most));
    }

    /**
     * The value lies between two others, both included.
     *
     * @param least the lower end
     * @param most the upper end
     * @return the rule
     * @throws IllegalArgumentException if the values cannot be compared, or the lower end lies above the upper
     */
    public Rule<R> between(V least, V most) {
        if (comparable(least).compareTo(most) > 0) {
            throw new IllegalArgumentException("%s lies above %s".formatted(least, most));
        }
        return rule("is between %s and %s".formatted(least, most), null, new Range<>(least, most));
    }

    /**
     * The value is not below another.
     *
     * @param least the lower end, included
     * @return the rule
     * @throws IllegalArgumentException if the value cannot be compared
     */
    public Rule<R> atLeast(V least) {
        comparable(least);
        return rule("is at least %s".formatted(least), null, new Range<>(least, null));
    }

    /**
     * The value is not above another.
     *
     * @param most the upper end, included
     * @return the rule
     * @throws IllegalArgumentException if the value cannot be compared
     */
    public Rule<R> atMost(V most) {
        comparable(most);
        return rule("is at most %s".formatted(most), null, new Range<>(null, most));
    }

    /**
     * The value is one of a list.
     *
     * @param values the list, not empty
     * @return the rule
     * @throws IllegalArgumentException if the list is empty
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final Rule<R> oneOf(V... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("oneOf needs at least one value");
        }
        String words = Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(", ", "is one of ", ""));
        return rule(words, null, new OneOf<>(List.of(values)));
    }

    /**
     * The value keeps a rule of your own.
     *
     * @param words what it asks, to be read behind the name of the field: {@code is a working day}
     * @param condition whether a value keeps it; never asked about null
     * @return the rule
     * @throws IllegalArgumentException if the words are blank
     */
    public Rule<R> satisfies(String words, Condition<V> condition) {
        return rule(words, null, condition);
    }

    private Rule<R> rule(String words, @Nullable Class<?> needed, Condition<V> condition) {
        return Rule.of(words, new Check.OnValue<>(field, needed, condition));
    }

    @CanIgnoreReturnValue
    @SuppressWarnings("unchecked") // a Comparable value compares with values of its own type, which V is
    private static <V> Comparable<V> comparable(V value) {
        if (value instanceof Comparable<?> comparable) {
            return (Comparable<V>) comparable;
        }
        throw new IllegalArgumentException(
                "%s has no order".formatted(value.getClass().getName()));
    }

    private record Matches<V>(Pattern pattern) implements Condition<V> {
        @Override
        public boolean test(V value) {
            return value instanceof CharSequence text && pattern.matcher(text).matches();
        }
    }

    private record MaxLength<V>(int most) implements Condition<V> {
        @Override
        public boolean test(V value) {
            return value instanceof CharSequence text && Character.codePointCount(text, 0, text.length()) <= most;
        }
    }

    private record Range<V>(@Nullable V least, @Nullable V most) implements Condition<V> {
        @Override
        public boolean test(V value) {
            return (least == null || comparable(value).compareTo(least) >= 0)
                    && (most == null || comparable(value).compareTo(most) <= 0);
        }
    }

    /** As in {@code between}, 1.0 and 1.00 are one number. */
    private static Object comparedAs(Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
    }

    private record OneOf<V>(Set<Object> values) implements Condition<V>, Serializable {
        OneOf(List<V> values) {
            this(values.stream().map(FieldRules::comparedAs).collect(Collectors.toUnmodifiableSet()));
        }

        @Override
        public boolean test(V value) {
            return values.contains(comparedAs(value));
        }
    }
}
