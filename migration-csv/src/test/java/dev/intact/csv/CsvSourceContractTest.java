package dev.intact.csv;

import dev.intact.source.Source;
import dev.intact.testkit.SourceContract;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class CsvSourceContractTest {
    abstract static class Samples extends SourceContract<Sample> {
        @TempDir
        Path folder;

        private final SampleText form;

        Samples(SampleText form) {
            this.form = form;
        }

        abstract Source<Sample> sourceOf(List<String> rows) throws IOException;

        @Override
        protected List<Sample> records() {
            return Sample.some();
        }

        @Override
        protected Source<Sample> source(List<Sample> records) throws IOException {
            return sourceOf(form.rows(records));
        }

        @Override
        protected Optional<Source<Sample>> sourceWithOneUnreadable(List<Sample> records) throws IOException {
            return Optional.of(sourceOf(form.rowsWithOneUnreadable(records)));
        }
    }

    @Nested
    class OfFileWithHeader extends Samples {
        OfFileWithHeader() {
            super(SampleText.RFC_4180);
        }

        @Override
        Source<Sample> sourceOf(List<String> rows) throws IOException {
            List<String> lines = new ArrayList<>(rows);
            lines.add(0, SampleText.RFC_4180.header());
            Path file = Files.writeString(folder.resolve("samples.csv"), String.join("\r\n", lines) + "\r\n");
            return CsvSource.of(file, Sample.class).expectRows(rows.size()).build();
        }
    }

    @Nested
    class OfCompressedFileInAnotherDialect extends Samples {
        private static final SampleText FORM = new SampleText(';', '\'', "\\N");

        OfCompressedFileInAnotherDialect() {
            super(FORM);
        }

        @Override
        Source<Sample> sourceOf(List<String> rows) throws IOException {
            Path file = folder.resolve("samples.csv.gz");
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
                String text = "as at 31.03.2026\n" + String.join("\n", rows);
                out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            }
            return CsvSource.of(file, Sample.class)
                    .dialect(Dialect.rfc4180()
                            .separator(';')
                            .quote('\'')
                            .nullText("\\N", "")
                            .charset(StandardCharsets.ISO_8859_1)
                            .skipLines(1))
                    .positions()
                    .build();
        }
    }

    /** One of the files has no rows; their line breaks differ, and there are lines without anything. */
    @Nested
    class OfSeveralFiles extends Samples {
        private static final List<String> LINE_BREAKS = List.of("\n", "\r\n", "\r", "\n\n", "\r\n\n");

        OfSeveralFiles() {
            super(SampleText.RFC_4180);
        }

        @Override
        Source<Sample> sourceOf(List<String> rows) throws IOException {
            int size = rows.size();
            int[] ends = {0, size / 4, size / 4, size / 2, size / 2 + size / 4, size};
            List<Path> files = new ArrayList<>();
            for (int i = 0; i < LINE_BREAKS.size(); i++) {
                List<String> lines = new ArrayList<>(rows.subList(ends[i], ends[i + 1]));
                lines.add(0, SampleText.RFC_4180.header());
                files.add(Files.writeString(
                        folder.resolve("part%d.csv".formatted(i)), String.join(LINE_BREAKS.get(i), lines)));
            }
            return CsvSource.of(files, Sample.class).build();
        }
    }
}
