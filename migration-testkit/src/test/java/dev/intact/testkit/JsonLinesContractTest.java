package dev.intact.testkit;

import dev.intact.sink.JsonLines;
import dev.intact.sink.Sink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesContractTest extends TargetContract<JsonLinesContractTest.Note> {
    record Note(int number, String text) {}

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("notes.jsonl");
    }

    @Override
    protected Sink<Note> first() {
        return JsonLines.of(file(), Note.class);
    }

    @Override
    protected Note row(int number) {
        return new Note(number, "note " + number);
    }

    @Override
    protected List<Note> stored(Sink<Note> sink) throws IOException {
        return Files.exists(file())
                ? Files.readAllLines(file()).stream()
                        .map(JsonLinesContractTest::read)
                        .toList()
                : List.of();
    }

    private static Note read(String line) {
        List<String> parts = List.of(line.split("[:,}]", -1));
        boolean hasText = line.contains("\"text\"");
        return new Note(Integer.parseInt(parts.get(1)), hasText ? parts.get(3).replace("\"", "") : "");
    }

    @Override
    protected Optional<String> generatedField() {
        return Optional.of("text");
    }
}
