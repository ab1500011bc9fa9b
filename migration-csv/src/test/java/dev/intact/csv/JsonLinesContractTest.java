package dev.intact.csv;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.intact.sink.JsonLines;
import dev.intact.sink.Sink;
import dev.intact.testkit.TargetContract;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Stands here because the core, which has this sink, cannot depend on the testkit. */
class JsonLinesContractTest {
    abstract static class Samples extends TargetContract<Sample> {
        private static final JsonFactory JSON = new JsonFactory();

        @TempDir
        Path folder;

        private final String name;

        Samples(String name) {
            this.name = name;
        }

        private Path file() {
            return folder.resolve(name);
        }

        @Override
        protected Sink<Sample> first() {
            return JsonLines.of(file(), Sample.class);
        }

        @Override
        protected Sample row(int number) {
            return Sample.numbered(number);
        }

        InputStream plain(InputStream in) throws IOException {
            return in;
        }

        @Override
        protected List<Sample> stored(Sink<Sample> sink) throws IOException {
            List<Sample> rows = new ArrayList<>();
            if (Files.exists(file())) {
                try (BufferedReader lines = new BufferedReader(
                        new InputStreamReader(plain(Files.newInputStream(file())), StandardCharsets.UTF_8))) {
                    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                        rows.add(sample(members(line)));
                    }
                }
            }
            return rows;
        }

        private static Map<String, String> members(String line) throws IOException {
            Map<String, String> members = new HashMap<>();
            try (JsonParser json = JSON.createParser(line)) {
                for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                    if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                        members.put(json.currentName(), json.getText());
                    }
                }
            }
            return members;
        }

        private static Sample sample(Map<String, String> members) {
            Optional<String> city = Optional.ofNullable(members.get("place.city"));
            return new Sample(
                    Integer.parseInt(members.get("id")),
                    members.get("text"),
                    Optional.ofNullable(members.get("amount"))
                            .map(BigDecimal::new)
                            .orElse(null),
                    Optional.ofNullable(members.get("day"))
                            .map(LocalDate::parse)
                            .orElse(null),
                    Sample.Stage.valueOf(members.get("stage")),
                    city.map(name -> new Sample.Place(name, members.get("place.zip")))
                            .orElse(null));
        }

        @Override
        protected Optional<Sample> refusedRow() {
            Sample row = row(0);
            return Optional.of(new Sample(
                    row.id(), "half a character: \uD800", row.amount(), row.day(), row.stage(), row.place()));
        }

        @Override
        protected Optional<String> generatedField() {
            return Optional.of("amount");
        }
    }

    @Nested
    class ToFile extends Samples {
        ToFile() {
            super("samples.jsonl");
        }
    }

    @Nested
    class ToCompressedFile extends Samples {
        ToCompressedFile() {
            super("samples.jsonl.gz");
        }

        @Override
        InputStream plain(InputStream in) throws IOException {
            return new GZIPInputStream(in);
        }
    }
}
