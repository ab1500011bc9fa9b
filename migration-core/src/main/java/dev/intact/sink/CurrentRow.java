package dev.intact.sink;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A row that is there in a target, as it is now. Immutable as far as its values are.
 *
 * <p>A value that its field cannot have, as somebody has put it there, is a {@link dev.intact.field.Problem} in its
 * place; a value that is not read, as it is content of any length, is null.
 */
public final class CurrentRow {
    private final @Nullable Object[] values;

    private CurrentRow(@Nullable Object[] values) {
        this.values = values;
    }

    /**
     * A row.
     *
     * @param values one value per leaf, in the order of the leaves
     * @return the row
     */
    public static CurrentRow of(@Nullable Object[] values) {
        return new CurrentRow(values.clone());
    }

    /** {@return a new array with one value per leaf, in the order of the leaves} */
    public @Nullable Object[] values() {
        return values.clone();
    }

    /** {@return how many leaves it has; the values are not shown, as they may be personal} */
    @Override
    public String toString() {
        return "row of %s leaves".formatted(Arrays.asList(values).size());
    }
}
