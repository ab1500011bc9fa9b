package dev.intact.examples.faults;

import dev.intact.examples.faults.Moving.Into;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The class path of this JVM for the many that are started with it, and an archive of the classes that a run loads, by
 * which they start in less than half of the time. A JVM makes such archives of jars alone, so folders are packed.
 */
final class ClassArchive {
    private static @Nullable List<String> options;

    private ClassArchive() {}

    /** {@return the options of a JVM that has the classes of this one} */
    static synchronized List<String> options() throws IOException, InterruptedException, SQLException {
        List<String> known = options;
        if (known == null) {
            known = made(Files.createTempDirectory("intact-classes"));
            options = known;
        }
        return known;
    }

    private static List<String> made(Path folder) throws IOException, InterruptedException, SQLException {
        folder.toFile().deleteOnExit();
        List<String> path = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1)) {
            if (Files.isDirectory(Path.of(entry))) {
                path.add(packed(Path.of(entry), folder.resolve(path.size() + ".jar")));
            } else if (Files.exists(Path.of(entry))) {
                path.add(entry);
            }
        }
        List<String> classes = List.of("-Xlog:cds=off", "-cp", String.join(File.pathSeparator, path));
        Path archive = folder.resolve("classes.jsa");
        archive.toFile().deleteOnExit();
        train(classes, archive, Files.createDirectory(folder.resolve("training")));
        List<String> all = new ArrayList<>(classes);
        if (Files.exists(archive)) {
            all.add(0, "-XX:SharedArchiveFile=" + archive);
        }
        return List.copyOf(all);
    }

    /** A run whose classes are archived at its end. */
    private static void train(List<String> classes, Path archive, Path folder)
            throws IOException, InterruptedException, SQLException {
        List<String> options = new ArrayList<>(classes);
        options.add(0, "-XX:ArchiveClassesAtExit=" + archive);
        options.add(0, "-Xlog:cds+dynamic=off");
        Path lines = Place.lines(folder.resolve("lines.csv"), 200);
        try (Place place = Place.create(Into.H2, folder);
                Child child = Child.launch(options, Moving.class, place.arguments(lines, 100))) {
            int unused = child.exit();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.forEach(file -> file.toFile().deleteOnExit()); // a folder comes first here, and goes last then
        }
    }

    private static String packed(Path folder, Path jar) throws IOException {
        jar.toFile().deleteOnExit();
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packing = new JarOutputStream(out);
                Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                packing.putNextEntry(
                        new JarEntry(folder.relativize(file).toString().replace(File.separatorChar, '/')));
                long unused = Files.copy(file, packing);
                packing.closeEntry();
            }
        }
        return jar.toString();
    }
}
