package dev.intact.convert;

/** A function that carries the words by which documents and problems name it. */
public interface Worded {
    /** {@return what the function does, in words} */
    String words();

    /** {@return whether it accepts null for its values; if not, any null gives null without asking it} */
    default boolean acceptsNull() {
        return false;
    }
}
