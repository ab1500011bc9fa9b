package dev.intact.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Documents that are committed beside the code that makes them. */
public final class Documents {
    private Documents() {}

    /**
     * Asserts that a document in the folder {@code docs} is the one that is made now; with
     * {@code -Dintact.documents.update=true} it is written.
     *
     * @param name the name of the file
     * @param made what is made now
     * @throws IOException if the file cannot be read or written
     */
    public static void assertFresh(String name, String made) throws IOException {
        Path committed = Path.of("..", "docs", name);
        if (Boolean.getBoolean("intact.documents.update")) {
            Files.writeString(committed, made);
        }
        assertThat(Files.exists(committed) ? Files.readString(committed) : "")
                .as(
                        "%s is not what the mapping says: run with -Dintact.documents.update=true, review, commit",
                        committed)
                .isEqualTo(made);
    }
}
