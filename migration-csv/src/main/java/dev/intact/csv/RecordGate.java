package dev.intact.csv;

import dev.intact.source.SourceException;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.util.zip.ZipException;

/**
 * What the parser reads from. It hands over at most one record at a time, so that when the parser has made out a
 * record, the {@link RecordScanner} stands at the end of the same one.
 */
final class RecordGate extends Reader {
    private static final int BLOCK = 8 * 1024;
    private static final long UNRESOLVED = -1;

    private final String file;
    private final StrictDecoder decoder;
    private final RecordScanner scanner;
    private final char quote;
    private final char[] block = new char[BLOCK];

    private long blockStart;
    private int next;
    private int limit;
    private long skippedLines;
    private long quoteOffset = UNRESOLVED;
    private boolean ended;
    private boolean endsWithLineBreak;

    RecordGate(String file, StrictDecoder decoder, Dialect dialect, int maxFieldLength) {
        this.file = file;
        this.decoder = decoder;
        this.quote = dialect.quote();
        this.scanner = new RecordScanner(dialect.separator(), dialect.quote(), maxFieldLength);
    }

    RecordScanner scanner() {
        return scanner;
    }

    /** Passes over the lines above the header, whatever they hold. */
    void skipLines(int lines) {
        while (skippedLines < lines) {
            if (!hasNext()) {
                throw new SourceException("%s: %s lines above the header are to be skipped, but the file has only %s"
                        .formatted(file, lines, skippedLines));
            }
            skipLine();
        }
    }

    private void skipLine() {
        char c;
        do {
            c = block[next++];
        } while (c != '\n' && c != '\r' && hasNext());
        if (c == '\r' && hasNext() && block[next] == '\n') {
            next++;
        }
        skippedLines++;
    }

    @Override
    public int read(char[] into, int offset, int length) {
        int written = 0;
        while (written < length) {
            if (!hasNext()) {
                return written > 0 ? written : end();
            }
            int run = scanner.run(block, next, Math.min(limit, next + length - written));
            if (run > 0) {
                System.arraycopy(block, next, into, offset + written, run);
                next += run;
                written += run;
                continue;
            }
            char c = block[next];
            switch (scanner.next(c, blockStart + next++)) {
                case KEEP -> into[offset + written++] = c;
                case REPLACE_BY_QUOTE -> into[offset + written++] = quote;
                case KEEP_AND_END_RECORD -> {
                    into[offset + written] = c;
                    return written + 1;
                }
                case STOP -> throw boundaryInDoubt();
                case DROP -> {}
            }
        }
        return written;
    }

    private boolean hasNext() {
        if (next < limit) {
            return true;
        }
        rememberOpenQuote();
        blockStart += limit;
        next = 0;
        limit = 0;
        try {
            limit = Math.max(0, decoder.read(block));
            return limit > 0;
        } catch (StrictDecoder.InvalidBytes e) {
            throw new SourceException(
                    "%s: invalid %s at byte offset %s (line %s); declare the charset of the file, or repair it"
                            .formatted(file, decoder.charset(), e.offset(), line()));
        } catch (EOFException | ZipException e) {
            throw new SourceException(
                    "%s: the compressed data is cut off or damaged after byte offset %s of the text (line %s)"
                            .formatted(file, decoder.offset(), line()),
                    e);
        } catch (IOException e) {
            throw new SourceException(
                    "%s: reading failed after byte offset %s (line %s)".formatted(file, decoder.offset(), line()), e);
        }
    }

    /** An open quote is found by its place in the block, which is lost with the block. */
    private void rememberOpenQuote() {
        if (scanner.isInsideRecord() && scanner.quoteAt() >= blockStart) {
            quoteOffset = decoder.offsetOf((int) (scanner.quoteAt() - blockStart));
        }
    }

    private long quoteOffset() {
        rememberOpenQuote();
        return quoteOffset;
    }

    private int end() {
        if (scanner.isInsideQuotes()) {
            throw new SourceException(
                    "%s: the quote that opens at byte offset %s (line %s) is never closed; the file ends at byte offset %s (line %s). Close or double it, or complete the file"
                            .formatted(file, quoteOffset(), quoteLine(), endOffset(), line()));
        }
        endsWithLineBreak |= !ended && !scanner.isInsideRecord();
        ended = true;
        scanner.end();
        return -1;
    }

    private SourceException boundaryInDoubt() {
        return new SourceException(
                "%s: text follows a closing quote, and the quote at byte offset %s (line %s) leaves open where its row ends; double the quotes inside quoted fields"
                        .formatted(file, quoteOffset(), quoteLine()));
    }

    /** The line of the next character as an editor numbers it. */
    long line() {
        return skippedLines + scanner.line();
    }

    long recordLine() {
        return skippedLines + scanner.recordLine();
    }

    private long quoteLine() {
        return skippedLines + scanner.quoteLine();
    }

    /** How many bytes there are, when the end has been reached. */
    long endOffset() {
        return decoder.offset();
    }

    /** The last line that holds anything, when the end has been reached. */
    long lastLine() {
        return endsWithLineBreak ? Math.max(1, line() - 1) : line();
    }

    boolean endsWithLineBreak() {
        return endsWithLineBreak;
    }

    @Override
    public void close() throws IOException {
        decoder.close();
    }
}
