package dev.intact.source;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.field.Schema;
import dev.intact.ledger.Position;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A record that was made of others, or why there is none.
 *
 * @param record the record; null if it could not be made
 * @param place its place for people, if it could not
 * @param problems what is wrong, if it could not
 */
record Made<S>(@Nullable S record, Key place, List<Problem> problems) {
    private static final Key NOWHERE = Key.ofPlace("");

    static <S> Made<S> unreadable(Key place, Problem... problems) {
        return new Made<>(null, place, List.of(problems));
    }

    /** What a function of the user makes; what it throws is a problem, without its message, which may hold values. */
    static <S> Made<S> by(Supplier<@Nullable S> function, Schema<S> schema, Key place) {
        try {
            S record = function.get();
            if (record != null) {
                return new Made<>(record, NOWHERE, List.of());
            }
            return unreadable(place, Problem.of("became no %s, but null".formatted(schema.name())));
        } catch (RuntimeException e) {
            return unreadable(
                    place,
                    Problem.of("could not become a %s (%s)"
                            .formatted(schema.name(), e.getClass().getSimpleName())));
        }
    }

    /** {@return the news of a record that cannot be read, of whatever type it would have been} */
    <T> Made<T> as() {
        return new Made<>(null, place, problems);
    }

    void hand(Position position, Receiver<? super S> receiver) {
        if (record == null) {
            receiver.unreadable(position, place, problems);
        } else {
            receiver.record(position, record);
        }
    }
}
