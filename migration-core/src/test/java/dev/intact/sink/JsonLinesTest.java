package dev.intact.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.field.Content;
import dev.intact.field.Key;
import dev.intact.ledger.Chunk;
import dev.intact.ledger.Position;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTest {
    @TempDir
    Path folder;

    enum Stage {
        LEAD
    }

    record Address(String city, @Nullable String zip) {}

    record Everything(
            long id,
            boolean active,
            BigDecimal amount,
            BigInteger huge,
            double rate,
            double unknown,
            Stage stage,
            LocalDate day,
            Instant moment,
            UUID uuid,
            Address address,
            @Nullable Object other) {}

    private Written write(Set<String> generated, Everything... rows) {
        JsonLines<Everything> sink = JsonLines.of(file(), Everything.class);
        List<TargetRows> records = List.of(rows).stream()
                .map(row -> TargetRows.of(Key.of(row.id())).and(sink, row))
                .toList();
        try (TargetSession session = sink.target().open(List.of(Output.of(sink, generated)))) {
            Written written;
            try (UnitOfWork unit = session.begin()) {
                written = unit.write(records);
                Chunk chunk = Chunk.of("run", 1, "move", "all", Position.start(), Position.of("end"));
                assertThat(unit.commit(chunk).isApplied()).isTrue();
            }
            session.complete();
            return written;
        }
    }

    private Path file() {
        return folder.resolve("archive.jsonl");
    }

    private static Everything row(long id, String city, @Nullable Object other) {
        return new Everything(
                id,
                true,
                new BigDecimal("12.50"),
                new BigInteger("12345678901234567890"),
                0.1,
                Double.NaN,
                Stage.LEAD,
                LocalDate.of(2026, 3, 31),
                Instant.EPOCH,
                new UUID(0, 1),
                new Address(city, null),
                other);
    }

    @Test
    void writes_each_row_on_a_line_with_decimals_as_text() {
        assertThat(write(Set.of(), row(Long.MAX_VALUE, "S\u00e3o \"P\"\n", null))
                        .inserted())
                .isEqualTo(1);

        assertThat(file())
                .hasContent("{\"id\":9223372036854775807,\"active\":true,\"amount\":\"12.50\","
                        + "\"huge\":\"12345678901234567890\",\"rate\":0.1,\"unknown\":\"NaN\",\"stage\":\"LEAD\","
                        + "\"day\":\"2026-03-31\",\"moment\":\"1970-01-01T00:00:00Z\","
                        + "\"uuid\":\"00000000-0000-0000-0000-000000000001\","
                        + "\"address.city\":\"S\u00e3o \\\"P\\\"\\n\",\"address.zip\":null,\"other\":null}\n");
    }

    @Test
    void leaves_out_values_that_the_target_makes() {
        assertThat(write(Set.of("id"), row(1, "Graz", null)).inserted()).isEqualTo(1);

        assertThat(file()).content().startsWith("{\"id\":null,");
    }

    @Test
    void refuses_what_json_cannot_hold_and_writes_the_others() {
        Written written = write(Set.of(), row(1, "\uD800", null), row(2, "Graz", new Object()), row(3, "Graz", null));

        assertThat(written.inserted()).isEqualTo(1);
        assertThat(written.refused().get(0).message())
                .isEqualTo("address.city: \"\uD800\" has half a character, which UTF-8 cannot hold");
        assertThat(written.refused().get(1).message())
                .isEqualTo("other: is a Object, for which JSON has no form; map it to text");
        assertThat(file()).content().startsWith("{\"id\":3,").containsOnlyOnce("\n");
    }

    @Test
    void writes_content_in_base64() throws java.io.IOException {
        Content abc = Content.of("abc".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(write(Set.of(), row(1, "Bonn", abc)).refused()).isEmpty();
        assertThat(java.nio.file.Files.readString(file())).contains("\"other\":\"YWJj\"");
    }
}
