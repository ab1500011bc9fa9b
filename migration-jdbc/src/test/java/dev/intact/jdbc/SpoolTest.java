package dev.intact.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.field.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class SpoolTest {
    private static final byte[] BLOCK = new byte[1 << 20];

    private static InputStream megabytes(int count) {
        return new SequenceInputStream(Collections.enumeration(Stream.generate(() -> new ByteArrayInputStream(BLOCK))
                .limit(count)
                .toList()));
    }

    @Test
    void values_in_one_file_and_in_the_next_stay_what_they_are() throws IOException {
        Spool spool = new Spool();
        Content first = spool.keep(new ByteArrayInputStream(new byte[] {1, 2, 3}));
        Content empty = spool.keep(InputStream.nullInputStream());
        Content large = spool.keep(megabytes((int) (Spool.FILE_SIZE >> 20)));
        Content next = spool.keep(new ByteArrayInputStream(new byte[] {4}));

        assertThat(first.hasSameBytesAs(Content.of(new byte[] {1, 2, 3}))).isTrue();
        assertThat(empty.length()).hasValue(0);
        assertThat(large.length()).hasValue(Spool.FILE_SIZE);
        try (InputStream bytes = large.open()) {
            assertThat(bytes.skip(Spool.FILE_SIZE - 1)).isEqualTo(Spool.FILE_SIZE - 1);
            assertThat(bytes.read()).isZero();
            assertThat(bytes.read()).isEqualTo(-1);
        }
        assertThat(next.hasSameBytesAs(Content.of(new byte[] {4}))).isTrue();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void its_file_has_no_name_once_it_is_open() throws Exception {
        Set<Path> before = files();
        Content content = new Spool().keep(new ByteArrayInputStream(new byte[] {1}));

        for (int i = 0; i < 500 && !before.containsAll(files()); i++) {
            Thread.sleep(20); // another process may be about to open its own
        }
        assertThat(files()).isSubsetOf(before);
        assertThat(content.hasSameBytesAs(Content.of(new byte[] {1}))).isTrue();
    }

    private static Set<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(file -> file.toString().endsWith(".spool")).collect(Collectors.toSet());
        }
    }
}
