package dev.intact.duplicates;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The keys of those records that there is something to tell of, as bytes in one array, in the order of their texts (of
 * their code points). Immutable when sorted.
 */
final class KeyNames {
    private byte[] bytes = new byte[1 << 10];
    private int length;
    private final Ints starts = new Ints();
    private final Ints records = new Ints();
    private int[] order = {};
    private int[] byRecord = {};

    void add(int record, byte[] text) {
        starts.add(length);
        records.add(record);
        if (length + text.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + text.length, Math.addExact(length, length >> 1)));
        }
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
    }

    /** Brings them into order; nothing is added from then on. */
    KeyNames sorted() {
        starts.add(length);
        order = sort(size(), this::compare);
        int[] places = sort(size(), (one, other) -> Integer.compare(record(one), record(other)));
        byRecord = places;
        return this;
    }

    private int compare(int one, int other) {
        return Arrays.compareUnsigned(
                bytes, starts.get(one), starts.get(one + 1), bytes, starts.get(other), starts.get(other + 1));
    }

    int size() {
        return records.size();
    }

    /** The number of the record at a place of the order. */
    int record(int place) {
        return records.get(order[place]);
    }

    /** The key at a place. */
    String text(int place) {
        int at = order[place];
        return new String(bytes, starts.get(at), starts.get(at + 1) - starts.get(at), StandardCharsets.UTF_8);
    }

    /** The place of a record, by its number. */
    int place(int record) {
        int low = 0;
        int high = byRecord.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = record(byRecord[middle]);
            if (found == record) {
                return byRecord[middle];
            }
            if (found < record) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        throw new IllegalStateException("record %s has no name here".formatted(record));
    }

    /** The place of a key; negative if it is not here. */
    int find(String key) {
        byte[] wanted = key.getBytes(StandardCharsets.UTF_8);
        int low = 0;
        int high = size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int at = order[middle];
            int compared = Arrays.compareUnsigned(bytes, starts.get(at), starts.get(at + 1), wanted, 0, wanted.length);
            if (compared == 0) {
                return middle;
            }
            if (compared < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** Compares by places. */
    @FunctionalInterface
    private interface Comparison {
        int compare(int one, int other);
    }

    /** The numbers below a size, merge-sorted without an object for each. */
    private static int[] sort(int size, Comparison comparison) {
        int[] sorted = new int[size];
        Arrays.setAll(sorted, i -> i);
        int[] target = new int[size];
        for (int width = 1; width < size; width *= 2) {
            for (int from = 0; from < size; from += 2 * width) {
                merge(sorted, target, from, Math.min(from + width, size), Math.min(from + 2 * width, size), comparison);
            }
            int[] free = sorted;
            sorted = target;
            target = free;
        }
        return sorted;
    }

    private static void merge(int[] sorted, int[] target, int from, int middle, int to, Comparison comparison) {
        int left = from;
        int right = middle;
        for (int at = from; at < to; at++) {
            boolean takesLeft = left < middle && (right >= to || comparison.compare(sorted[left], sorted[right]) <= 0);
            target[at] = takesLeft ? sorted[left++] : sorted[right++];
        }
    }
}
