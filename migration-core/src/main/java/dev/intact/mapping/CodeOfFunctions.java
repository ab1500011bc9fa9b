package dev.intact.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.lang.invoke.SerializedLambda;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The classes that hold the functions of a definition, each with a checksum of its class file. What these functions
 * call elsewhere is not looked at.
 */
final class CodeOfFunctions {
    private static final Pattern OURS = Pattern.compile(
            "java/.*|dev/intact/(field|source|convert|mapping|quality|identity|ledger|sink|run|internal)/.*");

    private CodeOfFunctions() {}

    static List<String> of(Definition<?, ?> definition) {
        try (Collecting collecting = new Collecting()) {
            collecting.writeObject(definition);
            return collecting.classes.stream()
                    .filter(name -> !OURS.matcher(name).matches())
                    .map(CodeOfFunctions::fact)
                    .toList();
        } catch (IOException e) {
            return List.of("its functions cannot be looked into (%s)"
                    .formatted(e.getClass().getSimpleName()));
        }
    }

    private static String fact(String name) {
        return "code of %s: %s".formatted(name.replace('/', '.'), checksum(name).orElse("not found"));
    }

    private static Optional<String> checksum(String name) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        ClassLoader known = loader == null ? CodeOfFunctions.class.getClassLoader() : loader;
        try (InputStream file = known.getResourceAsStream(name + ".class")) {
            return file == null ? Optional.empty() : Optional.of(Facts.digest(file.readAllBytes()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Writes nowhere, and notes on the way which classes the functions are written in. */
    private static final class Collecting extends ObjectOutputStream {
        private final Set<String> classes = new TreeSet<>();

        Collecting() throws IOException {
            super(OutputStream.nullOutputStream());
            enableReplaceObject(true);
        }

        @Override
        protected Object replaceObject(Object object) {
            if (object instanceof SerializedLambda lambda) {
                classes.add(lambda.getImplClass());
            }
            return object;
        }
    }
}
