package dev.intact.duplicates;

import dev.intact.convert.Conversion;
import dev.intact.convert.Failures;
import dev.intact.field.Getter;
import dev.intact.field.Schema;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of what records are matched by: a field, as it is or brought into a common form first.
 *
 * <pre>{@code
 * key(Customer::email).by(Emails.normalised())
 * }</pre>
 *
 * <p>Two values match when their texts are equal: decimals without the zeros behind their last digit, all else as it
 * writes itself. Nothing is trimmed or folded unless a conversion says so. A value that is missing or blank, before or
 * after the conversion, is none, and so is one that the conversion refuses: such a record has no key, and is linked to
 * nothing by it. Immutable, thread-safe and serializable.
 *
 * @param <S> the type of the records
 * @param <V> the type of the value
 */
public final class MatchKey<S, V> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Getter<S, ?> getter;
    private final ArrayList<String> steps;
    private final Reading<S, V> reading;

    /** Reads the value of a record; null if it has none. */
    @FunctionalInterface
    interface Reading<S, V> extends Serializable {
        @Nullable
        V read(S row, Failures failures);
    }

    private MatchKey(Getter<S, ?> getter, List<String> steps, Reading<S, V> reading) {
        this.getter = getter;
        this.steps = new ArrayList<>(steps);
        this.reading = reading;
    }

    /**
     * A field as it is.
     *
     * @param field a component, a column, a path, or a method of the record that computes a text of its fields
     * @param <S> the type of the records
     * @param <V> the type of the field: text, a number, a date or time, a UUID, a boolean, an enum or bytes
     * @return the part of a key
     */
    public static <S, V> MatchKey<S, V> key(Getter<S, V> field) {
        return new MatchKey<>(field, List.of(), (row, failures) -> field.get(row));
    }

    /**
     * Brings the value into a form in which equal things are equal.
     *
     * @param form the conversion; what it refuses is no key, and is counted
     * @param <W> what it makes
     * @return the part with that, behind the conversions that it has
     */
    public <W> MatchKey<S, W> by(Conversion<? super V, ? extends W> form) {
        List<String> more = new ArrayList<>(steps);
        more.add(form.words());
        Reading<S, V> before = reading;
        return new MatchKey<>(getter, more, (row, failures) -> {
            V value = before.read(row, failures);
            return value == null || CanonicalText.isBlank(value) ? null : form.convert(value, failures);
        });
    }

    /** The value as the text by which it is compared; null if there is none. */
    @Nullable
    String text(S row, Failures failures) {
        V value = reading.read(row, failures);
        return value == null || CanonicalText.isBlank(value) ? null : CanonicalText.of(value);
    }

    /** Refuses a lambda, which nobody could name. */
    void check(Schema<S> schema) {
        String unused = field(schema);
    }

    /** The field and what is done with it, in words. */
    String words(Schema<S> schema) {
        String field = field(schema);
        return steps.isEmpty() ? field : field + " (" + String.join(", ", steps) + ")";
    }

    /** Its name alone. */
    String field(Schema<S> schema) {
        return FieldName.of(schema, getter);
    }
}
