package dev.intact.jdbc;

import dev.intact.field.Content;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Keeps large values of a source on disk, from when their rows are read until they are written: a value is read in the
 * transaction that its row was read in, and stays as it was then, also when that is over.
 *
 * <p>Many values share a file, which nobody else can read ({@link Files#createTempFile}) and which has no name any more
 * once it is open, or where the system has no such files is deleted when it is closed: nothing is left behind, however
 * the process ends. A file is closed when no content refers to it any more, which the garbage collector finds out.
 * Since a heap that is hardly used hardly collects, collection is asked for when much is held, as the platform itself
 * does for direct buffers. Used by one thread; its contents by any.
 */
final class Spool {
    static final long FILE_SIZE = 64L << 20;

    private static final int FILES_HELD = 16;
    private static final int BUFFER = 1 << 16;

    private final Deque<WeakReference<FileChannel>> files = new ArrayDeque<>();
    private @Nullable FileChannel file;
    private long end;

    /** Where a value is written, piece by piece. */
    final class Entry {
        private final FileChannel channel;
        private final long start;

        private Entry(FileChannel channel, long start) {
            this.channel = channel;
            this.start = start;
        }

        void add(byte[] bytes, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
            while (buffer.hasRemaining()) {
                end += channel.write(buffer, end);
            }
        }

        long size() {
            return end - start;
        }

        Content content() {
            long size = size();
            return Content.of(OptionalLong.of(size), () -> new Slice(channel, start, size));
        }
    }

    /** Begins a value; the one before is complete. */
    Entry begin() throws IOException {
        FileChannel current = file;
        if (current == null || end >= FILE_SIZE) {
            current = open();
            file = current;
            end = 0;
        }
        return new Entry(current, end);
    }

    /** Keeps all that is left of a stream, which it closes. */
    Content keep(InputStream bytes) throws IOException {
        try (bytes) {
            Entry entry = begin();
            byte[] buffer = new byte[BUFFER];
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                entry.add(buffer, read);
            }
            return entry.content();
        }
    }

    private FileChannel open() throws IOException {
        files.removeIf(held -> held.get() == null);
        if (files.size() >= FILES_HELD) {
            System.gc();
        }
        Path path = Files.createTempFile("intact-", ".spool");
        FileChannel channel = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        files.add(new WeakReference<>(channel));
        return channel;
    }

    /** The bytes of one value; holds nothing that must be closed. */
    private static final class Slice extends InputStream {
        private final FileChannel channel;
        private final long end;
        private long at;

        Slice(FileChannel channel, long start, long size) {
            this.channel = channel;
            this.at = start;
            this.end = start + size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            // a channel takes a buffer beside the heap for what is read at once
            int wanted = (int) Math.min(Math.min(length, BUFFER), end - at);
            int read = wanted == 0 ? -1 : channel.read(ByteBuffer.wrap(into, offset, wanted), at);
            at += Math.max(read, 0);
            return read;
        }

        @Override
        public int available() {
            return (int) Math.min(Integer.MAX_VALUE, end - at);
        }
    }
}
