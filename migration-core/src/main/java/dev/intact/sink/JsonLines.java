package dev.intact.sink;

import dev.intact.field.Schema;
import java.nio.file.Path;
import java.util.Set;

/**
 * Writes each row as a JSON object on a line of its own, in UTF-8: for archives, and for what other programs read.
 *
 * <p>An object has a member per leaf, in declaration order, under the leaf's dotted name. Booleans and numbers up to
 * {@code long} and {@code double} are JSON booleans and numbers. {@code BigDecimal} and {@code BigInteger} are strings,
 * so that no reader takes them through floating point: {@code "12.50"} keeps its scale. Dates, times, UUIDs and enums
 * are strings as {@code toString} or {@code name} writes them, bytes and content are Base64. A row with a value of
 * another type is refused. Immutable and thread-safe.
 *
 * @param <T> the type of the rows
 */
public final class JsonLines<T> extends FileSink<T> {
    private static final long serialVersionUID = 1L;

    private JsonLines(FileTarget target, Schema<T> schema) {
        super(target, schema);
    }

    /**
     * Writes records to a file.
     *
     * @param file the file; compressed by gzip if its name ends in {@code .gz}
     * @param type the record class
     * @param <T> the record type
     * @return the sink
     */
    public static <T> JsonLines<T> of(Path file, Class<T> type) {
        return of(FileTarget.of(file), Schema.of(type));
    }

    /**
     * Writes rows to a file.
     *
     * @param file the file, with what is declared about it
     * @param schema the schema of the rows
     * @param <T> the row type
     * @return the sink
     */
    public static <T> JsonLines<T> of(FileTarget file, Schema<T> schema) {
        return new JsonLines<>(file, schema);
    }

    /** {@return this sink, which replaces a file that stands there already} */
    public JsonLines<T> replacing() {
        return new JsonLines<>(target().replacing(), schema());
    }

    @Override
    protected RowWriter<T> writer(Set<String> generated) {
        return new JsonRowWriter<>(schema(), generated);
    }
}
