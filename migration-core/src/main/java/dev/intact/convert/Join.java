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
    private final boolean trims;

    private Join(String separator, boolean trims) {
        this.separator = Objects.requireNonNull(separator, "separator");
        this.trims = trims;
    }

    /**
     * A join.
     *
     * @param separator what stands between two texts; may be empty
     * @return the join
     */
    public static Join with(String separator) {
        return new Join(separator, false);
    }

    /** {@return the same join, which trims each text before} */
    public Join trimmed() {
        return new Join(separator, true);
    }

    @Override
    public @Nullable String apply(@Nullable String a, @Nullable String b) {
        return join(taken(a), taken(b));
    }

    @Override
    public @Nullable String apply(@Nullable String a, @Nullable String b, @Nullable String c) {
        return join(apply(a, b), taken(c));
    }

    @Override
    public @Nullable String apply(@Nullable String a, @Nullable String b, @Nullable String c, @Nullable String d) {
        return join(apply(a, b, c), taken(d));
    }

    private @Nullable String taken(@Nullable String text) {
        if (text == null || WhiteSpace.isBlank(text)) {
            return null;
        }
        return trims ? WhiteSpace.trim(text) : text;
    }

    private @Nullable String join(@Nullable String left, @Nullable String right) {
        if (left == null) {
            return right;
        }
        return right == null ? left : left + separator + right;
    }

    @Override
    public String words() {
        return "%sjoined with '%s'".formatted(trims ? "each trimmed, " : "", separator);
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
