package dev.intact.internal;

import dev.intact.field.Field;
import dev.intact.field.Problem;
import dev.intact.field.Schema;
import dev.intact.internal.ChangedRecords.Recalled;
import dev.intact.internal.RowsThere.Met;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.RecordOutcome;
import dev.intact.ledger.RecordState;
import dev.intact.run.Difference;
import dev.intact.run.RowDifference;
import dev.intact.run.RowDifference.FieldDifference;
import dev.intact.run.RowDifference.Kind;
import dev.intact.run.RunReport;
import dev.intact.sink.CurrentRow;
import dev.intact.sink.Sink;
import dev.intact.sink.TargetRows;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gathers what a run would do row by row: all is counted, and so many rows are listed. Thread-safe. */
final class DifferenceLog {
    private static final int LONGEST = 200;

    private final long atMost;
    private final List<RowDifference> rows = new ArrayList<>();
    private final Map<String, Map<Kind, Long>> counts = new LinkedHashMap<>();
    private final Map<String, SeenKeys> seen = new HashMap<>();

    DifferenceLog(long atMost) {
        this.atMost = atMost;
    }

    synchronized Difference difference(RunReport report) {
        return Difference.of(report, rows, counts);
    }

    /** A record, its rows as they were written, and those that were there before and are there after that. */
    record Done(
            RecordOutcome outcome, TargetRows rows, List<Met> before, List<Met> after, Conflicts.Settled conflict) {}

    /** Adds a record when its rows are written. */
    synchronized <S> void add(MovePlan<S> plan, Masking masking, Done done) {
        String key = masking.shown(done.outcome.key());
        Outcome outcome = done.outcome.outcome();
        if (outcome == Outcome.REJECTED) {
            Kind kind = done.conflict.problems().isEmpty() ? Kind.REJECTED : Kind.CONFLICT;
            add(RowDifference.of(plan.name(), key, "", kind, List.of(), words(done.outcome.problems())));
        } else if (done.rows.isEmpty()) {
            count(plan.name(), outcome == Outcome.UNCHANGED ? Kind.UNCHANGED : Kind.NOT_WRITTEN);
        } else {
            String edited =
                    words(done.conflict.edited().stream().map(masking::refused).toList());
            plan.routes().forEach(route -> add(plan, route, key, done, edited, masking));
        }
    }

    private static String words(List<Problem> problems) {
        return problems.stream().map(Problem::message).collect(Collectors.joining("; "));
    }

    /** What is read back is held against what was read before, so that both are as the target keeps them. */
    private <S, T> void add(
            MovePlan<S> plan, Route<S, T> route, String key, Done done, String edited, Masking masking) {
        Sink<T> sink = route.sink();
        Optional<T> row = done.rows.row(sink);
        if (row.isEmpty()) {
            return;
        }
        Optional<@Nullable Object[]> before = of(sink, done.before);
        @Nullable
        Object[] after = of(sink, done.after).orElseGet(() -> sink.schema().values(row.get()));
        List<FieldDifference> fields = fields(sink.schema(), before, Optional.of(after), masking);
        Kind kind = before.isEmpty() ? Kind.INSERT : fields.isEmpty() ? Kind.UNCHANGED : Kind.UPDATE;
        if (kind == Kind.UNCHANGED && edited.isEmpty()) {
            count(plan.name(), kind);
        } else {
            add(RowDifference.of(plan.name(), key, sink.name(), kind, fields, edited));
        }
    }

    private static Optional<@Nullable Object[]> of(Sink<?> sink, List<Met> met) {
        return met.stream()
                .filter(one -> one.route().sink().equals(sink))
                .flatMap(one -> one.there().stream())
                .map(CurrentRow::values)
                .findFirst();
    }

    private static List<FieldDifference> fields(
            Schema<?> schema,
            Optional<@Nullable Object[]> before,
            Optional<@Nullable Object[]> after,
            Masking masking) {
        List<FieldDifference> fields = new ArrayList<>();
        for (Field leaf : schema.leaves()) {
            Object old = before.isPresent() ? before.get()[leaf.index()] : null;
            Object now = after.isPresent() ? after.get()[leaf.index()] : null;
            if (!ValueHash.same(old, now)) {
                fields.add(new FieldDifference(leaf.name(), shown(masking, leaf, old), shown(masking, leaf, now)));
            }
        }
        return fields;
    }

    /** Adds a row of a record that is gone; without a sink, the record that keeps its rows. */
    synchronized void addGone(
            MovePlan<?> plan,
            Masking masking,
            RecordState state,
            @Nullable Sink<?> sink,
            Optional<CurrentRow> before,
            Optional<CurrentRow> after,
            String words) {
        List<FieldDifference> fields = sink == null
                ? List.of()
                : fields(sink.schema(), before.map(CurrentRow::values), after.map(CurrentRow::values), masking);
        String name = sink == null ? "" : sink.name();
        add(RowDifference.of(plan.name(), state.key().text(), name, Kind.GONE, fields, words));
    }

    /** Notes which records the source still has, and that are still to be moved. */
    synchronized void saw(String move, List<RecordOutcome> outcomes, List<Optional<Recalled>> recalled) {
        SeenKeys its = seen(move);
        for (int place = 0; place < outcomes.size(); place++) {
            boolean isExcluded = outcomes.get(place).outcome() == Outcome.EXCLUDED;
            recalled.get(place)
                    .filter(record -> record.standing() != ChangedRecords.Standing.DOUBLED)
                    .ifPresent(record -> its.add(record.hash(), isExcluded));
        }
    }

    synchronized SeenKeys seen(String move) {
        return seen.computeIfAbsent(move, any -> new SeenKeys());
    }

    private static String shown(Masking masking, Field leaf, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (masking.hidesTarget(leaf.name())) {
            return Problem.MASK;
        }
        String text = value instanceof Problem unreadable ? unreadable.what() : value.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private void add(RowDifference row) {
        count(row.move(), row.kind());
        if (rows.size() < atMost) {
            rows.add(row);
        }
    }

    private void count(String move, Kind kind) {
        counts.computeIfAbsent(move, any -> new EnumMap<>(Kind.class)).merge(kind, 1L, Long::sum);
    }
}
