package dev.intact.duplicates;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Hashes texts, one behind the other: 128 bits of a SHA-256 over their UTF-16 code units, each text behind its length,
 * so that {@code ("ab", "c")} is not {@code ("a", "bc")}. Keys of records are written by strangers; a hash that they
 * could make collide would make their records those of others. Not thread-safe.
 */
final class Hasher {
    private static final int FIRST = 256;

    private final MessageDigest digest;
    private byte[] bytes = new byte[FIRST];
    private int length;
    private long high;
    private long low;

    Hasher() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @CanIgnoreReturnValue
    Hasher begin() {
        length = 0;
        return this;
    }

    @CanIgnoreReturnValue
    Hasher add(String text) {
        int needed = length + Integer.BYTES + text.length() * Character.BYTES;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, 2 * bytes.length));
        }
        put(text.length() >>> Character.SIZE);
        put(text.length());
        for (int i = 0; i < text.length(); i++) {
            put(text.charAt(i));
        }
        return this;
    }

    private void put(int twoBytes) {
        bytes[length++] = (byte) (twoBytes >>> Byte.SIZE);
        bytes[length++] = (byte) twoBytes;
    }

    @CanIgnoreReturnValue
    Hasher end() {
        digest.update(bytes, 0, length);
        byte[] hash = digest.digest();
        high = toLong(hash, 0);
        low = toLong(hash, Long.BYTES);
        return this;
    }

    private static long toLong(byte[] hash, int from) {
        long value = 0;
        for (int i = from; i < from + Long.BYTES; i++) {
            value = (value << Byte.SIZE) | (hash[i] & 0xFF);
        }
        return value;
    }

    /** The first 64 bits. */
    long high() {
        return high;
    }

    /** The next 64 bits. */
    long low() {
        return low;
    }

    /** 64 bits of one text, which are never zero. */
    long shortHash(String text) {
        long hash = begin().add(text).end().high();
        return hash == 0 ? 1 : hash;
    }
}
