package dev.intact.mapping;

import dev.intact.convert.Conversion;
import dev.intact.field.Field;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One line of a mapping as its readers see it. Immutable. */
public final class RuleDescription {
    private final Field target;
    private final List<Field> sources;
    private final String kind;
    private final String words;
    private final String valueWords;
    private final List<Conversion<?, ?>> conversions;
    private final List<Lookup<?, ?>> lookups;
    private final @Nullable Object orElse;
    private final boolean rejectsMissing;
    private final String because;
    private final String owner;
    private final boolean sensitive;

    RuleDescription(
            Field target,
            List<Field> sources,
            String kind,
            String words,
            String valueWords,
            List<Conversion<?, ?>> conversions,
            List<Lookup<?, ?>> lookups,
            @Nullable Object orElse,
            boolean rejectsMissing,
            String because,
            String owner,
            boolean sensitive) {
        this.target = target;
        this.sources = List.copyOf(sources);
        this.kind = kind;
        this.words = words;
        this.valueWords = valueWords;
        this.conversions = List.copyOf(conversions);
        this.lookups = List.copyOf(lookups);
        this.orElse = orElse;
        this.rejectsMissing = rejectsMissing;
        this.because = because;
        this.owner = owner;
        this.sensitive = sensitive;
    }

    /** {@return the target field} */
    public Field target() {
        return target;
    }

    /** {@return the source fields, in the order in which the rule takes them; empty for a constant} */
    public List<Field> sources() {
        return sources;
    }

    /** {@return one of {@code copied, converted, looked up, computed, constant, generated, left empty}} */
    public String kind() {
        return kind;
    }

    /** {@return the rule in words, with what stands in for a missing value; values are masked where it is sensitive} */
    public String words() {
        return words;
    }

    /** {@return the rule in words, without what stands in for a missing value} */
    public String valueWords() {
        return valueWords;
    }

    /** {@return the conversions that it applies, in order; code tables among them} */
    public List<Conversion<?, ?>> conversions() {
        return conversions;
    }

    /**
     * {@return the lookups that it asks, with what its conversions make; several if it is a polymorphic reference, in
     * the order of its types, and none if it asks none}
     */
    public List<Lookup<?, ?>> lookups() {
        return lookups;
    }

    /** {@return what stands in for a missing value, if that is declared} */
    public Optional<Object> orElse() {
        return Optional.ofNullable(orElse);
    }

    /** {@return whether it is declared that a record with a missing value is rejected} */
    public boolean rejectsMissing() {
        return rejectsMissing;
    }

    /** {@return why it is so; may be empty} */
    public String because() {
        return because;
    }

    /** {@return who answers for it; may be empty} */
    public String owner() {
        return owner;
    }

    /** {@return whether its values are masked} */
    public boolean isSensitive() {
        return sensitive;
    }

    @Override
    public String toString() {
        String from = String.join(" + ", sources.stream().map(Field::name).toList());
        return (from.isEmpty() ? "" : from + " → ") + target.name() + ": " + words;
    }
}
