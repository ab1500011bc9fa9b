package dev.intact.csv;

import java.io.Serializable;

/** How the columns of a file are found, and whether it may have others. */
record Shape(boolean hasHeader, boolean othersIgnored) implements Serializable {}
