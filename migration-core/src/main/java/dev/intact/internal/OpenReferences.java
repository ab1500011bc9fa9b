package dev.intact.internal;

import dev.intact.ledger.OpenRecord;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.Quarantined;
import dev.intact.ledger.RecordOutcome;
import dev.intact.mapping.Resolver;
import dev.intact.sink.TargetRows;
import dev.intact.sink.Written;
import dev.intact.source.Split;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds the records of a chunk that are not settled, as their references lead in a circle. Thread-safe. */
final class OpenReferences<S> {
    private final References.Circle circle;
    private final GivenIds<S> givenIds;
    private final Masking masking;
    private final @Nullable Quarantining<S> quarantining;

    OpenReferences(
            References.Circle circle, MovePlan<S> plan, Masking masking, @Nullable Quarantining<S> quarantining) {
        this.circle = circle;
        this.givenIds = new GivenIds<>(plan);
        this.masking = masking;
        this.quarantining = quarantining;
    }

    /** What a chunk has written: the rows, and for each the place of its record. */
    record Rows(List<Integer> places, List<TargetRows> rows, Written written) {}

    /** The records that stay open, by their places in the chunk. */
    Map<Integer, OpenRecord> of(
            Split split,
            List<ReadItem<S>> items,
            List<Decided> decided,
            List<RecordOutcome> outcomes,
            Rows rows,
            Resolver resolver) {
        Map<Integer, OpenRecord> open = new TreeMap<>();
        for (int i = 0; i < rows.places().size(); i++) {
            int place = rows.places().get(i);
            List<OpenRecord.Reference> references =
                    decided.get(place).relations().references(circle.maps());
            if (outcomes.get(place).outcome() == Outcome.MIGRATED && isOpen(references)) {
                ReadItem<S> item = items.get(place);
                RecordOutcome outcome = outcomes.get(place);
                RecordOutcome shown = masking.shown(outcome);
                S record = Objects.requireNonNull(item.record(), "a record that was migrated");
                open.put(
                        place,
                        OpenRecord.of(
                                Quarantined.hash(
                                        outcome.key().text(), item.position().token()),
                                shown.key(),
                                shown.position(),
                                givenIds.rows(record, i, rows.rows().get(i), rows.written()),
                                references,
                                quarantining == null
                                        ? null
                                        : quarantining.of(split, items, outcomes, place, resolver)));
            }
        }
        return open;
    }

    /** A record that cannot be lost is open only if a field of it is to be set. */
    private boolean isOpen(List<OpenRecord.Reference> references) {
        return references.stream().anyMatch(its -> its.waits() || (its.inside() && circle.canLose()));
    }
}
