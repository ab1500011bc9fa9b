package dev.intact.examples.faults;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What goes wrong in a {@link FaultyFileSystem}. It may throw, wait, or end the process; it must use no files itself.
 */
interface FileFault {
    /** What is asked of a file or a directory. */
    enum Operation {
        /** A file is opened to be written to. */
        OPEN,
        /** Bytes are written. */
        WRITE,
        /** The end of a file is cut off. */
        TRUNCATE,
        /** What has been written to a file is put on the disk. */
        FORCE,
        /** The names in a directory are put on the disk. */
        FORCE_DIRECTORY,
        /** A file is renamed, which may replace another. */
        MOVE,
        /** A file is removed. */
        DELETE
    }

    /**
     * One call; for a move, its destination.
     *
     * @param bytes how many bytes are to be written; 0 for other operations
     */
    record Call(Operation operation, Path path, int bytes) {}

    /** Comes before the call; what it throws is what the caller gets, and nothing is done. */
    default void before(Call call) throws IOException {}

    /** Comes when the call has been done; what it throws is what the caller gets all the same. */
    default void after(Call call) throws IOException {}

    /** {@return how many of the bytes of a call are written; a caller that has more must ask again} */
    default int room(Call write) throws IOException {
        return write.bytes();
    }
}
