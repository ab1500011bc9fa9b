package dev.intact.sink;

import dev.intact.field.Problem;
import dev.intact.quality.Finding;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One file that takes the rows of one {@link FileSink}. It is written under a temporary name beside its own, readable
 * by its owner alone, and gets its name when the run is complete: a file of that name is always whole. A chunk that is
 * taken back is cut off. What a killed process leaves, a hidden file that ends in {@code .part}, is gone on with when
 * the run is resumed; a journal beside it, which ends in {@code .ledger}, says how much of it is committed.
 *
 * <p>A file that stands there already is refused unless it is to be replaced. Targets are equal when their paths are.
 * Immutable, thread-safe and serializable.
 */
public final class FileTarget implements Target {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final boolean replaced;
    private final boolean compressed;
    private final TreeSet<PosixFilePermission> permissions;

    private FileTarget(String file, boolean replaced, boolean compressed, Set<PosixFilePermission> permissions) {
        this.file = file;
        this.replaced = replaced;
        this.compressed = compressed;
        this.permissions = new TreeSet<>(permissions);
    }

    /**
     * A file.
     *
     * @param file the file, in a directory that exists; compressed by gzip if its name ends in {@code .gz}
     * @return the target
     * @throws IllegalArgumentException if the path names no file of the default file system
     */
    public static FileTarget of(Path file) {
        if (!file.getFileSystem().equals(FileSystems.getDefault()) || file.getFileName() == null) {
            throw new IllegalArgumentException("%s names no file of the default file system".formatted(file));
        }
        return new FileTarget(file.toString(), false, file.toString().endsWith(".gz"), Set.of());
    }

    /** {@return this target, which replaces a file that stands there already} */
    public FileTarget replacing() {
        return new FileTarget(file, true, compressed, permissions);
    }

    /** {@return this target, compressed by gzip whatever its name} */
    public FileTarget gzip() {
        return new FileTarget(file, replaced, true, permissions);
    }

    /**
     * Sets who may use the complete file. Without it, its owner alone may read and write it. It has no effect where
     * files have no such permissions.
     *
     * @param granted the permissions
     * @return the changed copy
     */
    public FileTarget permissions(Set<PosixFilePermission> granted) {
        return new FileTarget(file, replaced, compressed, granted);
    }

    /** {@return the file} */
    public Path path() {
        return Path.of(file);
    }

    /** {@return the name of the file} */
    @Override
    public String name() {
        return String.valueOf(path().getFileName());
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.ALL_OR_NOTHING;
    }

    @Override
    public int parallelism() {
        return 1;
    }

    @Override
    public TargetCheck check(List<Inflow<?>> inflows) {
        Path directory = PendingFile.directory(this).toAbsolutePath();
        List<Finding> findings = new ArrayList<>();
        if (!Files.isDirectory(directory)) {
            findings.add(Finding.error(
                    inflows.get(0).toString(),
                    Problem.of("%s: its directory does not exist".formatted(path()))
                            .advice("create it")));
        } else if (!Files.isWritable(directory)) {
            findings.add(Finding.error(
                    inflows.get(0).toString(),
                    Problem.of("%s: its directory cannot be written to".formatted(path()))
                            .advice("grant the right to write")));
        }
        return TargetCheck.of(findings);
    }

    @Override
    public TargetSession open(List<Output<?>> outputs) {
        Set<Output<?>> distinct = new LinkedHashSet<>(outputs);
        if (distinct.size() != 1) {
            throw new TargetException("%s: a file takes the rows of one sink, but has %s (%s); give each its own file"
                    .formatted(path(), distinct.size(), distinct));
        }
        return open(distinct.iterator().next());
    }

    private <T> TargetSession open(Output<T> output) {
        if (!(output.sink() instanceof FileSink<T> sink) || !equals(sink.target())) {
            throw new TargetException("%s: %s is no sink of this file".formatted(path(), output));
        }
        return FileSession.open(sink, output.generated());
    }

    boolean isReplaced() {
        return replaced;
    }

    boolean isCompressed() {
        return compressed;
    }

    Set<PosixFilePermission> permissions() {
        return permissions;
    }

    private Path place() {
        return path().toAbsolutePath().normalize();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileTarget that && place().equals(that.place());
    }

    @Override
    public int hashCode() {
        return place().hashCode();
    }

    @Override
    public String toString() {
        return name();
    }
}
