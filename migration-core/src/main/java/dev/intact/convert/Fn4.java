package dev.intact.convert;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A function of four values that may be written as a method reference or a lambda. It must be pure.
 *
 * @param <A> what it takes first
 * @param <B> what it takes second
 * @param <C> what it takes third
 * @param <D> what it takes fourth
 * @param <V> what it makes
 */
@FunctionalInterface
public interface Fn4<A, B, C, D, V> extends Serializable {
    /**
     * Applies the function.
     *
     * @param a the first value, null only where the function accepts it
     * @param b the second value, null only where the function accepts it
     * @param c the third value, null only where the function accepts it
     * @param d the fourth value, null only where the function accepts it
     * @return the result
     */
    @Nullable
    V apply(A a, B b, C c, D d);
}
