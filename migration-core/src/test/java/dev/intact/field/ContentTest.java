package dev.intact.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentTest {
    private static final byte[] ABC = "abc".getBytes(StandardCharsets.UTF_8);

    record Attachment(int id, Content content) {}

    record Tagged(List<String> tags, @Nullable List<List<String>> nested, String name, List<? extends Number> any) {}

    @Test
    void opens_from_the_beginning_each_time() throws IOException {
        Content content = Content.of(ABC);
        for (int time = 0; time < 2; time++) {
            try (InputStream bytes = content.open()) {
                assertThat(bytes.readAllBytes()).isEqualTo(ABC);
            }
        }
    }

    @Test
    void keeps_its_own_copy_of_bytes() throws IOException {
        byte[] bytes = ABC.clone();
        Content content = Content.of(bytes);
        bytes[0] = 'x';
        assertThat(content.hasSameBytesAs(Content.of(ABC))).isTrue();
    }

    /** The digest of "abc" is that of the standard's own example. */
    @Test
    void has_the_digest_of_the_standard() throws IOException {
        assertThat(Content.of(ABC).sha256())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void is_as_long_as_its_file(@TempDir Path folder) throws IOException {
        Content content = Content.of(Files.write(folder.resolve("abc"), ABC));
        assertThat(content.length()).hasValue(3);
        assertThat(content).hasToString("content of 3 bytes");
        assertThatThrownBy(() -> Content.of(folder)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void differs_by_any_byte_and_by_length() throws IOException {
        byte[] large = new byte[200_000];
        byte[] other = large.clone();
        other[199_999] = 1;
        Content content = Content.of(OptionalLong.empty(), () -> new ByteArrayInputStream(large));

        assertThat(content).hasToString("content of unknown length");
        assertThat(content.hasSameBytesAs(Content.of(large))).isTrue();
        assertThat(content.hasSameBytesAs(Content.of(other))).isFalse();
        assertThat(content.hasSameBytesAs(Content.of(new byte[199_999]))).isFalse();
        assertThat(Content.of(new byte[0]).hasSameBytesAs(content)).isFalse();
    }

    @Test
    void has_no_byte_form_in_a_row() {
        assertThatThrownBy(() -> Codec.of(Schema.of(Attachment.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Attachment.content is a dev.intact.field.Content, which has no byte form;");
    }

    @Test
    void a_list_of_a_plain_class_tells_its_elements() {
        List<Field> leaves = Schema.of(Tagged.class).leaves();
        assertThat(leaves.get(0).elementType()).hasValue(String.class);
        assertThat(leaves.get(1).elementType()).isEmpty();
        assertThat(leaves.get(2).elementType()).isEmpty();
        assertThat(leaves.get(3).elementType()).isEmpty();
        assertThat(Schema.of(Tagged.class).field(Tagged::tags)).isEqualTo(leaves.get(0));
    }
}
