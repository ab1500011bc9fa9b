package dev.intact.internal;

import dev.intact.field.Problem;
import dev.intact.ledger.NewId;
import dev.intact.ledger.OpenRecord;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.Quarantined;
import dev.intact.ledger.RecordOutcome;
import dev.intact.ledger.RecordState;
import dev.intact.ledger.RelationCounts;
import dev.intact.ledger.RowCounts;
import dev.intact.mapping.Resolver;
import dev.intact.sink.Archived;
import dev.intact.sink.Rejected;
import dev.intact.sink.Sink;
import dev.intact.sink.TargetException;
import dev.intact.sink.TargetRows;
import dev.intact.sink.Written;
import dev.intact.source.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Maps the records of a chunk and writes their rows; what is left is to commit it. One per worker; not thread-safe. */
final class ChunkRun<S> {
    private final MovePlan<S> plan;
    private final RejectedRows rejects;
    private final BooleanSupplier isToStop;
    private final LookupCache lookups;
    private final Masking masking;
    private final RecordMapper<S> mapper;
    private final GivenIds<S> givenIds;
    private final Units units;
    private final @Nullable Quarantining<S> quarantining;
    private final ChangedRecords<S> changed;
    private final RowsThere<S> rowsThere;
    private final @Nullable DifferenceLog log;
    private final @Nullable OpenReferences<S> references;
    private final Stubs stubs;

    /** What became of the records of a chunk, and of their rows. */
    record Result(
            List<Decided> decided,
            List<RecordOutcome> outcomes,
            RowCounts rows,
            List<NewId> newIds,
            List<Quarantined> rejected,
            List<String> entries,
            List<RecordState> remembered,
            List<String> seenAgain,
            RelationCounts relations,
            List<OpenRecord> open) {}

    /** What the mappings make of the records of a chunk. */
    private record Mapped<S>(ChunkChanges<S> changes, Resolver resolver, List<Decided> decided) {}

    ChunkRun(
            MovePlan<S> plan,
            Optional<Sink<Rejected>> rejects,
            BooleanSupplier isToStop,
            LookupCache lookups,
            Masking masking,
            Units units,
            @Nullable Quarantining<S> quarantining,
            ChangedRecords<S> changed,
            @Nullable DifferenceLog log,
            @Nullable OpenReferences<S> references,
            Stubs stubs) {
        this.plan = plan;
        this.rejects = new RejectedRows(plan.name(), rejects, masking);
        this.isToStop = isToStop;
        this.lookups = lookups;
        this.masking = masking;
        this.mapper = new RecordMapper<>(plan, masking);
        this.givenIds = new GivenIds<>(plan);
        this.units = units;
        this.quarantining = quarantining;
        this.changed = changed;
        this.rowsThere = new RowsThere<>(plan);
        this.log = log;
        this.references = references;
        this.stubs = stubs;
    }

    Result run(Split split, List<ReadItem<S>> items) {
        Mapped<S> mapped = map(items);
        Stubs.Made made = stubs.make(mapped.decided(), units);
        if (made.any()) {
            mapped = map(items);
        }
        ChunkChanges<S> changes = mapped.changes();
        Resolver resolver = mapped.resolver();
        List<Decided> decided = changes.settled(stubs.told(mapped.decided(), made));
        Sink<Archived> archive = plan.archive();
        boolean archiveInside = archive != null && archive.target().equals(plan.target());
        List<Integer> places = new ArrayList<>();
        List<TargetRows> rows = new ArrayList<>();
        for (int i = 0; i < decided.size(); i++) {
            TargetRows its = rowsOf(decided.get(i), archiveInside ? archive : null);
            if (!its.isEmpty()) {
                places.add(i);
                rows.add(its);
            }
        }
        Written written = units.write(plan.target(), rows);
        checkWritten(rows, written);
        List<RecordOutcome> outcomes = outcomes(decided, places, written.refused());
        if (archive != null && !archiveInside) {
            units.writeAll(archive, archivedRows(archive, decided, outcomes));
        }
        rejects.write(outcomes, units);
        Map<Integer, OpenRecord> open = references == null
                ? Map.of()
                : references.of(
                        split, items, decided, outcomes, new OpenReferences.Rows(places, rows, written), resolver);
        return new Result(
                decided,
                outcomes,
                Units.counts(written),
                newIds(items, decided, outcomes, places, rows, written),
                quarantining == null ? List.of() : quarantining.of(split, items, outcomes, resolver),
                quarantining == null ? List.of() : quarantining.entries(split, items),
                changes.remembered(decided, outcomes),
                changes.seenAgain(),
                FoundRelations.counts(decided, outcomes, open.keySet()),
                List.copyOf(open.values()));
    }

