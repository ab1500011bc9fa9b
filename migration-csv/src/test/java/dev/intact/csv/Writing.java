package dev.intact.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.field.Key;
import dev.intact.ledger.Chunk;
import dev.intact.ledger.Position;
import dev.intact.sink.Output;
import dev.intact.sink.Sink;
import dev.intact.sink.TargetRows;
import dev.intact.sink.TargetSession;
import dev.intact.sink.UnitOfWork;
import dev.intact.sink.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes rows as a run does, in one chunk. */
final class Writing {
    private Writing() {}

    static <T> Written all(Sink<T> sink, List<T> rows) {
        return all(sink, rows, Set.of());
    }

    static <T> Written all(Sink<T> sink, List<T> rows, Set<String> generated) {
        List<TargetRows> records = new ArrayList<>();
        for (T row : rows) {
            records.add(TargetRows.of(Key.of(records.size())).and(sink, row));
        }
        try (TargetSession session = sink.target().open(List.of(Output.of(sink, generated)))) {
            Written written;
            try (UnitOfWork unit = session.begin()) {
                written = unit.write(records);
                assertThat(unit.commit(chunk(1)).isApplied()).isTrue();
            }
            session.complete();
            return written;
        }
    }

    static Chunk chunk(int number) {
        return Chunk.of("run", 1, "move", "all", Position.of("p" + (number - 1)), Position.of("p" + number));
    }
}
