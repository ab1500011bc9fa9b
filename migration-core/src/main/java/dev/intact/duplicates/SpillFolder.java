package dev.intact.duplicates;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of its own for what does not fit in the heap, for its owner alone. Its files have no name any more as soon
 * as they are open, where the system allows that, so that not even a process that is killed leaves one behind; the
 * folder goes when it is closed. Thread-safe.
 */
final class SpillFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SpillFolder.class);

    private final Path folder;
    private final List<FileChannel> open = new ArrayList<>();
    private final AtomicInteger names = new AtomicInteger();
    private final AtomicLong written = new AtomicLong();

    private SpillFolder(Path folder) {
        this.folder = folder;
    }

    /** Creates one below a folder, or below that of the system for temporary files. */
    static SpillFolder in(@Nullable Path parent) {
        try { // both have mode 700 where the file system knows modes
            return new SpillFolder(
                    parent == null
                            ? Files.createTempDirectory("intact-dedup-")
                            : Files.createTempDirectory(parent, "intact-dedup-"));
        } catch (IOException e) {
            throw new DedupException(
                    "matching needs a folder to spill into, and cannot create one in %s; name another by spillInto(…)"
                            .formatted(parent == null ? System.getProperty("java.io.tmpdir") : parent),
                    e);
        }
    }

    /** A file that is gone when it is closed. */
    FileChannel file() {
        Path file = folder.resolve("spill-" + names.incrementAndGet());
        try {
            FileChannel channel = FileChannel.open(
                    file,
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
            synchronized (open) {
                open.add(channel);
            }
            return channel;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Closes a file before its time. */
    void drop(FileChannel file) {
        synchronized (open) {
            open.remove(file);
        }
        close(file);
    }

    void count(long bytes) {
        written.addAndGet(bytes);
    }

    /** How many bytes were written in all. */
    long written() {
        return written.get();
    }

    static DedupException failed(IOException cause) {
        return new DedupException(
                "what is spilled to the disk cannot be written or read: %s; is it full? spillInto(…) names another folder"
                        .formatted(cause.getMessage()),
                cause);
    }

    @Override
    public void close() {
        synchronized (open) {
            open.forEach(SpillFolder::close);
            open.clear();
        }
        try (var left = Files.list(folder)) {
            for (Path file : left.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            LOG.warn("{}: what was spilled cannot be removed; it holds hashes and keys of records", folder, e);
        }
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("a spilled file cannot be closed", e);
        }
    }
}
