package dev.intact.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.sink.Sink;
import dev.intact.testkit.TargetContract;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class CsvSinkContractTest {
    abstract static class Samples extends TargetContract<Sample> {
        @TempDir
        Path folder;

        abstract Path file();

        abstract CsvSourceBuilder<Sample> reading();

        @Override
        protected Sample row(int number) {
            return Sample.numbered(number);
        }

        @Override
        protected List<Sample> stored(Sink<Sample> sink) {
            if (!Files.exists(file())) {
                return List.of();
            }
            Reading<Sample> reading = Reading.all(reading().build());
            assertThat(reading.rejected).isEmpty();
            return reading.rows;
        }

        Sample saying(String text) {
            Sample row = row(0);
            return new Sample(row.id(), text, row.amount(), row.day(), row.stage(), row.place());
        }

        @Override
        protected Optional<String> generatedField() {
            return Optional.of("amount");
        }
    }

    @Nested
    class ToFileWithHeader extends Samples {
        @Override
        Path file() {
            return folder.resolve("samples.csv");
        }

        @Override
        protected Sink<Sample> first() {
            return CsvSink.of(file(), Sample.class).build();
        }

        @Override
        CsvSourceBuilder<Sample> reading() {
            return CsvSource.of(file(), Sample.class);
        }

        @Override
        protected Optional<Sample> refusedRow() {
            return Optional.of(saying("half a character: \uD800"));
        }
    }

    @Nested
    class ToCompressedFileInAnotherDialect extends Samples {
        private static final Dialect DIALECT = Dialect.rfc4180()
                .separator(';')
                .quote('\'')
                .nullText("\\N")
                .lineBreak("\n")
                .charset(StandardCharsets.ISO_8859_1);

        @Override
        Path file() {
            return folder.resolve("samples.csv.gz");
        }

        @Override
        protected Sink<Sample> first() {
            return CsvSink.of(file(), Sample.class).dialect(DIALECT).positions().build();
        }

        @Override
        CsvSourceBuilder<Sample> reading() {
            return CsvSource.of(file(), Sample.class).dialect(DIALECT).positions();
        }

        @Override
        protected Optional<Sample> refusedRow() {
            return Optional.of(saying("no Latin letter: \u20ac"));
        }
    }
}
