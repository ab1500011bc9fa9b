package dev.intact.convert;

import java.math.BigDecimal;

/**
 * Conversions of JSON (RFC 8259). Places in a document are written as JSON Pointers (RFC 6901): {@code /customer/name},
 * {@code /lines/0/price}; {@code ~1} stands for a slash in a name, {@code ~0} for a tilde, and the empty pointer for
 * the whole document. The document is always read to its end: one that is broken anywhere, holds a name twice in an
 * object, or is followed by something else, is rejected.
 */
public final class Json {
    private Json() {}

    /**
     * Takes a text out of a document.
     *
     * @param pointer where it stands
     * @return a conversion that answers null where there is nothing, or the literal {@code null}; anything but a text
     *     is rejected
     * @throws IllegalArgumentException if the pointer is none
     */
    public static Conversion<String, String> text(String pointer) {
        return new JsonPath<>("text", pointer, JsonPath.Kind.TEXT, text -> text);
    }

    /**
     * Takes a number out of a document, with the scale that it is written with.
     *
     * @param pointer where it stands
     * @return a conversion that answers null where there is nothing, or the literal {@code null}; anything but a number
     *     is rejected, a text of digits included
     * @throws IllegalArgumentException if the pointer is none
     */
    public static Conversion<String, BigDecimal> number(String pointer) {
        return new JsonPath<>("number", pointer, JsonPath.Kind.NUMBER, BigDecimal::new);
    }

    /**
     * Takes true or false out of a document.
     *
     * @param pointer where it stands
     * @return a conversion that answers null where there is nothing, or the literal {@code null}; anything but
     *     {@code true} and {@code false} is rejected
     * @throws IllegalArgumentException if the pointer is none
     */
    public static Conversion<String, Boolean> bool(String pointer) {
        return new JsonPath<>("true or false", pointer, JsonPath.Kind.BOOLEAN, Boolean::valueOf);
    }

    /**
     * Takes a part of a document as JSON, without white space between its parts: {@code part("/lines")}. The empty
     * pointer brings the whole document to that form. Names keep their order, and numbers their digits.
     *
     * @param pointer where it stands
     * @return a conversion that answers null where there is nothing; the literal {@code null} is JSON
     * @throws IllegalArgumentException if the pointer is none
     */
    public static Conversion<String, String> part(String pointer) {
        return new JsonPath<>("JSON", pointer, JsonPath.Kind.ANY, text -> text);
    }
}
