package dev.intact.convert;

/** Conversions between delimited text and lists. */
public final class Lists {
    private Lists() {}

    /**
     * Declares lists whose items are parted by a delimiter: {@code Lists.delimitedBy(';').toList()}. Items are as they
     * stand, neither trimmed nor skipped when empty; empty text is the empty list. Without an escape an item cannot
     * hold the delimiter.
     *
     * @param delimiter the character between two items
     * @return the form, whose conversions are {@link DelimitedList#toList()} and {@link DelimitedList#toText()}
     * @throws IllegalArgumentException if the character is half of one
     */
    public static DelimitedList delimitedBy(char delimiter) {
        return new DelimitedList(delimiter, DelimitedList.NO_ESCAPE);
    }
}
