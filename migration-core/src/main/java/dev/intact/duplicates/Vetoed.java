package dev.intact.duplicates;

/** A match that was not made, as it would have joined records that a veto holds apart. Immutable and thread-safe. */
public final class Vetoed {
    private final Match match;
    private final String veto;

    Vetoed(Match match, String veto) {
        this.match = match;
        this.veto = veto;
    }

    /** {@return the match; the veto may concern others that are one with its records already} */
    public Match match() {
        return match;
    }

    /** {@return the veto in words; that of an override is {@code a person said so}} */
    public String veto() {
        return veto;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vetoed that && match.equals(that.match) && veto.equals(that.veto);
    }

    @Override
    public int hashCode() {
        return 31 * match.hashCode() + veto.hashCode();
    }

    @Override
    public String toString() {
        return "%s, but: %s".formatted(match, veto);
    }
}
