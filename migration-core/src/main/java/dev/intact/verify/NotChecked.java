package dev.intact.verify;

import java.util.Objects;

/** Something that a verification has not looked at, and why. Immutable and thread-safe. */
public final class NotChecked {
    private final String what;
    private final String why;

    private NotChecked(String what, String why) {
        this.what = Objects.requireNonNull(what, "what");
        this.why = Objects.requireNonNull(why, "why");
    }

    /**
     * Something that was not looked at.
     *
     * @param what what it is: {@code field accuracy of customers → LOG}
     * @param why the reason
     * @return it
     */
    public static NotChecked of(String what, String why) {
        return new NotChecked(what, why);
    }

    /** {@return what was not looked at} */
    public String what() {
        return what;
    }

    /** {@return why} */
    public String why() {
        return why;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NotChecked that && what.equals(that.what) && why.equals(that.why);
    }

    @Override
    public int hashCode() {
        return Objects.hash(what, why);
    }

    @Override
    public String toString() {
        return "%s: %s".formatted(what, why);
    }
}
