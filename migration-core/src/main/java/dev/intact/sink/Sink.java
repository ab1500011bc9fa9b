package dev.intact.sink;

import dev.intact.field.Schema;
import java.io.Serializable;

/**
 * One place in a {@link Target} that takes rows of one type: a table, a file. Immutable and thread-safe.
 *
 * @param <T> the type of the rows
 */
public interface Sink<T> extends Serializable {

    /** {@return a name for people, unique in its target: the table or file} */
    String name();

    /** {@return the fields of its rows} */
    Schema<T> schema();

    /** {@return the target that it belongs to; sinks of equal targets share one unit of work} */
    Target target();
}
