package dev.intact.ledger;

/** Says that another run holds the migration, who runs it, and since when. */
public final class HeldException extends LedgerException {
    private static final long serialVersionUID = 1L;

    /**
     * Says that another run holds the migration.
     *
     * @param migration the name of the migration
     * @param where the target
     * @param who who holds it
     * @param since since when, as the holder's clock had it
     */
    public HeldException(String migration, String where, String who, String since) {
        super("migration '%s' is being run into %s by %s since %s; wait until it ends, or stop it"
                .formatted(migration, where, who, since));
    }
}
