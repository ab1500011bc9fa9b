package dev.intact.sink;

import dev.intact.field.Schema;

/** A list of rows in an {@link InMemoryTarget}. */
record InMemorySink<T>(InMemoryTarget target, String name, Schema<T> schema) implements Sink<T> {}
