package dev.intact.ledger;

/** What became of an edge: a reference from one record of the source to another. */
public enum EdgeFate {
    /** The row holds the new id of the record that it refers to, which has arrived. */
    LINKED("linked"),
    /** The row holds the new id of a record that was made up, as declared, for one that no source holds. */
    STUBBED("stubbed"),
    /** The row holds a new id that is computed from the old one; nobody asked whether the other record has arrived. */
    COMPUTED("computed"),
    /** The record that it refers to has no new id; as declared, another value stands in the row. */
    REPLACED("replaced"),
    /** The record that it refers to has no new id; as declared, the field of the row is empty. */
    LEFT_EMPTY("left empty"),
    /** The record that it refers to has no new id, and so the record that refers to it was rejected. */
    REJECTED("rejected"),
    /** The record that refers was rejected, for another reason than this edge. */
    HELD_BACK("held back");

    private final String words;

    EdgeFate(String words) {
        this.words = words;
    }

    /** {@return it in words} */
    public String words() {
        return words;
    }
}
