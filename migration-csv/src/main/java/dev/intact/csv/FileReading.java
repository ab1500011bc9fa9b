package dev.intact.csv;

import dev.intact.field.Problem;
import dev.intact.source.SourceException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One open file: its header checked, and its rows read one by one. */
final class FileReading<S> implements AutoCloseable {
    private final CsvSource<S> source;
    private final String name;
    private final RecordReader reader;
    private final long headerRecords;
    private final RowMaker<S> rows;
    private long before;

    private FileReading(CsvSource<S> source, String name, RecordReader reader) {
        this.source = source;
        this.name = name;
        this.reader = reader;
        this.headerRecords = source.hasHeader() ? 1 : 0;
        Layout layout = source.hasHeader() ? readHeader() : source.layoutByPosition();
        reader.fields().keep(layout.width());
        this.rows = new RowMaker<>(source.schema(), layout, source.dialect(), source.maxFieldLength());
    }

    /**
     * Opens a file and checks its header.
     *
     * @param after how many records to pass over
     */
    static <S> FileReading<S> open(CsvSource<S> source, int file, long after) {
        String name = source.fileName(file);
        RecordGate gate = CsvFile.open(source.path(file), source.dialect(), source.maxFieldLength());
        RecordReader reader = new RecordReader(name, gate, source.dialect(), source.maxFieldLength());
        try {
            FileReading<S> reading = new FileReading<>(source, name, reader);
            reading.passOver(after);
            return reading;
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    private Layout readHeader() {
        if (!reader.next()) {
            throw new SourceException("%s: there is no header; the file is empty".formatted(name));
        }
        FieldCollector fields = reader.fields();
        if (reader.gate().scanner().flaw() != RecordScanner.Flaw.NONE || fields.count() > FieldCollector.MOST_COLUMNS) {
            throw new SourceException(
                    "%s: line %s is no header; are quote, separator and skipped lines as declared (%s)?"
                            .formatted(name, reader.line(), source.dialect()));
        }
        return source.layoutByHeader("%s: the header in line %s".formatted(name, reader.line()), fields.texts());
    }

    private void passOver(long records) {
        while (before < records) {
            if (!next()) {
                throw new SourceException(
                        "%s: the position is behind record %s, but the file has only %s; it has changed"
                                .formatted(name, records, before));
            }
            before++;
        }
    }

    boolean next() {
        return reader.next();
    }

    /** The number of the current record, from 1. */
    long recordNumber() {
        return reader.parsed() - headerRecords;
    }

    @Nullable
    S row() {
        return rows.make(reader.fields(), reader.gate().scanner());
    }

    List<Problem> problems() {
        return rows.problems();
    }

    long line() {
        return reader.line();
    }

    /** How many records the scanner has counted behind the place at which the reading began. */
    long counted() {
        return reader.counted() - headerRecords - before;
    }

    /** Compares the whole file with what was expected of it, when its end has been reached. */
    void checkEnd() {
        long rowsInFile = reader.counted() - headerRecords;
        source.expectation().check(name, rowsInFile, reader.gate());
    }

    @Override
    public void close() {
        reader.close();
    }
}
