package dev.intact.sink;

import dev.intact.field.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Turns rows into the bytes of a file. Not thread-safe.
 *
 * @param <T> the type of the rows
 */
public interface RowWriter<T> {

    /**
     * Writes what stands before the first row, such as a header. Called once, for a file without rows too.
     *
     * @param to where to
     * @throws IOException if it cannot be written
     */
    void begin(OutputStream to) throws IOException;

    /**
     * Writes a row.
     *
     * @param row the row
     * @param to where to
     * @return why the row cannot be written, and then all that was written of it is dropped; else empty
     * @throws IOException if it cannot be written for a reason that is not the row
     */
    Optional<Problem> write(T row, OutputStream to) throws IOException;
}
