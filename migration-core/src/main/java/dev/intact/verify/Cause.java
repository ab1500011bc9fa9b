package dev.intact.verify;

/**
 * What has made source and target differ, as far as it is known: it is where records are remembered from run to run, as
 * those of incremental moves are.
 */
public enum Cause {
    /** Source and target are as the run has left them: it has written something else than it should. */
    LOAD_ERROR("load error"),
    /** The source record is another than the run has read, or it was added since. */
    SOURCE_CHANGED("source changed since"),
    /** The field, or the whole row, is another than the run has left. */
    TARGET_EDITED("target edited since"),
    /** The record was mapped by another definition than the one that it is verified by. */
    MAPPING_CHANGED("mapping changed since"),
    /** Nothing is remembered that would tell. */
    NOT_KNOWN("not known");

    private final String words;

    Cause(String words) {
        this.words = words;
    }

    /** {@return it in words: {@code target edited since}} */
    public String words() {
        return words;
    }
}
