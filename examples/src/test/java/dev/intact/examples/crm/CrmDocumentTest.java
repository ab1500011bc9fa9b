package dev.intact.examples.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.document.Change;
import dev.intact.document.MappingDocument;
import dev.intact.jdbc.Connections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrmDocumentTest {
    @TempDir
    Path folder;

    // region fresh
    @Test
    void the_committed_document_is_the_one_that_the_definition_makes() throws IOException {
        MappingDocument document = MappingDocument.of(new CrmMigration(folder).migration());

        assertFresh(Path.of("..", "docs", "crm-mapping.md"), document.markdown());
        assertFresh(Path.of("..", "docs", "crm-mapping.html"), document.html());
    }

    private static void assertFresh(Path committed, String made) throws IOException {
        if (Boolean.getBoolean("intact.documents.update")) {
            Files.writeString(committed, made);
        }
        assertThat(Files.exists(committed) ? Files.readString(committed) : "")
                .as(
                        "%s is not what the mapping says: run with -Dintact.documents.update=true, review, commit",
                        committed)
                .isEqualTo(made);
    }
    // endregion fresh

    @Test
    void what_changed_between_two_definitions_can_be_said_in_sentences() {
        Migration before = new CrmMigration(folder).migration();
        Migration after =
                Migration.of(before.name(), before.moves().subList(0, 4)).purpose("Less");

        // region diff
        List<Change> changes = MappingDocument.diff(MappingDocument.of(before), MappingDocument.of(after));

        changes.forEach(System.out::println);
        // endregion diff
        assertThat(changes)
                .extracting(Change::toString)
                .contains("move 'activities' removed: from activities into activity");
    }

    @Test
    void examples_come_from_a_preview_and_hide_what_is_sensitive() throws Exception {
        CrmMigration example = new CrmMigration(folder);
        LegacyData.small()
                .writeTo(
                        folder,
                        Connections.of("jdbc:h2:file:" + folder.resolve("legacy") + ";DB_CLOSE_DELAY=60", "sa", ""));
        Migration migration = example.migration();

        // region examples
        MappingDocument document =
                MappingDocument.of(migration).with(Migrator.create().preview(migration, 20));
        // endregion examples

        assertThat(document.html()).contains("<q>Netherlands</q>").doesNotContain("example.com");
    }
}
