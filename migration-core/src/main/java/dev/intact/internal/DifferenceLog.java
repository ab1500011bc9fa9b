package dev.intact.internal;

import dev.intact.field.Field;
import dev.intact.field.Problem;
import dev.intact.internal.RowsThere.Met;
import dev.intact.ledger.Outcome;
import dev.intact.run.Difference;
import dev.intact.run.RowDifference;
import dev.intact.run.RowDifference.FieldDifference;
import dev.intact.run.RowDifference.Kind;
import dev.intact.run.RunReport;
import dev.intact.sink.Sink;
import dev.intact.sink.TargetRows;
import java.util.ArrayList;
import java.util.EnumMap;
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

    DifferenceLog(long atMost) {
        this.atMost = atMost;
    }

    synchronized Difference difference(RunReport report) {
        return Difference.of(report, rows, counts);
    }

    /** Adds a record as it is decided, with the rows that are there. */
    synchronized <S> void add(
            MovePlan<S> plan, Masking masking, Decided decided, List<Met> met, Conflicts.Settled conflict) {
        String key = masking.shown(decided.outcome().key());
        Outcome outcome = decided.outcome().outcome();
        if (outcome == Outcome.REJECTED) {
            Kind kind = conflict.problems().isEmpty() ? Kind.REJECTED : Kind.CONFLICT;
            add(RowDifference.of(plan.name(), key, "", kind, List.of(), words(decided)));
        } else if (decided.rows().isEmpty()) {
            count(plan.name(), outcome == Outcome.UNCHANGED ? Kind.UNCHANGED : Kind.NOT_WRITTEN);
        } else {
            String edited = conflict.edited().stream()
                    .map(masking::refused)
                    .map(Problem::message)
                    .collect(Collectors.joining("; "));
            plan.routes().forEach(route -> add(plan, route, key, decided.rows(), met, edited, masking));
        }
    }

    private static String words(Decided decided) {
        return decided.outcome().problems().stream().map(Problem::message).collect(Collectors.joining("; "));
    }

    private <S, T> void add(
            MovePlan<S> plan,
            Route<S, T> route,
            String key,
            TargetRows rows,
            List<Met> met,
            String edited,
            Masking masking) {
        Sink<T> sink = route.sink();
        Optional<T> row = rows.row(sink);
        if (row.isEmpty()) {
            return;
        }
        @Nullable Object[] values = sink.schema().values(row.get());
        Optional<@Nullable Object[]> there = met.stream()
                .filter(one -> one.route().sink().equals(sink))
                .flatMap(one -> one.there().stream())
                .map(found -> found.values())
                .findFirst();
        @Nullable Object[] after = there.isPresent() ? sink.merged(there.get(), values) : values;
        List<FieldDifference> fields = new ArrayList<>();
        for (Field leaf : sink.schema().leaves()) {
            Object old = there.isPresent() ? there.get()[leaf.index()] : null;
            Object now = after[leaf.index()];
            if (!ValueHash.same(old, now)) {
                fields.add(new FieldDifference(leaf.name(), shown(masking, leaf, old), shown(masking, leaf, now)));
            }
        }
        Kind kind = there.isEmpty() ? Kind.INSERT : fields.isEmpty() ? Kind.UNCHANGED : Kind.UPDATE;
        if (kind == Kind.UNCHANGED && edited.isEmpty()) {
            count(plan.name(), kind);
        } else {
            add(RowDifference.of(plan.name(), key, sink.name(), kind, fields, edited));
        }
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
