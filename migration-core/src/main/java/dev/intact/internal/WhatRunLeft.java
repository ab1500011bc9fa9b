package dev.intact.internal;

import dev.intact.field.Key;
import dev.intact.ledger.Balance;
import dev.intact.ledger.Ledger;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.QuarantineBook;
import dev.intact.ledger.QuarantineEntry;
import dev.intact.ledger.QuarantineEntry.State;
import dev.intact.ledger.RecordOutcome;
import dev.intact.ledger.RelationCounts;
import dev.intact.ledger.RunKind;
import dev.intact.ledger.RunRecord;
import dev.intact.ledger.RunState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger of a target says of the latest run of a move and of its replays, read as far as it is asked. Not
 * thread-safe.
 */
final class WhatRunLeft {
    private final Ledger ledger;
    private final String move;
    private final RunRecord base;
    private final List<RunRecord> family;
    private final Masking masking;
    private @Nullable Map<String, State> quarantine; // by the hashes of keys

    private WhatRunLeft(Ledger ledger, String move, RunRecord base, List<RunRecord> family, Masking masking) {
        this.ledger = ledger;
        this.move = move;
        this.base = base;
        this.family = family;
        this.masking = masking;
    }

    /** What the ledger says of a move; empty if there was no run, or it was undone. */
    static Optional<WhatRunLeft> of(Ledger ledger, String migration, String move, Masking masking) {
        List<RunRecord> runs = ledger.runs(migration);
        return runs.stream()
                .filter(run -> run.kind() == RunKind.RUN && run.state() != RunState.UNDONE)
                .reduce((one, next) -> next)
                .map(base -> {
                    List<RunRecord> family = new ArrayList<>(List.of(base));
                    runs.stream()
                            .filter(run -> run.base().filter(base.run()::equals).isPresent())
                            .forEach(family::add);
                    return new WhatRunLeft(ledger, move, base, family, masking);
                });
    }

    RunRecord run() {
        return base;
    }

    /** Whether the move was begun by another definition; a move that has not begun was not. */
    boolean hasAnotherDefinition(MovePlan<?> plan) {
        return ledger.move(base.run(), move)
                .filter(begun -> !begun.definition().equals(Resumption.definition(plan)))
                .isPresent();
    }

    /** Whether the run has kept how each record ended, under a key that tells records apart. */
    boolean keepsAll(Key key) {
        return base.full() && masking.kept(key).equals(key);
    }

    /** How a record ended, as far as that is kept: that of the latest of run and replays. */
    Optional<Outcome> outcome(Key key) {
        State state = quarantine().get(Quarantining.hash(key));
        if (state != null) {
            return Optional.of(state == State.RESOLVED ? Outcome.MIGRATED : Outcome.REJECTED);
        }
        if (!masking.kept(key).equals(key)) {
            return Optional.empty(); // what is masked is no longer told apart
        }
        for (int i = family.size() - 1; i >= 0; i--) {
            Optional<RecordOutcome> kept = ledger.outcome(family.get(i).run(), move, key);
            if (kept.isPresent()) {
                return kept.map(RecordOutcome::outcome);
            }
        }
        return Optional.empty();
    }

    /** Whether a record that was rejected has been moved by a replay since, with a fix or without. */
    boolean isResolved(Key key) {
        return quarantine().get(Quarantining.hash(key)) == State.RESOLVED;
    }

    private Map<String, State> quarantine() {
        Map<String, State> known = quarantine;
        if (known == null) {
            known = new HashMap<>();
            Optional<QuarantineBook> book = ledger.quarantine();
            if (book.isPresent()) {
                for (QuarantineEntry entry : book.get().entries(base.run(), move)) {
                    known.put(entry.record().traces().key(), entry.state());
                }
            }
            quarantine = known;
        }
        return known;
    }

    /** What became of the references of records, over run and replays. */
    RelationCounts relations() {
        RelationCounts sum = RelationCounts.none();
        for (RunRecord run : family) {
            sum = sum.plus(ledger.history(run.run(), move).relations());
        }
        return sum;
    }

    /** How many records were made up, over run and replays. */
    long stubs(MovePlan<?> plan) {
        long stubs = 0;
        for (RunRecord run : family) {
            Balance balance = ledger.history(run.run(), plan.stubsName()).balance();
            stubs += balance.of(Outcome.MIGRATED);
        }
        return stubs;
    }
}
