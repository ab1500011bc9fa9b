package dev.intact.csv;

import dev.intact.field.Schema;
import dev.intact.sink.FileSink;
import dev.intact.sink.FileTarget;
import dev.intact.sink.RowWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes rows to a delimited text file, which is there as a whole when the run is complete, or not at all (see
 * {@link FileTarget}). What is written by a {@link Dialect} is read back by it as it was: null, the empty text, line
 * breaks and quotes included.
 *
 * <p>A row that the file cannot hold, as with a character that the charset lacks, is refused. Immutable and
 * thread-safe.
 *
 * @param <T> the type of the rows
 */
public final class CsvSink<T> extends FileSink<T> {
    private static final long serialVersionUID = 1L;

    private final Dialect dialect;
    private final ArrayList<WriteColumn> columns;
    private final CsvForm form;

    CsvSink(FileTarget target, Schema<T> schema, Dialect dialect, List<WriteColumn> columns, CsvForm form) {
        super(target, schema);
        this.dialect = dialect;
        this.columns = new ArrayList<>(columns);
        this.form = form;
    }

    /**
     * Writes records to a file.
     *
     * @param file the file; compressed by gzip if its name ends in {@code .gz}
     * @param type the record class
     * @param <T> the record type
     * @return what is to be declared about the file
     */
    public static <T> CsvSinkBuilder<T> of(Path file, Class<T> type) {
        return of(file, Schema.of(type));
    }

    /**
     * Writes rows to a file.
     *
     * @param file the file; compressed by gzip if its name ends in {@code .gz}
     * @param schema the schema of the rows
     * @param <T> the row type
     * @return what is to be declared about the file
     */
    public static <T> CsvSinkBuilder<T> of(Path file, Schema<T> schema) {
        return new CsvSinkBuilder<>(FileTarget.of(file), schema);
    }

    @Override
    protected List<String> form() {
        List<String> statements = new ArrayList<>();
        statements.add(dialect.toString());
        statements.add(form.toString());
        columns.forEach(column -> statements.add(column.words()));
        return statements;
    }

    @Override
    protected RowWriter<T> writer(Set<String> generated) {
        return new CsvRowWriter<>(schema(), dialect, columns, form, generated);
    }
}
