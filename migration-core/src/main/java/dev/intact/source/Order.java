package dev.intact.source;

import org.jspecify.annotations.Nullable;

/** Makes sure that a source is sorted as it was said to be. */
final class Order<A> {
    private final Head<A> head;
    private final SortKey<A> key;
    private @Nullable SortValue last;

    Order(Head<A> head, SortKey<A> key, @Nullable SortValue last) {
        this.head = head;
        this.key = key;
        this.last = last;
    }

    /** {@return the key that was taken last} */
    @Nullable
    SortValue last() {
        return last;
    }

    /** Notes the key of what is taken. */
    void take(SortValue taken) {
        last = taken;
    }

    /**
     * Looks at what is next.
     *
     * @return its key; null at the end, if it cannot be read, and if it has none
     * @throws SourceException if it belongs before what was taken
     */
    @Nullable
    SortValue next() {
        A record = head.peek();
        SortValue value = record == null ? null : key.of(record);
        if (value != null && last != null && value.compareTo(last) < 0) {
            throw new SourceException(
                    "%s is not in the order of %s: record %s of those read belongs before the one in front of it; sort it in ascending order, text by its code points"
                            .formatted(head.name(), key.words(), head.read()));
        }
        return value;
    }

    /** A key is met again whose records were taken together before. */
    static SourceException comesBack(Head<?> head, SortKey<?> key) {
        return new SourceException(
                "%s is not in the order of %s: a key comes back at record %s of those read; sort it so that the records of a key follow each other"
                        .formatted(head.name(), key.words(), head.read()));
    }
}
