package dev.intact.mapping;

/** Says that a lookup must be loaded, and that nobody has given its answers. */
public final class UnresolvedLookupException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /**
     * Says which lookup has no answers.
     *
     * @param lookup its name
     */
    public UnresolvedLookupException(String lookup) {
        super("lookup '%s' must be loaded; outside a run, give its answers: Lookups.none().with(lookup, Map.of(…))"
                .formatted(lookup));
    }
}
