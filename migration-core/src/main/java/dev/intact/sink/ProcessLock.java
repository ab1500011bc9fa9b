package dev.intact.sink;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A lock that the operating system gives to one process, and takes back when that dies. The lock file has no other use,
 * since on some systems a process loses its lock when it closes any channel to the file; for the same reason this JVM
 * keeps in mind what it has locked, and opens no lock file twice.
 */
final class ProcessLock implements AutoCloseable {
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private ProcessLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Locks; null if another process, or another part of this one, has the lock. */
    static @Nullable ProcessLock tryOn(Path path) throws IOException {
        Journal.createForOwner(path);
        Path file = path.toRealPath();
        if (!OURS.add(file)) {
            return null;
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new ProcessLock(file, channel);
            }
        } catch (IOException | RuntimeException e) {
            release(file, channel);
            throw e;
        }
        release(file, channel);
        return null;
    }

    private static void release(Path file, @Nullable FileChannel channel) throws IOException {
        try {
            if (channel != null) {
                channel.close(); // first, as it lets go of every lock that this process has on the file
            }
        } finally {
            OURS.remove(file);
        }
    }

    @Override
    public void close() throws IOException {
        release(file, channel); // the file stays: one that is removed could be locked by two, under one name
    }
}
