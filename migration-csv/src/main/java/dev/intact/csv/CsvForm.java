package dev.intact.csv;

import java.io.Serializable;

/** What a file that is written begins with, and whether its cells are kept from being formulas. */
record CsvForm(boolean header, boolean byteOrderMark, boolean formulasNeutralised) implements Serializable {}
