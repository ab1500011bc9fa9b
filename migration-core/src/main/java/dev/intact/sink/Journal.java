package dev.intact.sink;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A file to which entries are appended, each on the disk when the call returns. An entry is its length, a checksum
 * (CRC-32C), and its bytes; what a crash leaves of an unfinished one is cut off when the journal is opened again. Its
 * owner alone may read it. Not thread-safe.
 */
final class Journal implements AutoCloseable {
    private static final int HEADER = 2 * Integer.BYTES;
    private static final long LONGEST_TAIL = 16L << 20;

    private final Path file;
    private final ProcessLock lock;
    private FileChannel channel;

    private Journal(Path file, FileChannel channel, ProcessLock lock) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes the entries of a journal, one after the other. */
    @FunctionalInterface
    interface Visitor {
        void entry(byte[] bytes) throws IOException;
    }

    /** Says what is left of an entry. */
    @FunctionalInterface
    interface Revision {
        /** Answers the bytes of what is left; empty if that is nothing. */
        Optional<byte[]> revised(byte[] bytes) throws IOException;
    }

    /** Reads a journal that another may be writing; there may be none. */
    static void read(Path file, Visitor visitor) throws IOException {
        if (Files.exists(file)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                long unused = replay(channel, visitor);
            }
        }
    }

    /**
     * Opens a journal for this process alone, until it is closed or the process dies.
     *
     * @param visitor is handed what stands in it
     * @return the journal; null if another has it open, and nothing was handed to the visitor
     */
    static @Nullable Journal open(Path file, Visitor visitor) throws IOException {
        createForOwner(file);
        ProcessLock lock = ProcessLock.tryOn(file.resolveSibling("." + file.getFileName() + ".lock"));
        if (lock == null) {
            return null;
        }
        try {
            Files.deleteIfExists(shorter(file)); // of a process that was killed while it rewrote
            return new Journal(file, opened(file, visitor), lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static FileChannel opened(Path file, Visitor visitor) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            long end = replay(channel, visitor);
            channel.truncate(end);
            channel.position(end);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static Path shorter(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".new");
    }

    static void createForOwner(Path file) throws IOException {
        try {
            if (!Files.exists(file)) {
                OwnerOnly.create(file);
            }
        } catch (FileAlreadyExistsException e) {
            return; // another was faster
        }
    }

    /** Answers where the last whole entry ends. */
    private static long replay(FileChannel channel, Visitor visitor) throws IOException {
        long size = channel.size();
        long end = 0;
        DataInputStream in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel.position(0))));
        while (size - end >= HEADER) {
            int length = in.readInt();
            int checksum = in.readInt();
            byte[] bytes = length <= 0 || length > size - end - HEADER ? null : in.readNBytes(length);
            // a file may have grown before it was written to, so that zeros stand at its end
            if (bytes == null || bytes.length < length || checksum(bytes) != checksum) {
                refuseDamage(channel, end, size);
                return end;
            }
            visitor.entry(bytes);
            end += HEADER + length;
        }
        return end;
    }

    /** A crash leaves half an entry at the end alone: where another follows, something else has been at work. */
    private static void refuseDamage(FileChannel channel, long from, long size) throws IOException {
        ByteBuffer tail = ByteBuffer.allocate((int) Math.min(LONGEST_TAIL, size - from));
        while (tail.hasRemaining() && channel.read(tail, from + tail.position()) > 0) {
            // reads on
        }
        tail.flip();
        for (int at = 1; at <= tail.limit() - HEADER; at++) {
            int length = tail.getInt(at);
            if (length > 0 && length <= tail.limit() - at - HEADER) {
                CRC32C checksum = new CRC32C();
                checksum.update(tail.array(), at + HEADER, length);
                if ((int) checksum.getValue() == tail.getInt(at + Integer.BYTES)) {
                    throw new DamagedJournalException(from);
                }
            }
        }
    }

    private static int checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }

    void append(byte[] bytes) throws IOException {
        long end = channel.position();
        try {
            write(channel, bytes);
            channel.force(true);
        } catch (IOException e) {
            channel.truncate(end); // an entry that is cut off would hide those behind it
            channel.position(end);
            throw e;
        }
    }

    private static void write(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer entry = ByteBuffer.allocate(HEADER + bytes.length)
                .putInt(bytes.length)
                .putInt(checksum(bytes))
                .put(bytes)
                .flip();
        while (entry.hasRemaining()) {
            int unused = channel.write(entry);
        }
    }

    /** Leaves entries out, or parts of them: a shorter journal takes the place of this one in a single step. */
    void rewrite(Revision revision) throws IOException {
        Path shorter = shorter(file);
        Files.deleteIfExists(shorter);
        OwnerOnly.create(shorter);
        try (FileChannel kept = FileChannel.open(shorter, StandardOpenOption.WRITE)) {
            long unused = replay(channel, bytes -> {
                Optional<byte[]> left = revision.revised(bytes);
                if (left.isPresent()) {
                    write(kept, left.get());
                }
            });
            kept.force(true);
        }
        channel.close();
        Path unused = Files.move(shorter, file, StandardCopyOption.ATOMIC_MOVE);
        channel = opened(file, bytes -> {});
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            lock.close();
        }
    }
}
