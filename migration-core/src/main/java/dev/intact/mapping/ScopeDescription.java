package dev.intact.mapping;

/** A rule that leaves records out of a migration, as its readers see it. Immutable. */
public final class ScopeDescription {
    private final String kind;
    private final String which;
    private final String because;
    private final String owner;
    private final String words;

    private ScopeDescription(String kind, String which, String because, String owner, String words) {
        this.kind = kind;
        this.which = which;
        this.because = because;
        this.owner = owner;
        this.words = words;
    }

    static ScopeDescription of(Scope<?> scope, String field, String words) {
        return new ScopeDescription(
                scope.kind().words(),
                scope.which(field),
                scope.rule().because(),
                scope.rule().owner(),
                words);
    }

    /** {@return one of {@code excluded, only, archived}} */
    public String kind() {
        return kind;
    }

    /** {@return which records, in words: {@code type is one of TEST}} */
    public String which() {
        return which;
    }

    /** {@return why; may be empty} */
    public String because() {
        return because;
    }

    /** {@return who answers for it; may be empty} */
    public String owner() {
        return owner;
    }

    /** {@return the scope in words, as records that it leaves out are accounted for} */
    @Override
    public String toString() {
        return words;
    }
}
