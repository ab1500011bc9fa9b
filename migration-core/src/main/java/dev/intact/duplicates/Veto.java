package dev.intact.duplicates;

import dev.intact.convert.Conversion;
import dev.intact.field.Getter;
import java.io.Serializable;

/**
 * What says that two records are not one, whatever else speaks for it. A record that has no such value is not forbidden
 * anything. Immutable, thread-safe and serializable.
 *
 * @param <S> the type of the records
 * @param <V> the type of the value
 */
public final class Veto<S, V> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final MatchKey<S, V> value;

    private Veto(MatchKey<S, V> value) {
        this.value = value;
    }

    /**
     * Two records that both have a value, and not the same.
     *
     * @param field the field
     * @param <S> the type of the records
     * @param <V> the type of the field
     * @return the veto
     */
    public static <S, V> Veto<S, V> differ(Getter<S, V> field) {
        return new Veto<>(MatchKey.key(field));
    }

    /**
     * Brings the value into another form before it is compared.
     *
     * @param form the conversion; what it refuses counts as no value
     * @param <W> what it makes
     * @return the veto with that
     */
    public <W> Veto<S, W> by(Conversion<? super V, ? extends W> form) {
        return new Veto<>(value.by(form));
    }

    MatchKey<S, V> value() {
        return value;
    }
}
