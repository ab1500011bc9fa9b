package dev.intact.csv;

import java.io.Serializable;

/** How the columns of a file are found, and whether it may have others. */
record Shape(boolean hasHeader, boolean othersIgnored) implements Serializable {

    String words() {
        return "has its columns %s, %s"
                .formatted(
                        hasHeader ? "named by a header" : "in the order of the fields, without a header",
                        othersIgnored ? "and others are passed over" : "and no others");
    }
}
