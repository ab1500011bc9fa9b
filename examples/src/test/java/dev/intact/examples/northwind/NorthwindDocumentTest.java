package dev.intact.examples.northwind;

import dev.intact.document.MappingDocument;
import dev.intact.examples.docs.Documents;
import dev.intact.jdbc.Connections;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The definition alone makes the document: no database is there. */
class NorthwindDocumentTest {
    private static final Connections NOWHERE = Connections.of("jdbc:postgresql:nowhere", "", "");

    @Test
    void the_committed_document_is_the_one_that_the_definition_makes() throws IOException {
        MappingDocument document = MappingDocument.of(new NorthwindToErp(NOWHERE, NOWHERE).migration());

        Documents.assertFresh("northwind-mapping.md", document.markdown());
        Documents.assertFresh("northwind-mapping.html", document.html());
    }
}
