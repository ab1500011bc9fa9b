package dev.intact.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.intact.source.SourceException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;

/** Reads a file record by record, each as raw fields with its line and its flaw. */
final class RecordReader implements Closeable {
    private static final int ROOM_FOR_BLOCKS = 64 * 1024;

    private final String file;
    private final RecordGate gate;
    private final FieldCollector fields;
    private final CsvReader<FieldCollector> parser;
    private final Iterator<FieldCollector> records;
    private long parsed;

    RecordReader(String file, RecordGate gate, Dialect dialect, int maxFieldLength) {
        this.file = file;
        this.gate = gate;
        this.fields = new FieldCollector();
        this.parser = CsvReader.builder()
                .fieldSeparator(dialect.separator())
                .quoteCharacter(dialect.quote())
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize((int) Math.min(Integer.MAX_VALUE - 8L, 2L * maxFieldLength + ROOM_FOR_BLOCKS))
                .build(fields, gate);
        this.records = parser.iterator();
    }

    /** Reads the next record into {@link #fields()}; false at the end. */
    boolean next() {
        try {
            if (!records.hasNext()) {
                return false;
            }
            FieldCollector same = records.next();
            parsed++;
            return same == fields;
        } catch (CsvParseException e) {
            if (e.getCause() instanceof SourceException known) {
                throw known;
            }
            throw new SourceException(
                    "%s: the record that begins in line %s cannot be parsed".formatted(file, gate.recordLine()));
        } catch (UncheckedIOException e) {
            throw new SourceException("%s: reading failed in line %s".formatted(file, gate.line()), e);
        }
    }

    /** The fields of the current record. */
    FieldCollector fields() {
        return fields;
    }

    /** How many records the parser has made out. */
    long parsed() {
        return parsed;
    }

    /** How many records the scanner has counted beneath the parser. */
    long counted() {
        return gate.scanner().records();
    }

    /** The line at which the current record begins. */
    long line() {
        return gate.recordLine();
    }

    RecordGate gate() {
        return gate;
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new SourceException("%s: closing failed".formatted(file), e);
        }
    }
}
