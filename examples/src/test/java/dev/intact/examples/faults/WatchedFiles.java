package dev.intact.examples.faults;

import static dev.intact.examples.faults.WatchedFileSystem.real;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The files of a JVM, with {@link Points points} around what is done to those that {@link Moving} writes. It is the
 * default of a JVM that is started with its name in the system property {@link #PROPERTY}.
 */
public final class WatchedFiles extends FileSystemProvider {
    static final String PROPERTY = "java.nio.file.spi.DefaultFileSystemProvider";

    private static final Pattern OURS = Pattern.compile("(entries\\.csv|rejects\\.csv|archive\\.jsonl).*");

    private final FileSystemProvider provider;
    private final WatchedFileSystem files;

    /** Made by the JVM, with the provider that would be its default. */
    public WatchedFiles(FileSystemProvider provider) {
        this.provider = provider;
        this.files = new WatchedFileSystem(this, provider.getFileSystem(URI.create("file:///")));
    }

    /** The name of a file as it is in each run; empty if it is none of those that are watched. */
    private static String name(Path path) {
        Path last = path.getFileName();
        String name = last == null ? "" : last.toString().replaceAll("^\\.+|\\.\\d+", "");
        return OURS.matcher(name).matches() ? name : "";
    }

    /** What is done to a file. */
    @FunctionalInterface
    private interface Act {
        void act() throws IOException;
    }

    private static void between(String doing, Path file, Act act) throws IOException {
        String name = name(file);
        pass(name, "before " + doing + " " + name);
        act.act();
        pass(name, "after " + doing + " " + name);
    }

    private static void pass(String name, String point) {
        if (!name.isEmpty()) {
            Points.pass(point);
        }
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        FileChannel channel = provider.newFileChannel(real(path), options, attributes);
        boolean written = options.contains(StandardOpenOption.WRITE);
        String name = name(path);
        return written && !name.isEmpty() && !name.endsWith(".lock") ? new WatchedChannel(channel, name) : channel;
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        boolean created = options.contains(StandardOpenOption.CREATE_NEW);
        String name = created ? name(path) : "";
        pass(name, "before creating " + name);
        SeekableByteChannel channel = provider.newByteChannel(real(path), options, attributes);
        pass(name, "after creating " + name);
        return channel;
    }

    @Override
    public void move(Path from, Path to, CopyOption... options) throws IOException {
        between("renaming " + name(from) + " to", to, () -> provider.move(real(from), real(to), options));
    }

    @Override
    public void delete(Path path) throws IOException {
        between("deleting", path, () -> provider.delete(real(path)));
    }

    @Override
    public boolean deleteIfExists(Path path) throws IOException {
        boolean there = provider.deleteIfExists(real(path));
        if (there) {
            pass(name(path), "after deleting " + name(path));
        }
        return there;
    }

    @Override
    public String getScheme() {
        return provider.getScheme();
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) throws IOException {
        return provider.newFileSystem(uri, environment);
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        return files;
    }

    @Override
    public Path getPath(URI uri) {
        return files.watched(provider.getPath(uri));
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path directory, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> all = provider.newDirectoryStream(real(directory), any -> true)) {
            for (Path one : all) {
                Path path = files.watched(one);
                if (filter.accept(path)) {
                    found.add(path);
                }
            }
        }
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                return found.iterator();
            }

            @Override
            public void close() {
                // nothing is open any more
            }
        };
    }

    @Override
    public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
        provider.createDirectory(real(path), attributes);
    }

    @Override
    public void copy(Path from, Path to, CopyOption... options) throws IOException {
        provider.copy(real(from), real(to), options);
    }

    @Override
    public boolean isSameFile(Path one, Path other) throws IOException {
        return provider.isSameFile(real(one), real(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        return provider.isHidden(real(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        return provider.getFileStore(real(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        provider.checkAccess(real(path), modes);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
        return provider.getFileAttributeView(real(path), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        return provider.readAttributes(real(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        return provider.readAttributes(real(path), attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        provider.setAttribute(real(path), attribute, value, options);
    }
}
