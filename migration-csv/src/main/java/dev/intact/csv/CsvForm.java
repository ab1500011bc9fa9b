package dev.intact.csv;

import java.io.Serializable;

/** What a file that is written begins with, and whether its cells are kept from being formulas. */
record CsvForm(boolean header, boolean byteOrderMark, boolean formulasNeutralised) implements Serializable {
    @Override
    public String toString() {
        return "%s, %s, %s"
                .formatted(
                        header ? "a header" : "no header",
                        byteOrderMark ? "a byte order mark" : "no byte order mark",
                        formulasNeutralised ? "formulas neutralised" : "formulas as they are");
    }
}