    private Mapped<S> map(List<ReadItem<S>> items) {
        ChunkChanges<S> changes = new ChunkChanges<>(plan, changed, rowsThere, masking, units, log, items);
        List<Optional<Decided>> unmapped = unmapped(items, changes);
        Resolver resolver = resolver(items, unmapped);
        return new Mapped<>(changes, resolver, decide(items, unmapped, resolver));
    }

    private List<NewId> newIds(
            List<ReadItem<S>> items,
            List<Decided> decided,
            List<RecordOutcome> outcomes,
            List<Integer> places,
            List<TargetRows> rows,
            Written written) {
        List<NewId> ids = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            S record = items.get(places.get(i)).record();
            if (record != null && !written.refused().containsKey(i)) {
                givenIds.collect(record, i, rows.get(i), written, ids);
            }
        }
        for (int i = 0; i < items.size(); i++) {
            S record = items.get(i).record();
            if (record != null && outcomes.get(i).outcome() != Outcome.REJECTED) {
                givenIds.redirect(record, decided.get(i).rows(), ids);
            }
        }
        return ids;
    }

    /** A target that loses rows, or doubles them, without a word would otherwise still balance. */
    private void checkWritten(List<TargetRows> rows, Written written) {
        Map<Integer, Problem> refused = written.refused();
        long taken = 0;
        for (int i = 0; i < rows.size(); i++) {
            taken += refused.containsKey(i) ? 0 : rows.get(i).size();
        }
        long told = written.inserted() + written.updated() + written.unchanged();
        if (told != taken) {
            throw new TargetException("%s was handed %s rows that it did not refuse, but says that it took %s"
                    .formatted(plan.target().name(), taken, told));
        }
    }

    /** What is decided without being mapped: of records that are as they were. */
    private List<Optional<Decided>> unmapped(List<ReadItem<S>> items, ChunkChanges<S> changes) {
        List<Optional<Decided>> unmapped = new ArrayList<>(items.size());
        for (int place = 0; place < items.size(); place++) {
            unmapped.add(changes.decided(place, items.get(place)));
        }
        return unmapped;
    }

    private Resolver resolver(List<ReadItem<S>> items, List<Optional<Decided>> unmapped) {
        List<S> records = new ArrayList<>(items.size());
        for (int place = 0; place < items.size(); place++) {
            ReadItem<S> item = items.get(place);
            if (item.record() != null && unmapped.get(place).isEmpty()) {
                records.add(item.record());
            }
        }
        return lookups.resolve(plan, records);
    }

    private List<Decided> decide(List<ReadItem<S>> items, List<Optional<Decided>> unmapped, Resolver resolver) {
        List<Decided> decided = new ArrayList<>(items.size());
        for (int place = 0; place < items.size(); place++) {
            if (isToStop.getAsBoolean()) {
                throw new Stopped();
            }
            ReadItem<S> item = items.get(place);
            decided.add(unmapped.get(place).orElseGet(() -> mapper.decide(item, resolver)));
        }
        return decided;
    }

    private static TargetRows rowsOf(Decided decided, @Nullable Sink<Archived> archive) {
        return archive == null || decided.archived() == null
                ? decided.rows()
                : decided.rows().and(archive, decided.archived());
    }

    private List<RecordOutcome> outcomes(List<Decided> decided, List<Integer> places, Map<Integer, Problem> refused) {
        List<RecordOutcome> outcomes = new ArrayList<>(decided.size());
        decided.forEach(one -> outcomes.add(one.outcome()));
        refused.forEach((row, problem) -> {
            int place = places.get(row);
            RecordOutcome before = outcomes.get(place);
            outcomes.set(
                    place,
                    RecordOutcome.of(
                            before.key(), before.position(), Outcome.REJECTED, "", List.of(masking.refused(problem))));
        });
        return outcomes;
    }

    private static List<TargetRows> archivedRows(
            Sink<Archived> archive, List<Decided> decided, List<RecordOutcome> outcomes) {
        List<TargetRows> rows = new ArrayList<>();
        for (int i = 0; i < decided.size(); i++) {
            Archived archived = decided.get(i).archived();
            if (archived != null && outcomes.get(i).outcome() != Outcome.REJECTED) {
                rows.add(TargetRows.of(outcomes.get(i).key()).and(archive, archived));
            }
        }
        return rows;
    }
}
