package dev.intact.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What docs/csv.md shows. */
final class CsvDocument {
    private CsvDocument() {}

    static void shows(String text) throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "csv.md"))).contains(text);
    }
}
