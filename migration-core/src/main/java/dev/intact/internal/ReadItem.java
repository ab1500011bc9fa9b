package dev.intact.internal;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.ledger.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a source handed over: a record, or the place and the problems of one that cannot be read. */
record ReadItem<S>(
        Position position, @Nullable S record, @Nullable Key place, List<Problem> problems) {

    static <S> ReadItem<S> of(Position position, S record) {
        return new ReadItem<>(position, record, null, List.of());
    }

    static <S> ReadItem<S> unreadable(Position position, Key place, List<Problem> problems) {
        return new ReadItem<>(position, null, place, problems);
    }
}
