package dev.intact.sink;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that is not complete: it has a temporary name, and knows up to where its content is committed. Each stretch
 * that is committed becomes a gzip member of its own, so that a later one can be cut off.
 */
final class PendingFile {
    private static final Logger LOG = LoggerFactory.getLogger(PendingFile.class);
    private static final int BUFFER = 64 * 1024;

    private final FileTarget target;
    private final Path temporary;
    private final FileChannel channel;
    private @Nullable OutputStream stretch;
    private final boolean kept;
    private long committed;
    private boolean completed;

    private PendingFile(FileTarget target, Path temporary, FileChannel channel, boolean kept) {
        this.target = target;
        this.temporary = temporary;
        this.channel = channel;
        this.kept = kept;
    }

    /** Creates a file for a run that is not resumed: it is gone when it is closed without being complete. */
    static PendingFile create(FileTarget target) throws IOException {
        refuseExisting(target);
        Path temporary = Files.createTempFile(directory(target), "." + target.name() + ".", ".part");
        return new PendingFile(target, temporary, FileChannel.open(temporary, StandardOpenOption.WRITE), false);
    }

    /** Creates the file of a run that may be resumed: it stays until it is complete. */
    static PendingFile begin(FileTarget target) throws IOException {
        refuseExisting(target);
        Path part = part(target);
        Files.deleteIfExists(part); // of a run that nobody will go on with
        OwnerOnly.create(part);
        return new PendingFile(target, part, FileChannel.open(part, StandardOpenOption.WRITE), true);
    }

    /**
     * Opens the file of a run that was interrupted, and cuts off what was not committed. A copy that the run has shown
     * is removed.
     *
     * @throws NoSuchFileException if it is gone, or shorter than what was committed
     * @throws FileAlreadyExistsException if what is found under its name is not the copy of it
     */
    static PendingFile resume(FileTarget target, long length) throws IOException {
        Path part = part(target);
        if (!Files.exists(part)) {
            takeBack(target, part, length);
        }
        FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
        if (channel.size() < length) {
            channel.close();
            throw new NoSuchFileException(part.toString());
        }
        PendingFile file = new PendingFile(target, part, channel, true);
        file.committed = length;
        file.rollback();
        try {
            file.removeCopy();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        return file;
    }

    private void removeCopy() throws IOException {
        if (target.isReplaced() || !Files.exists(target.path())) {
            return;
        }
        if (Files.mismatch(temporary, target.path()) != -1) {
            throw new FileAlreadyExistsException(target.path().toString());
        }
        Files.delete(target.path());
    }

    /** A file that got its name before the run could say that it had ended goes back among the unfinished. */
    private static void takeBack(FileTarget target, Path part, long length) throws IOException {
        if (Files.size(target.path()) != length) {
            throw new NoSuchFileException(part.toString());
        }
        Files.move(target.path(), part);
    }

    private static Path part(FileTarget target) {
        return directory(target).resolve("." + target.name() + ".part");
    }

    /** How much of it is committed, in bytes. */
    long length() {
        return committed;
    }

    static Path directory(FileTarget target) {
        Path parent = target.path().getParent();
        return parent == null ? Path.of("") : parent;
    }

    private static void refuseExisting(FileTarget target) throws IOException {
        if (!target.isReplaced() && Files.exists(target.path())) {
            throw new FileAlreadyExistsException(target.path().toString());
        }
    }

    /** Where the next bytes go. */
    OutputStream stretch() throws IOException {
        if (stretch == null) {
            OutputStream buffered = new BufferedOutputStream(new OpenChannel(channel), BUFFER);
            stretch = target.isCompressed() ? new GZIPOutputStream(buffered, BUFFER) : buffered;
        }
        return stretch;
    }

    /** Puts on the disk what has been written. */
    void commit() throws IOException {
        finishStretch();
        channel.force(true);
        committed = channel.position();
    }

    private void finishStretch() throws IOException {
        OutputStream finished = stretch;
        stretch = null;
        if (finished != null) {
            finished.close();
        }
    }

    /** Cuts off what has been written since the last commit. */
    void rollback() throws IOException {
        try {
            finishStretch(); // lets go of the compressor; what it still writes is cut off with the rest
        } finally {
            channel.truncate(committed);
            channel.position(committed);
        }
    }

    /** Gives the file its name. */
    void complete() throws IOException {
        rollback();
        channel.force(true);
        channel.close();
        grantPermissions(temporary);
        refuseExisting(target);
        move(temporary);
        completed = true;
        forceDirectory();
    }

    /** Copies what is committed to the name of the file, which goes on under its temporary one. */
    void copy() throws IOException {
        rollback();
        channel.force(true);
        refuseExisting(target);
        Path copy = directory(target).resolve("." + target.name() + ".new");
        Files.deleteIfExists(copy);
        OwnerOnly.create(copy);
        try (FileChannel from = FileChannel.open(temporary, StandardOpenOption.READ);
                FileChannel to = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            for (long at = 0; at < committed; ) {
                at += from.transferTo(at, committed - at, to);
            }
            to.force(true);
        }
        grantPermissions(copy);
        move(copy);
    }

    private void grantPermissions(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null && !target.permissions().isEmpty()) {
            view.setPermissions(target.permissions());
        }
    }

    private void move(Path from) throws IOException {
        try {
            Files.move(from, target.path(), StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            LOG.warn("{}: the file system cannot rename in one step; a crash now may leave half a file", target.path());
            Files.move(from, target.path(), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Makes the new name survive a loss of power, where directories can be opened at all. */
    private void forceDirectory() throws IOException {
        FileChannel directory;
        try {
            directory = FileChannel.open(directory(target), StandardOpenOption.READ);
        } catch (IOException e) {
            LOG.debug("{}: its directory cannot be forced to the disk", target.path(), e);
            return;
        }
        try (directory) {
            directory.force(true);
        }
    }

    /** Removes the file unless it is complete, or its run may be resumed. */
    void close() throws IOException {
        if (!completed) {
            try {
                channel.close();
            } finally {
                if (!kept) {
                    Files.deleteIfExists(temporary);
                }
            }
        }
    }

    /** Writes to a channel and leaves it open. */
    private static final class OpenChannel extends FilterOutputStream {
        OpenChannel(FileChannel channel) {
            super(Channels.newOutputStream(channel));
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
