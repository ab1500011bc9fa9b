package dev.intact.internal;

import dev.intact.field.Field;
import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.Position;
import dev.intact.ledger.RecordOutcome;
import dev.intact.mapping.Evaluation;
import dev.intact.mapping.Evaluation.Decision;
import dev.intact.mapping.Resolver;
import dev.intact.sink.Archived;
import dev.intact.sink.TargetRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides about records one by one, over all routes of a move: one record, one outcome. Thread-safe. */
final class RecordMapper<S> {
    private final MovePlan<S> plan;
    private final Masking masking;
    private final Map<Field, String> archivedFields = new LinkedHashMap<>();

    RecordMapper(MovePlan<S> plan, Masking masking) {
        this.plan = plan;
        this.masking = masking;
        plan.mappings().forEach(mapping -> archivedFields.putAll(mapping.archivedFields()));
    }

    Decided decide(ReadItem<S> item, Resolver resolver) {
        S record = item.record();
        if (record == null) {
            Key place = Objects.requireNonNull(item.place(), "an unreadable record has a place");
            return rejected(
                    place, item, item.problems().stream().map(masking::shown).toList());
        }
        Optional<Key> key;
        try {
            key = plan.routes().get(0).mapping().key(record);
        } catch (RuntimeException e) {
            return withoutKey(
                    item,
                    "has a key that cannot be read (%s)".formatted(e.getClass().getSimpleName()));
        }
        return key.isPresent()
                ? decide(item, record, key.get(), resolver)
                : withoutKey(item, "has no key, as a part of it is missing");
    }

    /** By what a record is known that has no key. */
    static Key place(MovePlan<?> plan, Position position) {
        return Key.ofPlace(plan.source().name() + ":" + position);
    }

    private Decided withoutKey(ReadItem<S> item, String what) {
        return rejected(
                place(plan, item.position()), item, List.of(Problem.of(what).rule("key")));
    }

    private Decided decide(ReadItem<S> item, S record, Key key, Resolver resolver) {
        List<Problem> errors = new ArrayList<>(0);
        List<Problem> warnings = new ArrayList<>(0);
        TargetRows rows = TargetRows.of(key);
        String excluded = "";
        String archived = "";
        boolean pending = false;
        FoundRelations relations = FoundRelations.NONE;
        for (Route<S, ?> route : plan.routes()) {
            Evaluation<?> evaluation = route.mapping().evaluate(record, resolver);
            (evaluation.decision() == Decision.REJECTED ? errors : warnings).addAll(evaluation.problems());
            rows = withRow(rows, route, evaluation);
            relations = relations.and(route, evaluation);
            switch (evaluation.decision()) {
                case EXCLUDED -> excluded = excluded.isEmpty() ? evaluation.reason() : excluded;
                case ARCHIVED -> archived = archived.isEmpty() ? evaluation.reason() : archived;
                case PENDING -> pending = true;
                case MAPPED, REJECTED -> {}
            }
        }
        if (!errors.isEmpty()) {
            return rejected(key, item, errors).with(relations);
        }
        Archived kept;
        try {
            kept = kept(record, key, archived, rows);
        } catch (RuntimeException e) {
            String what = "could not be archived (%s)".formatted(e.getClass().getSimpleName());
            return rejected(key, item, List.of(Problem.of(what).rule("archive")))
                    .with(relations);
        }
        Outcome outcome = archived.isEmpty() ? Outcome.EXCLUDED : Outcome.ARCHIVED;
        return new Decided(
                rows.isEmpty() && !pending
                        ? RecordOutcome.of(
                                key, item.position(), outcome, archived.isEmpty() ? excluded : archived, warnings)
                        : RecordOutcome.of(key, item.position(), Outcome.MIGRATED, "", warnings),
                rows,
                kept,
                relations);
    }

    private @Nullable Archived kept(S record, Key key, String archived, TargetRows rows) {
        if (!archived.isEmpty()) {
            return wholeRecord(record, key, archived);
        }
        return rows.isEmpty() ? null : archivedFields(record, key);
    }

    @SuppressWarnings("unchecked") // the evaluation is of this route's mapping
    private static <S, T> TargetRows withRow(TargetRows rows, Route<S, T> route, Evaluation<?> evaluation) {
        return evaluation.decision() == Decision.MAPPED
                ? rows.and(route.sink(), ((Evaluation<T>) evaluation).target().orElseThrow())
                : rows;
    }

    private static <S> Decided rejected(Key key, ReadItem<S> item, List<Problem> problems) {
        return Decided.without(RecordOutcome.of(key, item.position(), Outcome.REJECTED, "", problems));
    }

    private @Nullable Archived archivedFields(S record, Key key) {
        if (archivedFields.isEmpty()) {
            return null;
        }
        String fields = ArchiveJson.of(plan.source().schema(), record, archivedFields.keySet());
        List<String> reasons = new ArrayList<>();
        archivedFields.forEach((field, reason) -> reasons.add(field.name() + ": " + reason));
        return new Archived(plan.name(), key.text(), fields, String.join("; ", reasons));
    }

    private Archived wholeRecord(S record, Key key, String reason) {
        String fields = ArchiveJson.of(
                plan.source().schema(), record, plan.source().schema().leaves());
        return new Archived(plan.name(), key.text(), fields, reason);
    }
}
