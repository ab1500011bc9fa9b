package dev.intact.field;

import java.io.Serializable;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a source record is known by: its key's parts as one text, in which {@code |} parts them and a backslash escapes.
 *
 * <p>Two keys are equal when their texts are, so the number 42 and the text {@code 42} are one key, and {@code 1.0} is
 * {@code 1.00}, bytes are their hexadecimal digits; {@code ("ab", "c")} and {@code ("a", "bc")} are not. Immutable and
 * thread-safe.
 */
public final class Key implements Comparable<Key>, Serializable {
    private static final long serialVersionUID = 1L;

    private final String text;
    private final String shown;

    private Key(String text) {
        this(text, "");
    }

    private Key(String text, String shown) {
        this.text = text;
        this.shown = shown;
    }

    /**
     * A key of one or more parts.
     *
     * @param parts the values, none of them null
     * @return the key
     * @throws NullPointerException if a part is null: a record without a key cannot be told from another
     * @throws IllegalArgumentException if there is no part
     */
    public static Key of(@Nullable Object... parts) {
        if (parts.length == 0) {
            throw new IllegalArgumentException("a key needs at least one part");
        }
        if (parts.length == 1) {
            return new Key(escaped(parts[0]));
        }
        return new Key(Arrays.stream(parts).map(Key::escaped).collect(Collectors.joining("|")));
    }

    /**
     * The key of a record that cannot be read, and so has none of its own: its place in the source.
     *
     * @param place where it stands, such as {@code customers.csv:17}
     * @return the key
     */
    public static Key ofPlace(String place) {
        return new Key("@" + Objects.requireNonNull(place, "place"));
    }

    /**
     * The key of a record that cannot be read, where its place is named by a value of the record.
     *
     * @param where the table or file
     * @param value the value that finds the record there
     * @return the key, whose {@link #masked()} form names the table or file alone
     */
    public static Key ofPlace(String where, String value) {
        return new Key("@%s[%s]".formatted(where, value), "@%s[%s]".formatted(where, Problem.MASK));
    }

    /**
     * A key from its text, as where it was stored.
     *
     * @param text what {@link #text()} answered
     * @return the key
     */
    public static Key ofText(String text) {
        return new Key(Objects.requireNonNull(text, "text"));
    }

    private static String escaped(@Nullable Object part) {
        Objects.requireNonNull(part, "a part of the key is null");
        String text = written(part);
        if (text.indexOf('\\') < 0 && text.indexOf('|') < 0 && !text.startsWith("@")) {
            return text;
        }
        String escaped = text.replace("\\", "\\\\").replace("|", "\\|");
        return escaped.startsWith("@") ? "\\" + escaped : escaped;
    }

    private static String written(Object part) {
        if (part instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        return part instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : part.toString();
    }

    /** {@return the key as text} */
    public String text() {
        return text;
    }

    /**
     * Tells whether a key of one part can be read as a value of a type: text, whole numbers, decimals and UUIDs can.
     *
     * @param type the type
     * @return whether {@link #as} knows it
     */
    public static boolean canBe(Class<?> type) {
        return KeyValue.canBe(type);
    }

    /**
     * The value that a key of one part was made from.
     *
     * @param type its type, one that {@link #canBe} knows; a primitive type stands for its wrapper
     * @param <V> its type
     * @return the value; a decimal without the zeros behind its last digit
     * @throws IllegalArgumentException if the type is not known, or the key has several parts or no value of that type
     */
    public <V> V as(Class<V> type) {
        return KeyValue.read(text, type);
    }

    /** {@return whether it is the place of a record that could not be read} */
    public boolean isPlace() {
        return text.startsWith("@");
    }

    /**
     * A pseudonym for a key that is sensitive: the same for the same key, so that reports can be compared. A place is
     * shown as it is, without the value that names it.
     *
     * @return the beginning of a SHA-256 of the text; of a key with few possible values, such as a phone number, it can
     *     be guessed by trying them all, so it hides the key from readers, not from attackers
     */
    public String masked() {
        if (isPlace()) {
            return shown.isEmpty() ? text : shown;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "key#" + HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public int compareTo(Key other) {
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
