package dev.intact.convert;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A function of one value that may be written as a method reference or a lambda. It must be pure.
 *
 * @param <A> what it takes
 * @param <V> what it makes
 */
@FunctionalInterface
public interface Fn<A, V> extends Serializable {
    /**
     * Applies the function.
     *
     * @param a the value, not null
     * @return the result
     */
    @Nullable
    V apply(A a);
}
