package dev.intact.duplicates;

import java.util.Arrays;

/** A list of numbers that grows, without an object for each. Not thread-safe. */
final class Ints {
    private static final int FIRST = 16;

    private int[] values = new int[FIRST];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.addExact(size, size >> 1));
        }
        values[size++] = value;
    }

    int get(int index) {
        return values[index];
    }

    int size() {
        return size;
    }

    int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
