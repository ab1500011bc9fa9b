package dev.intact.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.sink.JsonLines;
import dev.intact.sink.Sink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;

class FileLedgerContractTest extends LedgerContract<FileLedgerContractTest.Thing> {
    record Thing(int id) {}

    @TempDir
    Path folder;

    @Override
    protected Sink<Thing> first() {
        return JsonLines.of(folder.resolve("things.jsonl"), Thing.class);
    }

    @Override
    protected Sink<Thing> anew() {
        return JsonLines.of(folder.resolve("things.jsonl"), Thing.class).replacing();
    }

    @Override
    protected Thing row(int number) {
        return new Thing(number);
    }

    @Override
    protected List<Thing> stored(Sink<Thing> sink) throws IOException {
        Path file = folder.resolve("things.jsonl");
        if (!Files.exists(file)) {
            return List.of();
        }
        List<Thing> things = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            IntStream.range(0, 100)
                    .filter(number -> line.equals("{\"id\":%d}".formatted(number)))
                    .forEach(number -> things.add(new Thing(number)));
        }
        assertThat(things).hasSize(Files.readAllLines(file).size());
        return things;
    }
}
