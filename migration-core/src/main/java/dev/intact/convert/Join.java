package dev.intact.convert;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Joins two, three or four texts: {@code from(First::name, Last::name).via(Join.with(" "))}. Missing and blank ones are
 * passed over, so that no separator stands alone; where nothing is left, the result is missing. Immutable and
 * thread-safe.
 */
public final class Join
        implements Fn2<String, String, String>,
                Fn3<String, String, String, String>,
                Fn4<String, String, String, String, String>,
                Worded {
    private static final long serialVersionUID = 1L;

    private final String separator;

    private Join(String separator) {
        this.separator = Objects.requireNonNull(separator, "separator");
    }

    /**
     * A join.
     *
     * @param separator what stands between two texts; may be empty
     * @return the join
     */
    public static Join with(String separator) {
        return new Join(separator);
    }

    @Override
    public @Nullable String apply(@Nullable String a, @Nullable String b) {
        return join(a, b);
    }

    @Override
    public @Nullable String apply(@Nullable String a, @Nullable String b, @Nullable String c) {
        return join(join(a, b), c);
    }

    @Override
    public @Nullable String apply(@Nullable String a, @Nullable String b, @Nullable String c, @Nullable String d) {
        return join(join(join(a, b), c), d);
    }

    private @Nullable String join(@Nullable String left, @Nullable String right) {
        if (left == null || WhiteSpace.isBlank(left)) {
            return right == null || WhiteSpace.isBlank(right) ? null : right;
        }
        return right == null || WhiteSpace.isBlank(right) ? left : left + separator + right;
    }

    @Override
    public String words() {
        return "joined with '%s'".formatted(separator);
    }

    /** {@return true: a missing text is passed over} */
    @Override
    public boolean acceptsNull() {
        return true;
    }

    @Override
    public String toString() {
        return words();
    }
}
