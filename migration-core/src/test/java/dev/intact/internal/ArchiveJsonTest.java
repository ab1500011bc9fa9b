package dev.intact.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.field.Content;
import dev.intact.field.Schema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchiveJsonTest {
    record Attachment(int id, Content content) {}

    @SuppressWarnings("ArrayRecordComponent") // as source records have them
    record Line(int place, byte[] picture) {}

    record Order(int id, List<Line> lines) {}

    @Test
    void keeps_a_list_of_records_as_objects() {
        Schema<Order> schema = Schema.of(Order.class);
        Order row = new Order(1, List.of(new Line(1, new byte[] {1}), new Line(2, new byte[0])));

        assertThat(ArchiveJson.of(schema, row, schema.leaves()))
                .isEqualTo("{\"id\":1,\"lines\":[{\"place\":1,\"picture\":\"AQ==\"},{\"place\":2,\"picture\":\"\"}]}");
    }

    @Test
    void keeps_the_bytes_of_content() {
        Schema<Attachment> schema = Schema.of(Attachment.class);
        Attachment row = new Attachment(1, Content.of("abc".getBytes(StandardCharsets.UTF_8)));

        assertThat(ArchiveJson.of(schema, row, schema.leaves())).isEqualTo("{\"id\":1,\"content\":\"YWJj\"}");
    }
}
