package dev.intact.jdbc;

/** A column as far as fields are matched with it. */
interface NamedColumn {
    String name();

    Kind kind();

    String typeName();
}
