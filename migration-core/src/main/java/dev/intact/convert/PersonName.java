package dev.intact.convert;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person's name in parts; made by {@link Names#split()}. Every word of the name is in exactly one of them. Immutable
 * and thread-safe.
 */
public final class PersonName implements Serializable {
    private static final long serialVersionUID = 1L;

    private final @Nullable String given;
    private final String family;
    private final @Nullable String suffix;

    PersonName(@Nullable String given, String family, @Nullable String suffix) {
        this.given = given;
        this.family = family;
        this.suffix = suffix;
    }

    /** {@return the given names; empty for a name of one word} */
    public Optional<String> given() {
        return Optional.ofNullable(given);
    }

    /** {@return the family name with its particles: {@code van der Berg}} */
    public String family() {
        return family;
    }

    /** {@return what stands behind the name: {@code Jr.}; empty if nothing does} */
    public Optional<String> suffix() {
        return Optional.ofNullable(suffix);
    }

    /** {@return all words: given names, family name, suffix, parted by single spaces} */
    public String full() {
        String name = given == null ? family : given + ' ' + family;
        return suffix == null ? name : name + ' ' + suffix;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PersonName that
                && Objects.equals(given, that.given)
                && family.equals(that.family)
                && Objects.equals(suffix, that.suffix);
    }

    @Override
    public int hashCode() {
        return Objects.hash(given, family, suffix);
    }

    @Override
    public String toString() {
        return full();
    }
}
