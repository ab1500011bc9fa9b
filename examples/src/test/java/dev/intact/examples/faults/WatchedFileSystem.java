package dev.intact.examples.faults;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The real file system, whose paths belong to {@link WatchedFiles}. */
final class WatchedFileSystem extends FileSystem {
    private final WatchedFiles provider;
    private final FileSystem real;

    WatchedFileSystem(WatchedFiles provider, FileSystem real) {
        this.provider = provider;
        this.real = real;
    }

    /** A path that stands for another. */
    private interface Watched {
        Path real();
    }

    static Path real(Path path) {
        return path instanceof Watched watched ? watched.real() : path;
    }

    Path watched(Path path) {
        return (Path) Proxy.newProxyInstance(
                WatchedFileSystem.class.getClassLoader(),
                new Class<?>[] {Path.class, Watched.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "real" -> path;
                    case "getFileSystem" -> this;
                    case "toFile" -> new File(path.toString());
                    default -> {
                        try {
                            yield watched(method.invoke(path, real(arguments)));
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }
                });
    }

    private @Nullable Object watched(@Nullable Object answer) {
        if (answer instanceof Path path) {
            return watched(path);
        } else if (answer instanceof java.util.Iterator<?> parts) {
            List<Path> all = new ArrayList<>();
            parts.forEachRemaining(part -> all.add(watched((Path) part)));
            return all.iterator();
        }
        return answer;
    }

    private static @Nullable Object @Nullable [] real(@Nullable Object @Nullable [] arguments) {
        if (arguments == null) {
            return null;
        }
        @Nullable Object[] all = arguments.clone();
        for (int i = 0; i < all.length; i++) {
            all[i] = all[i] instanceof Path path ? real(path) : all[i];
        }
        return all;
    }

    @Override
    public FileSystemProvider provider() {
        return provider;
    }

    @Override
    public Path getPath(String first, String... more) {
        return watched(real.getPath(first, more));
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("the default file system stays open");
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public String getSeparator() {
        return real.getSeparator();
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        List<Path> all = new ArrayList<>();
        real.getRootDirectories().forEach(root -> all.add(watched(root)));
        return all;
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
