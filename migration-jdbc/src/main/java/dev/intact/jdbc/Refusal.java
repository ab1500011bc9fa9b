package dev.intact.jdbc;

import dev.intact.field.Problem;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a row of one sink was not written: the database's error, or else what is told about the row. */
record Refusal(
        TableWrite<?> write,
        int sink,
        @Nullable SQLException error,
        @Nullable Problem problem) {

    static Refusal by(SQLException error, TableWrite<?> write, int sink) {
        return new Refusal(write, sink, error, null);
    }

    static Refusal of(Problem problem, TableWrite<?> write, int sink) {
        return new Refusal(write, sink, null, problem);
    }

    /** A trigger or a rule drops a row without an error. */
    static Refusal ignored(TableWrite<?> write, int sink) {
        Problem problem = Problem.of("was ignored by the database, which %s no row"
                        .formatted(write.mode() == Writing.Mode.UPDATE ? "updated" : "inserted"))
                .rule(write.table().name().name());
        return of(problem, write, sink);
    }

    static Refusal absent(TableWrite<?> write, int sink) {
        return of(byKey("finds no row to update", write), write, sink);
    }

    static Refusal ambiguous(TableWrite<?> write, int sink) {
        return of(byKey("finds more than one row, of which it can mean only one", write), write, sink);
    }

    private static Problem byKey(String what, TableWrite<?> write) {
        var key = write.key();
        Problem problem = Problem.of(what)
                .rule("%s by %s"
                        .formatted(
                                write.table().name(),
                                String.join(
                                        ", ",
                                        key.stream()
                                                .map(slot -> slot.column().name())
                                                .toList())));
        return key.size() == 1 ? problem.at(key.get(0).leaf().name()) : problem;
    }

    Optional<SQLException> cause() {
        return Optional.ofNullable(error);
    }
}
