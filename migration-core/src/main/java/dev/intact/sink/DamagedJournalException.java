package dev.intact.sink;

import java.io.IOException;

/** A journal in whose middle something stands that was never written there. */
final class DamagedJournalException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedJournalException(long offset) {
        super("it is damaged at byte offset " + offset);
    }
}
