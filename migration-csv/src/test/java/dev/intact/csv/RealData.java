package dev.intact.csv;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/** The sample data that others wrote; it is no part of this project. */
final class RealData {
    private static final Path ROOT = Path.of(System.getProperty("intact.data", "../shared/data"));

    private RealData() {}

    /** A file or folder of it; where it is absent, the test is skipped, or fails if the data is required. */
    static Path at(String path) {
        Path found = ROOT.resolve(path);
        if (Files.exists(found)) {
            return found;
        }
        String message = "SKIPPED: no sample data at %s; name its place by -Dintact.data=…".formatted(found);
        if (Boolean.getBoolean("intact.data.required")) {
            return fail(message);
        }
        System.err.println(message);
        return abort(message);
    }
}
