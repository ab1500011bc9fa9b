package dev.intact.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.field.Content;
import dev.intact.field.Schema;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ArchiveJsonTest {
    record Attachment(int id, Content content) {}

    @Test
    void keeps_the_bytes_of_content() {
        Schema<Attachment> schema = Schema.of(Attachment.class);
        Attachment row = new Attachment(1, Content.of("abc".getBytes(StandardCharsets.UTF_8)));

        assertThat(ArchiveJson.of(schema, row, schema.leaves())).isEqualTo("{\"id\":1,\"content\":\"YWJj\"}");
    }
}
