package dev.intact.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles classes that are made up by a test, all in one go. */
final class Compiling {
    private final Map<String, Set<Long>> errorLines = new TreeMap<>();
    private final List<String> errors = new ArrayList<>();

    private Compiling() {}

    /** Compiles these classes, source by name, into a directory that is removed again. */
    static Compiling of(Map<String, String> sources) {
        Compiling compiling = new Compiling();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<JavaFileObject> files = new ArrayList<>();
        sources.forEach((name, source) -> files.add(new Source(name, source)));
        Path classes = newDirectory();
        List<String> options = List.of(
                "-proc:none",
                "-d",
                classes.toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                "-Xmaxerrs",
                "0");
        boolean done = compiler.getTask(null, null, found, options, null, files).call();
        delete(classes);
        found.getDiagnostics().stream()
                .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                .forEach(compiling::add);
        if (!done && compiling.errors.isEmpty()) {
            throw new IllegalStateException("the compiler failed without saying why");
        }
        return compiling;
    }

    private void add(Diagnostic<? extends JavaFileObject> error) {
        errors.add(error.toString());
        if (error.getSource() == null) {
            throw new IllegalStateException(error.getMessage(Locale.ROOT));
        }
        String name = error.getSource().getName().replaceAll(".*/|\\.java$", "");
        errorLines.computeIfAbsent(name, any -> new TreeSet<>()).add(error.getLineNumber());
    }

    /** The lines of a class on which there are errors. */
    Set<Long> errorLines(String name) {
        return errorLines.getOrDefault(name, Set.of());
    }

    List<String> errors() {
        return errors;
    }

    private static Path newDirectory() {
        try {
            return Files.createTempDirectory("intact-compiling");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try (var inside = Files.walk(directory)) {
            for (Path path : inside.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
