package dev.intact.internal;

import java.util.Arrays;

/**
 * The keys of the records that a dry run has read, of which nothing is written down: eight bytes each, the beginning of
 * their hashes. Not thread-safe.
 */
final class SeenKeys {
    private static final int DIGITS = 16;
    private static final int FIRST = 1_024;

    private long[] moved = new long[FIRST];
    private int size;
    private long read;
    private boolean sorted = true;

    /** Adds the hash of a key; a record that is excluded was read, but its rows are to go. */
    void add(String hash, boolean isExcluded) {
        read++;
        if (isExcluded) {
            return;
        }
        if (size == moved.length) {
            moved = Arrays.copyOf(moved, size + (size >> 1));
        }
        moved[size] = beginning(hash);
        size++;
        sorted = false;
    }

    boolean contains(String hash) {
        if (!sorted) {
            Arrays.sort(moved, 0, size);
            sorted = true;
        }
        return Arrays.binarySearch(moved, 0, size, beginning(hash)) >= 0;
    }

    /** How many records with a key of their own were read. */
    long read() {
        return read;
    }

    private static long beginning(String hash) {
        return Long.parseUnsignedLong(hash.substring(0, DIGITS), 16);
    }
}
