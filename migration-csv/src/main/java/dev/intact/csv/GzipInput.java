package dev.intact.csv;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Decompresses gzip (RFC 1952) and refuses what is cut off. The JDK's stream takes what follows a member for padding
 * unless it is a whole header, and so misses that a file of several members was cut off inside one.
 */
final class GzipInput extends InputStream {
    private static final int BUFFER = 64 * 1024;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int limit;
    private boolean insideMember;

    GzipInput(InputStream in) throws IOException {
        this.in = in;
        try {
            readHeader();
        } catch (IOException e) {
            inflater.end();
            throw e;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (length > 0) {
            if (!insideMember) {
                if (!fill()) {
                    return -1;
                }
                readHeader();
            }
            int count = inflate(into, offset, length);
            if (count > 0) {
                checksum.update(into, offset, count);
                return count;
            }
            if (inflater.finished()) {
                endMember();
            }
        }
        return 0;
    }

    private int inflate(byte[] into, int offset, int length) throws IOException {
        if (inflater.needsInput()) {
            if (!fill()) {
                throw new EOFException("cut off inside a member");
            }
            inflater.setInput(buffer, next, limit - next);
            next = limit;
        }
        try {
            return inflater.inflate(into, offset, length);
        } catch (DataFormatException e) {
            throw damaged(e);
        }
    }

    private static ZipException damaged(Exception cause) {
        ZipException damaged = new ZipException("no valid gzip data");
        damaged.initCause(cause);
        return damaged;
    }

    private void readHeader() throws IOException {
        if (readByte() != 0x1F || readByte() != 0x8B || readByte() != 8) {
            throw new ZipException("no gzip header");
        }
        int flags = readByte();
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(readByte() | readByte() << 8);
        }
        skipText(flags & NAME);
        skipText(flags & COMMENT);
        skip((flags & HEADER_CRC) != 0 ? 2 : 0);
        insideMember = true;
    }

    private void skipText(int flag) throws IOException {
        while (flag != 0 && readByte() != 0) {}
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            int skipped = readByte();
            assert skipped >= 0;
        }
    }

    private void endMember() throws IOException {
        next = limit - inflater.getRemaining();
        long size = inflater.getBytesWritten() & 0xFFFF_FFFFL;
        if (readInt() != checksum.getValue() || readInt() != size) {
            throw new ZipException("checksum or size differs");
        }
        inflater.reset();
        checksum.reset();
        insideMember = false;
    }

    private long readInt() throws IOException {
        return readByte() | (long) readByte() << 8 | (long) readByte() << 16 | (long) readByte() << 24;
    }

    private int readByte() throws IOException {
        if (!fill()) {
            throw new EOFException("cut off between header and end of a member");
        }
        return buffer[next++] & 0xFF;
    }

    /** Sees to it that there is a byte; false at the end. */
    private boolean fill() throws IOException {
        if (next == limit) {
            next = 0;
            limit = Math.max(0, in.read(buffer));
        }
        return next < limit;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
