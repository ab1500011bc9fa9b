package dev.intact.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Writes a file that only its owner may read, at once or not at all. */
final class DifferenceFile {
    private DifferenceFile() {}

    static void write(Path file, String text) {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("."));
        try {
            Path part = Files.createTempFile(folder, ".difference", ".part"); // for its owner alone, from the start
            try {
                Path written = Files.writeString(part, text);
                Path unused = Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                boolean unused = Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be written".formatted(file), e);
        }
    }
}
