package dev.intact.examples.faults;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A path of a {@link FaultyFileSystem}: the real one, known as one of that file system. */
final class FaultyPath implements Path {
    private final Root root;
    private final Path real;

    private FaultyPath(Root root, Path real) {
        this.root = root;
        this.real = real;
    }

    static Path real(Path path) {
        if (path instanceof FaultyPath faulty) {
            return faulty.real;
        }
        throw new ProviderMismatchException(path.getClass().getName());
    }

    private Path faulty(Path path) {
        return root.faulty(path);
    }

    private @Nullable Path faultyOrNull(@Nullable Path path) {
        return path == null ? null : root.faulty(path);
    }

    @Override
    public FileSystem getFileSystem() {
        return root;
    }

    @Override
    public boolean isAbsolute() {
        return real.isAbsolute();
    }

    @Override
    public @Nullable Path getRoot() {
        return faultyOrNull(real.getRoot());
    }

    @Override
    public @Nullable Path getFileName() {
        return faultyOrNull(real.getFileName());
    }

    @Override
    public @Nullable Path getParent() {
        return faultyOrNull(real.getParent());
    }

    @Override
    public int getNameCount() {
        return real.getNameCount();
    }

    @Override
    public Path getName(int index) {
        return faulty(real.getName(index));
    }

    @Override
    public Path subpath(int begin, int end) {
        return faulty(real.subpath(begin, end));
    }

    @Override
    public boolean startsWith(Path other) {
        return other instanceof FaultyPath && real.startsWith(real(other));
    }

    @Override
    public boolean endsWith(Path other) {
        return other instanceof FaultyPath && real.endsWith(real(other));
    }

    @Override
    public Path normalize() {
        return faulty(real.normalize());
    }

    @Override
    public Path resolve(Path other) {
        return faulty(real.resolve(real(other)));
    }

    @Override
    public Path relativize(Path other) {
        return faulty(real.relativize(real(other)));
    }

    @Override
    public URI toUri() {
        return real.toUri();
    }

    @Override
    public Path toAbsolutePath() {
        return faulty(real.toAbsolutePath());
    }

    @Override
    public Path toRealPath(LinkOption... options) throws IOException {
        return faulty(real.toRealPath(options));
    }

    @Override
    public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers)
            throws IOException {
        return real.register(watcher, events, modifiers);
    }

    @Override
    public int compareTo(Path other) {
        return real.compareTo(real(other));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FaultyPath that && real.equals(that.real);
    }

    @Override
    public int hashCode() {
        return real.hashCode();
    }

    @Override
    public String toString() {
        return real.toString();
    }

    /** The file system that the paths are of. */
    static final class Root extends FileSystem {
        private final FileSystemProvider provider;
        private final FileSystem real;

        Root(FileSystemProvider provider, FileSystem real) {
            super();
            this.provider = provider;
            this.real = real;
        }

        Path faulty(Path path) {
            return new FaultyPath(this, path);
        }

        @Override
        public FileSystemProvider provider() {
            return provider;
        }

        @Override
        public void close() throws IOException {
            real.close();
        }

        @Override
        public boolean isOpen() {
            return real.isOpen();
        }

        @Override
        public boolean isReadOnly() {
            return real.isReadOnly();
        }

        @Override
        public String getSeparator() {
            return real.getSeparator();
        }

        @Override
        public Iterable<Path> getRootDirectories() {
            List<Path> roots = new ArrayList<>();
            real.getRootDirectories().forEach(path -> roots.add(faulty(path)));
            return roots;
        }

        @Override
        public Iterable<FileStore> getFileStores() {
            return real.getFileStores();
        }

        @Override
        public Set<String> supportedFileAttributeViews() {
            return real.supportedFileAttributeViews();
        }

        @Override
        public Path getPath(String first, String... more) {
            return faulty(real.getPath(first, more));
        }

        @Override
        public PathMatcher getPathMatcher(String syntaxAndPattern) {
            PathMatcher matcher = real.getPathMatcher(syntaxAndPattern);
            return path -> matcher.matches(real(path));
        }

        @Override
        public UserPrincipalLookupService getUserPrincipalLookupService() {
            return real.getUserPrincipalLookupService();
        }

        @Override
        public WatchService newWatchService() throws IOException {
            return real.newWatchService();
        }
    }
}
