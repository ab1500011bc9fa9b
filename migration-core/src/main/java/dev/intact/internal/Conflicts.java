package dev.intact.internal;

import dev.intact.field.Field;
import dev.intact.field.Problem;
import dev.intact.incremental.Conflict;
import dev.intact.incremental.Incremental;
import dev.intact.internal.RowsThere.Met;
import dev.intact.ledger.RecordState;
import dev.intact.ledger.RowState;
import dev.intact.sink.Sink;
import dev.intact.sink.TargetRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds the rows of a record that has changed against those that are there, and against what was remembered of them:
 * what somebody has edited since is kept, overwritten, or a reason to reject the record, as is declared.
 */
final class Conflicts<S> {
    private static final String ADVICE =
            "make both systems agree, or declare what is to become of it: .onConflict(…, Conflict.keep() or overwrite())";

    private final MovePlan<S> plan;
    private final Incremental<? super S> incremental;
    private final RowsThere<S> rows;

    Conflicts(MovePlan<S> plan, Incremental<? super S> incremental, RowsThere<S> rows) {
        this.plan = plan;
        this.incremental = incremental;
        this.rows = rows;
    }

    /**
     * What is written of a record after all.
     *
     * @param problems why it is rejected; empty if it is not
     * @param edited the fields that were edited in the target since, for people
     * @param kept for each sink, the leaves that stay as they are there; null for the whole row, which stays away
     */
    record Settled(
            TargetRows rows, List<Problem> problems, List<Problem> edited, Map<String, @Nullable List<Field>> kept) {

        /** That nothing is in the way of some rows. */
        static Settled none(TargetRows rows) {
            return new Settled(rows, List.of(), List.of(), Map.of());
        }
    }

    Settled settle(TargetRows wanted, List<Met> met, RecordState before) {
        List<Problem> problems = new ArrayList<>();
        List<Problem> edited = new ArrayList<>();
        Map<String, @Nullable List<Field>> kept = new HashMap<>();
        Map<Sink<?>, @Nullable Object[]> values = new HashMap<>();
        for (Met one : met) {
            Optional<RowState> row = before.row(one.route().sink().name());
            if (row.isPresent()) {
                settle(one, row.get(), before, problems, edited, kept, values);
            }
        }
        TargetRows settled = TargetRows.of(wanted.key());
        try {
            for (Route<S, ?> route : plan.routes()) {
                settled = and(settled, wanted, route, kept, values);
            }
        } catch (RuntimeException e) { // the row's own constructor
            problems.add(Problem.of("takes no row with what was edited in the target since (%s)"
                            .formatted(e.getClass().getSimpleName()))
                    .rule("conflict: the target's value is kept")
                    .advice(ADVICE));
        }
        return new Settled(settled, problems, edited, kept);
    }

    private static <S, T> TargetRows and(
            TargetRows settled,
            TargetRows wanted,
            Route<S, T> route,
            Map<String, @Nullable List<Field>> kept,
            Map<Sink<?>, @Nullable Object[]> values) {
        Sink<T> sink = route.sink();
        Optional<T> row = wanted.row(sink);
        boolean staysAway = kept.containsKey(sink.name()) && kept.get(sink.name()) == null;
        if (row.isEmpty() || staysAway) {
            return settled;
        }
        @Nullable Object[] changed = values.get(sink);
        return settled.and(sink, changed == null ? row.get() : sink.schema().create(changed));
    }

    private void settle(
            Met met,
            RowState row,
            RecordState before,
            List<Problem> problems,
            List<Problem> edited,
            Map<String, @Nullable List<Field>> kept,
            Map<Sink<?>, @Nullable Object[]> values) {
        Sink<?> sink = met.route().sink();
        RowKey key = rows.key(sink.name()).orElseThrow();
        if (!RowKey.same(key.read(row.key()), met.key())) {
            problems.add(otherKey(sink));
        } else if (met.there().isEmpty()) {
            Problem problem = Problem.of("was deleted in %s since it was written there".formatted(sink.name()));
            edited.add(problem);
            Conflict conflict = incremental.conflict();
            if (conflict.isReject()) {
                problems.add(problem.rule(rule(conflict, before)).advice(ADVICE));
            } else if (conflict.isKeep()) {
                kept.put(sink.name(), null);
            }
        } else {
            settleFields(met, row, before, problems, edited, kept, values);
        }
    }

    private static Problem otherKey(Sink<?> sink) {
        List<String> names = sink.key().stream().map(Field::name).toList();
        return Problem.of("would get another row in %s, as its key there has changed".formatted(sink.name()))
                .at(String.join(", ", names))
                .rule("key of " + sink.name())
                .advice("find rows by what does not change, such as an id made of the source's key");
    }

    private void settleFields(
            Met met,
            RowState row,
            RecordState before,
            List<Problem> problems,
            List<Problem> edited,
            Map<String, @Nullable List<Field>> kept,
            Map<Sink<?>, @Nullable Object[]> values) {
        Sink<?> sink = met.route().sink();
        @Nullable Object[] there = met.there().orElseThrow().values();
        @Nullable Object[] merged = sink.merged(there, met.wanted().values());
        @Nullable Object[] written = met.wanted().values();
        List<Field> keeping = new ArrayList<>();
        for (Field leaf : edited(sink, row, before.hash(), there)) {
            Object now = there[leaf.index()];
            if (ValueHash.same(now, merged[leaf.index()])) {
                continue;
            }
            Problem problem = Problem.of("was edited in %s since it was written there".formatted(sink.name()))
                    .at(leaf.name())
                    .value(now instanceof Problem unreadable ? unreadable.what() : now);
            edited.add(problem);
            Conflict conflict = incremental.conflict(sink.schema(), leaf);
            if (conflict.isReject()) {
                problems.add(problem.rule(rule(conflict, before)).advice(ADVICE));
            } else if (conflict.isKeep()) {
                keeping.add(leaf);
                written[leaf.index()] = now instanceof Problem ? written[leaf.index()] : now;
            }
        }
        if (!keeping.isEmpty()) {
            kept.put(sink.name(), keeping);
            values.put(sink, written);
        }
    }

    /** The leaves in which something else stands than was remembered. */
    static List<Field> edited(Sink<?> sink, RowState row, String record, @Nullable Object[] there) {
        return sink.schema().leaves().stream()
                .filter(leaf -> row.hash(leaf.name())
                        .filter(hash -> !hash.equals(ValueHash.of(record, leaf.name(), there[leaf.index()])))
                        .isPresent())
                .toList();
    }

    static String rule(Conflict conflict, RecordState before) {
        return "conflict: %s; written %s".formatted(conflict.words(), before.written());
    }
}
