package dev.intact.examples.shop;

import dev.intact.document.MappingDocument;
import dev.intact.examples.docs.Documents;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The definition alone makes the document: no file is there. */
class ShopDocumentTest {
    @Test
    void the_committed_document_is_the_one_that_the_definition_makes() throws IOException {
        Path nowhere = Path.of("nowhere");
        MappingDocument document = MappingDocument.of(
                new ShopCatalogue(nowhere.resolve("products.csv"), nowhere.resolve("products.csv"), nowhere)
                        .migration());

        Documents.assertFresh("shop-mapping.md", document.markdown());
    }
}
