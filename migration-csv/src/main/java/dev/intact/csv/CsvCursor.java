package dev.intact.csv;

import dev.intact.field.Key;
import dev.intact.ledger.Position;
import dev.intact.source.Cursor;
import dev.intact.source.Receiver;
import dev.intact.source.SourceException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads the files of one split, one behind the other. */
final class CsvCursor<S> implements Cursor<S> {
    private final CsvSource<S> source;
    private final int lastFile;
    private int file;
    private long counted;
    private @Nullable FileReading<S> reading;

    /**
     * Opens the first file.
     *
     * @param place where to begin
     * @param endFile the number of the file behind the last one
     */
    CsvCursor(CsvSource<S> source, FilePlace place, int endFile) {
        this.source = source;
        this.file = place.file();
        this.lastFile = endFile - 1;
        this.reading = FileReading.open(source, file, place.record());
    }

    @Override
    public boolean next(Receiver<? super S> receiver) {
        while (reading != null) {
            if (reading.next()) {
                hand(reading, receiver);
                return true;
            }
            closeFile(reading);
        }
        return false;
    }

    private void hand(FileReading<S> from, Receiver<? super S> receiver) {
        Position position = new FilePlace(file, from.recordNumber()).position();
        S row = from.row();
        if (row != null) {
            receiver.record(position, row);
        } else {
            Key place = Key.ofPlace("%s:%s".formatted(source.fileName(file), from.line()));
            receiver.unreadable(position, place, from.problems());
        }
    }

    /** A file is left when it has been read to its end, and has been checked as a whole. */
    private void closeFile(FileReading<S> finished) {
        finished.checkEnd();
        counted += finished.counted();
        finished.close();
        reading = file < lastFile ? FileReading.open(source, ++file, 0) : null;
    }

    @Override
    public OptionalLong count() {
        if (reading != null) {
            throw new SourceException(
                    "%s: rows are counted while they are read; read to the end first".formatted(source.fileName(file)));
        }
        return OptionalLong.of(counted);
    }

    @Override
    public void close() {
        if (reading != null) {
            reading.close();
            reading = null;
        }
    }
}
