package dev.intact.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Decodes bytes block by block and refuses what is invalid, instead of replacing it. It knows the byte offset of the
 * end of each block, and finds that of any character of the current block when asked.
 */
final class StrictDecoder implements Closeable {
    private static final int BLOCK = 16 * 1024;

    private final InputStream in;
    private final Charset charset;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BLOCK).limit(0);
    private long blockOffset;
    private boolean ended;
    private boolean flushed;

    /**
     * Decodes from the first byte behind the byte order mark.
     *
     * @param charset the charset; one that looks for a byte order mark itself is not to be used
     * @param offset how many bytes stand before
     */
    StrictDecoder(InputStream in, Charset charset, long offset) {
        this.in = in;
        this.charset = charset;
        this.decoder = strict();
        this.blockOffset = offset;
    }

    private CharsetDecoder strict() {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    Charset charset() {
        return charset;
    }

    /**
     * Decodes the next block.
     *
     * @return how many characters were decoded, at least 1; -1 at the end
     * @throws InvalidBytes if the next bytes are invalid; all before them have been handed out
     */
    int read(char[] block) throws IOException {
        if (flushed) {
            return -1;
        }
        nextBlock();
        CharBuffer chars = CharBuffer.wrap(block);
        while (true) {
            CoderResult result = decoder.decode(bytes, chars, ended);
            if (result.isUnderflow() && ended) {
                result = decoder.flush(chars);
                flushed = true;
            }
            if (chars.position() > 0) {
                return chars.position();
            }
            if (result.isError()) {
                throw new InvalidBytes(offset());
            }
            if (flushed) {
                return -1;
            }
            fill();
        }
    }

    private void nextBlock() throws IOException {
        blockOffset += bytes.position();
        bytes.compact().flip();
        if (!ended) {
            fill();
        }
    }

    /** Appends bytes to the current block, behind those that are decoded and those that wait for more. */
    private void fill() throws IOException {
        int position = bytes.position();
        bytes.position(bytes.limit()).limit(bytes.capacity());
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = count < 0;
        bytes.limit(bytes.position() + Math.max(count, 0)).position(position);
    }

    /** The byte offset behind the last character that was handed out. */
    long offset() {
        return blockOffset + bytes.position();
    }

    /** The byte offset of a character of the current block. */
    long offsetOf(int index) {
        ByteBuffer decoded = ByteBuffer.wrap(bytes.array(), 0, bytes.position());
        strict().decode(decoded, CharBuffer.allocate(index), false);
        return blockOffset + decoded.position();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Says that bytes are invalid in the charset. */
    static final class InvalidBytes extends IOException {
        private static final long serialVersionUID = 1L;
        private final long offset;

        InvalidBytes(long offset) {
            super("invalid bytes");
            this.offset = offset;
        }

        long offset() {
            return offset;
        }
    }
}
