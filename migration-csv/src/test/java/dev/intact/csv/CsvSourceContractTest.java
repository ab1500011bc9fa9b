package dev.intact.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.ledger.Position;
import dev.intact.source.Cursor;
import dev.intact.source.SourceException;
import dev.intact.source.Split;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSourceContractTest {
    @TempDir
    Path folder;

    private CsvSource<Pair> source;

    record Pair(int a, String b) {}

    @BeforeEach
    void write() throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            files.add(Files.writeString(
                    folder.resolve("part" + i + ".csv"), "a,b\n1,\"x\ny\"\n\n%d,\nbad,z\n3\r\n4,end".formatted(i)));
        }
        source = CsvSource.of(files, Pair.class).build();
    }

    @Test
    void a_split_opened_twice_yields_the_same() {
        assertThat(Reading.all(source).events).hasSize(15).isEqualTo(Reading.all(source).events);
        assertThat(Reading.all(source).positions).doesNotHaveDuplicates().isEqualTo(Reading.all(source).positions);
    }

    @Test
    void a_split_opened_behind_any_position_yields_the_rest() {
        Split whole = source.splits(1).get(0);
        Reading<Pair> all = Reading.all(source);
        for (int i = 0; i < all.positions.size(); i++) {
            Reading<Pair> rest = Reading.behind(source, whole, all.positions.get(i));

            assertThat(rest.events).isEqualTo(all.events.subList(i + 1, all.events.size()));
            assertThat(rest.positions).isEqualTo(all.positions.subList(i + 1, all.positions.size()));
            assertThat(rest.count).isEqualTo(rest.events.size());
        }
    }

    @Test
    void the_splits_together_hold_each_record_once_whatever_their_number() {
        for (int atMost = 1; atMost < 6; atMost++) {
            Reading<Pair> together = new Reading<>();
            List<Split> splits = source.splits(atMost);
            splits.forEach(split -> together.read(source, split, Position.start()));

            assertThat(splits).hasSize(Math.min(atMost, 3)).doesNotHaveDuplicates();
            assertThat(together.events).isEqualTo(Reading.all(source).events);
            assertThat(together.count).isEqualTo(15);
        }
    }

    @Test
    void reads_the_same_when_it_has_travelled() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(source);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(Reading.all((CsvSource<?>) in.readObject()).events).isEqualTo(Reading.all(source).events);
        }
    }

    @Test
    void refuses_a_position_behind_the_end_of_a_file() {
        assertThatThrownBy(() -> source.open(source.splits(1).get(0), Position.of("1:9")))
                .isInstanceOf(SourceException.class)
                .hasMessage("part1.csv: the position is behind record 9, but the file has only 5; it has changed");
    }

    @Test
    void may_be_closed_at_any_time() {
        Cursor<Pair> cursor = source.open(source.splits(1).get(0), Position.start());
        assertThat(cursor.next(new Reading<>())).isTrue();

        cursor.close();

        assertThat(cursor.next(new Reading<>())).isFalse();
    }

    @Test
    void calls_itself_by_its_files() {
        assertThat(source.name()).isEqualTo("part0.csv and 2 more");
    }
}
