package dev.intact.sink;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A file to which entries are appended, each on the disk when the call returns. An entry is its length, a checksum
 * (CRC-32C), and its bytes; what a crash leaves of an unfinished one is cut off when the journal is opened again. Its
 * owner alone may read it. Not thread-safe.
 */
final class Journal implements AutoCloseable {
    private static final int HEADER = 2 * Integer.BYTES;

    private final FileChannel channel;
    private final ProcessLock lock;
    private final List<byte[]> entries = new ArrayList<>();

    private Journal(FileChannel channel, ProcessLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Opens a journal for reading alone; empty if there is none. */
    static List<byte[]> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            List<byte[]> found = new ArrayList<>();
            long unused = replay(channel, found);
            return found;
        }
    }

    /**
     * Opens a journal for this process alone, until it is closed or the process dies.
     *
     * @return the journal; null if another has it open
     */
    static @Nullable Journal open(Path file) throws IOException {
        createForOwner(file);
        ProcessLock lock = ProcessLock.tryOn(file.resolveSibling("." + file.getFileName() + ".lock"));
        if (lock == null) {
            return null;
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Journal journal = new Journal(channel, lock);
            long end = replay(channel, journal.entries);
            channel.truncate(end);
            channel.position(end);
            return journal;
        } catch (IOException | RuntimeException e) {
            if (channel != null) {
                channel.close();
            }
            lock.close();
            throw e;
        }
    }

    static void createForOwner(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        Path directory = file.toAbsolutePath().getParent();
        Path fresh = Files.createTempFile(directory, "." + file.getFileName() + ".", ".new");
        try {
            Files.move(fresh, file);
        } catch (FileAlreadyExistsException e) {
            Files.deleteIfExists(fresh); // another was faster
        }
    }

    private static long replay(FileChannel channel, List<byte[]> into) throws IOException {
        ByteBuffer all = ByteBuffer.wrap(Channels.newInputStream(channel).readAllBytes());
        long end = 0;
        while (all.remaining() >= HEADER) {
            int length = all.getInt();
            int checksum = all.getInt();
            if (length < 0 || length > all.remaining()) {
                return end;
            }
            byte[] bytes = new byte[length];
            all.get(bytes);
            if (checksum(bytes) != checksum) {
                return end;
            }
            into.add(bytes);
            end = all.position();
        }
        return end;
    }

    private static int checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }

    /** What stood in the journal when it was opened. */
    List<byte[]> entries() {
        return List.copyOf(entries);
    }

    void append(byte[] bytes) throws IOException {
        ByteBuffer entry = ByteBuffer.allocate(HEADER + bytes.length)
                .putInt(bytes.length)
                .putInt(checksum(bytes))
                .put(bytes)
                .flip();
        long end = channel.position();
        try {
            while (entry.hasRemaining()) {
                int unused = channel.write(entry);
            }
            channel.force(true);
        } catch (IOException e) {
            channel.truncate(end); // an entry that is cut off would hide those behind it
            channel.position(end);
            throw e;
        }
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
