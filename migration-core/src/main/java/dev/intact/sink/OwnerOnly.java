package dev.intact.sink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Creates files that their owner alone may read and write, from their first moment. */
public final class OwnerOnly {
    private static final FileAttribute<?> RIGHTS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private OwnerOnly() {}

    /**
     * Creates an empty file. Where the file system knows no such rights, it gets those of its folder.
     *
     * @param file the file, which must not exist
     * @throws java.nio.file.FileAlreadyExistsException if it exists
     * @throws IOException if it cannot be created
     */
    public static void create(Path file) throws IOException {
        boolean hasRights = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes = hasRights ? new FileAttribute<?>[] {RIGHTS} : new FileAttribute<?>[0];
        Path unused = Files.createFile(file, attributes);
    }
}
