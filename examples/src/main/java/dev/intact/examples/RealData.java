package dev.intact.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Real data of others, which is no part of this project: the folder that the property {@code intact.data} names. */
public final class RealData {
    private RealData() {}

    /**
     * Finds data.
     *
     * @param path its path below the folder
     * @return the file or folder; empty if it is not there
     */
    public static Optional<Path> find(String path) {
        return folders()
                .map(folder -> folder.resolve(path))
                .filter(Files::exists)
                .findFirst();
    }

    /**
     * Finds data that a program cannot do without.
     *
     * @param path its path below the folder
     * @return the file or folder
     * @throws IllegalStateException if it is not there; the message says what to do
     */
    public static Path require(String path) {
        return find(path).orElseThrow(() -> new IllegalStateException(absent(path)));
    }

    /**
     * Says that data is absent.
     *
     * @param path its path below the folder
     * @return what is missing, and what to do
     */
    public static String absent(String path) {
        return "no real data %s in %s; name its folder by -Dintact.data=…"
                .formatted(
                        path,
                        folders().map(Path::toAbsolutePath).map(Path::normalize).toList());
    }

    /** A program runs in the folder of the project, a test in that of its module. */
    private static Stream<Path> folders() {
        String named = System.getProperty("intact.data");
        return named == null
                ? Stream.of(Path.of("..", "shared", "data"), Path.of("..", "..", "shared", "data"))
                : Stream.of(Path.of(named));
    }
}
