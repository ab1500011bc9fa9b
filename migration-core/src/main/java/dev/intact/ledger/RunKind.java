package dev.intact.ledger;

/** What a run that a ledger knows has done. */
public enum RunKind {
    /** It moved a migration's records. */
    RUN,
    /** It tried again records that another run had rejected. */
    REPLAY
}
