package dev.intact.jdbc;

import dev.intact.field.Content;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A content as a driver reads it: opened with the first byte and closed with the last, since drivers read the streams
 * of a batch one after the other, long after they are bound, and close none.
 */
final class ContentStream extends InputStream {
    private final Content content;
    private @Nullable InputStream bytes;
    private long left;
    private boolean ended;

    ContentStream(Content content) {
        this.content = content;
        this.left = content.length().orElse(Long.MAX_VALUE);
    }

    private InputStream opened() throws IOException {
        InputStream open = bytes;
        if (open == null) {
            open = content.open();
            bytes = open;
        }
        return open;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (ended) {
            return -1;
        }
        int read = opened().read(into, offset, length);
        left -= Math.max(read, 0);
        if (read < 0 || left <= 0) {
            close();
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        ended = true;
        InputStream open = bytes;
        bytes = null;
        if (open != null) {
            open.close();
        }
    }
}
