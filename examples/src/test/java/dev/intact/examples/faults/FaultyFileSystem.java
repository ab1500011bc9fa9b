package dev.intact.examples.faults;

import dev.intact.examples.faults.FileFault.Call;
import dev.intact.examples.faults.FileFault.Operation;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The real file system, in which a {@link FileFault} goes wrong. It is the default file system of a JVM that is started
 * with {@link #OPTION}, so that it is under everything that the JVM does with files but loading classes.
 */
public final class FaultyFileSystem extends FileSystemProvider {
    /** The option of a JVM whose default file system this is. */
    static final String OPTION =
            "-Djava.nio.file.spi.DefaultFileSystemProvider=dev.intact.examples.faults.FaultyFileSystem";

    private static final FileFault NONE = new FileFault() {};

    private static volatile FileFault fault = NONE;

    private final FileSystemProvider real;
    private final FaultyPath.Root root;

    /**
     * Wraps a provider; the JVM calls it.
     *
     * @param real the provider of the JVM
     */
    public FaultyFileSystem(FileSystemProvider real) {
        super();
        this.real = real;
        this.root = new FaultyPath.Root(this, real.getFileSystem(URI.create("file:///")));
    }

    /** From now on, this goes wrong. */
    static void set(FileFault next) {
        fault = next;
    }

    /** From now on, nothing goes wrong. */
    static void clear() {
        fault = NONE;
    }

    static FileFault fault() {
        return fault;
    }

    /** Does something with a file, with what goes wrong before and after. */
    interface Deed {
        void done() throws IOException;
    }

    static void call(Operation operation, Path path, Deed deed) throws IOException {
        Call call = new Call(operation, path, 0);
        FileFault now = fault;
        now.before(call);
        deed.done();
        now.after(call);
    }

    private static Path real(Path path) {
        return FaultyPath.real(path);
    }

    @Override
    public String getScheme() {
        return real.getScheme();
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> env) throws IOException {
        return real.newFileSystem(uri, env);
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        return root;
    }

    @Override
    public Path getPath(URI uri) {
        return root.faulty(real.getPath(uri));
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        boolean writing = options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND);
        boolean directory = !writing && Files.isDirectory(path);
        if (writing) {
            fault.before(new Call(Operation.OPEN, path, 0));
        }
        FileChannel channel = real.newFileChannel(real(path), options, attributes);
        return new FaultyChannel(path, channel, directory ? Operation.FORCE_DIRECTORY : Operation.FORCE);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path directory, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        DirectoryStream<Path> all =
                real.newDirectoryStream(real(directory), entry -> filter.accept(root.faulty(entry)));
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                Iterator<Path> entries = all.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return entries.hasNext();
                    }

                    @Override
                    public Path next() {
                        return root.faulty(entries.next());
                    }
                };
            }

            @Override
            public void close() throws IOException {
                all.close();
            }
        };
    }

    @Override
    public void createDirectory(Path directory, FileAttribute<?>... attributes) throws IOException {
        real.createDirectory(real(directory), attributes);
    }

    @Override
    public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes) throws IOException {
        real.createSymbolicLink(real(link), real(target), attributes);
    }

    @Override
    public void createLink(Path link, Path existing) throws IOException {
        real.createLink(real(link), real(existing));
    }

    @Override
    public Path readSymbolicLink(Path link) throws IOException {
        return root.faulty(real.readSymbolicLink(real(link)));
    }

    @Override
    public void delete(Path path) throws IOException {
        call(Operation.DELETE, path, () -> real.delete(real(path)));
    }

    @Override
    public boolean deleteIfExists(Path path) throws IOException {
        boolean there = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
        if (there) {
            delete(path);
        }
        return there;
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        real.copy(real(source), real(target), options);
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        call(Operation.MOVE, target, () -> real.move(real(source), real(target), options));
    }

    @Override
    public boolean isSameFile(Path path, Path other) throws IOException {
        return real.isSameFile(real(path), real(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        return real.isHidden(real(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        return real.getFileStore(real(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        real.checkAccess(real(path), modes);
    }

    @Override
    public <V extends FileAttributeView> @Nullable V getFileAttributeView(
            Path path, Class<V> type, LinkOption... options) {
        return real.getFileAttributeView(real(path), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        return real.readAttributes(real(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        return real.readAttributes(real(path), attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        real.setAttribute(real(path), attribute, value, options);
    }
}
