package dev.intact.examples.faults;

import dev.intact.examples.faults.FileFault.Call;
import dev.intact.examples.faults.FileFault.Operation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A channel to a file or directory of a {@link FaultyFileSystem}. */
final class FaultyChannel extends FileChannel {
    private final Path path;
    private final FileChannel real;
    private final Operation force;

    FaultyChannel(Path path, FileChannel real, Operation force) {
        super();
        this.path = path;
        this.real = real;
        this.force = force;
    }

    /** Writes from a buffer. */
    private interface Writing {
        int write(ByteBuffer bytes) throws IOException;
    }

    private int write(ByteBuffer bytes, Writing writing) throws IOException {
        Call call = new Call(Operation.WRITE, path, bytes.remaining());
        FileFault fault = FaultyFileSystem.fault();
        fault.before(call);
        int limit = bytes.limit();
        int room = Math.min(bytes.remaining(), fault.room(call));
        int written;
        try {
            bytes.limit(bytes.position() + room);
            written = writing.write(bytes);
        } finally {
            bytes.limit(limit);
        }
        fault.after(call);
        return written;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        return write(bytes, real::write);
    }

    @Override
    public int write(ByteBuffer bytes, long position) throws IOException {
        return write(bytes, some -> real.write(some, position));
    }

    @Override
    public long write(ByteBuffer[] buffers, int offset, int length) throws IOException {
        long all = 0;
        for (int i = offset; i < offset + length; i++) {
            int whole = buffers[i].remaining();
            int written = write(buffers[i]);
            all += written;
            if (written < whole) {
                return all;
            }
        }
        return all;
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(count, 64 * 1024));
        int read = source.read(bytes);
        bytes.flip();
        long at = position;
        while (bytes.hasRemaining()) {
            at += write(bytes, at);
        }
        return Math.max(0, read);
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        FaultyFileSystem.call(Operation.TRUNCATE, path, () -> {
            FileChannel unused = real.truncate(size);
        });
        return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        FaultyFileSystem.call(force, path, () -> real.force(metaData));
    }

    @Override
    public int read(ByteBuffer bytes) throws IOException {
        return real.read(bytes);
    }

    @Override
    public long read(ByteBuffer[] buffers, int offset, int length) throws IOException {
        return real.read(buffers, offset, length);
    }

    @Override
    public int read(ByteBuffer bytes, long position) throws IOException {
        return real.read(bytes, position);
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
        return real.transferTo(position, count, target);
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
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
        return real.map(mode, position, size);
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        return real.lock(position, size, shared);
    }

    @Override
    public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return real.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        real.close();
    }
}
