package dev.intact.examples.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** A file that passes a {@link Points point} before, within and after each write, and around each force and cut. */
final class WatchedChannel extends FileChannel {
    private final FileChannel real;
    private final String file;

    WatchedChannel(FileChannel real, String file) {
        this.real = real;
        this.file = file;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        Points.pass("before writing " + file);
        int whole = bytes.limit();
        int half = bytes.remaining() / 2;
        int written = real.write(bytes.limit(bytes.position() + half));
        Points.pass("in the middle of writing " + file);
        written += real.write(bytes.limit(whole));
        Points.pass("after writing " + file);
        return written;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        Points.pass("before forcing " + file);
        real.force(metaData);
        Points.pass("after forcing " + file);
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        if (size < real.size()) {
            Points.pass("before cutting " + file);
            FileChannel unused = real.truncate(size);
            Points.pass("after cutting " + file);
        }
        return this;
    }

    @Override
    public int read(ByteBuffer bytes) throws IOException {
        return real.read(bytes);
    }

    @Override
    public long read(ByteBuffer[] bytes, int offset, int length) throws IOException {
        return real.read(bytes, offset, length);
    }

    @Override
    public int read(ByteBuffer bytes, long position) throws IOException {
        return real.read(bytes, position);
    }

    @Override
    public long write(ByteBuffer[] bytes, int offset, int length) {
        throw new UnsupportedOperationException("nobody has gathered writes so far");
    }

    @Override
    public int write(ByteBuffer bytes, long position) {
        throw new UnsupportedOperationException("nobody has written at a place so far");
    }

    @Override
    public long position() throws IOException {
        return real.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        FileChannel unused = real.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return real.size();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel to) throws IOException {
        return real.transferTo(position, count, to);
    }

    @Override
    public long transferFrom(ReadableByteChannel from, long position, long count) {
        throw new UnsupportedOperationException("nobody has transferred into a file so far");
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
        return real.map(mode, position, size);
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        return real.lock(position, size, shared);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return real.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        real.close();
    }
}
