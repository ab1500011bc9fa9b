package dev.intact.internal;

import dev.intact.field.Content;
import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.field.Schema;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells values of rows apart, as they are read from a target: by a hash where they are remembered, else as they are.
 * Decimals are the same whatever their zeros at the end.
 */
final class ValueHash {
    private static final int BYTES = 6;

    private ValueHash() {}

    /** SHA-256 of a key, in hexadecimal digits. */
    static String of(Key key) {
        return HexFormat.of().formatHex(digest().digest(key.text().getBytes(StandardCharsets.UTF_8)));
    }

    /** The beginning of a SHA-256 over a value and its place, so that equal values of two records differ by it. */
    static String of(String record, String leaf, @Nullable Object value) {
        MessageDigest digest = digest();
        add(digest, 't', record);
        add(digest, 't', leaf);
        add(digest, value);
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, @Nullable Object value) {
        if (value == null || value instanceof Content) {
            add(digest, '-', new byte[0]); // a content is not read
        } else if (value instanceof byte[] bytes) {
            add(digest, 'b', bytes);
        } else if (value instanceof BigDecimal number) {
            add(digest, 'n', number.stripTrailingZeros().toPlainString());
        } else if (value instanceof List<?> list) {
            add(digest, 'l', String.valueOf(list.size()));
            list.forEach(element -> add(digest, element));
        } else if (value instanceof Record record) { // an element of a list; arrays have no stable text
            add(digest, Arrays.asList(values(record)));
        } else {
            add(digest, value instanceof Problem ? 'p' : 't', value.toString());
        }
    }

    @SuppressWarnings("unchecked") // the schema of a record's own class
    private static @Nullable Object[] values(Record record) {
        return ((Schema<Record>) Schema.of(record.getClass())).values(record);
    }

    private static void add(MessageDigest digest, char tag, String text) {
        add(digest, tag, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void add(MessageDigest digest, char tag, byte[] bytes) {
        digest.update((byte) tag);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
    }

    /** Whether two values of one leaf are the same. */
    static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof BigDecimal number && other instanceof BigDecimal another) {
            return number.compareTo(another) == 0;
        }
        if (one instanceof Double number && other instanceof Double another) {
            return number.equals(another) || (number == 0 && another == 0); // 0 and -0 are one number
        }
        if (one instanceof Float number && other instanceof Float another) {
            return number.equals(another) || (number == 0 && another == 0);
        }
        if (one instanceof List<?> list && other instanceof List<?> another) {
            return same(list, another);
        }
        if (one instanceof byte[] bytes && other instanceof byte[] others) {
            return Arrays.equals(bytes, others);
        }
        if (one instanceof Content || other instanceof Content) {
            return true; // written as it is; the target tells whether it differs
        }
        if (one instanceof Problem unreadable && other instanceof Problem another) {
            return unreadable.toString().equals(another.toString());
        }
        return Objects.equals(one, other);
    }

    private static boolean same(List<?> one, List<?> other) {
        boolean same = one.size() == other.size();
        for (int i = 0; same && i < one.size(); i++) {
            same = same(one.get(i), other.get(i));
        }
        return same;
    }
}
