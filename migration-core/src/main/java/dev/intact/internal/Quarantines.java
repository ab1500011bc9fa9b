package dev.intact.internal;

import dev.intact.field.Key;
import dev.intact.ledger.Balance;
import dev.intact.ledger.Ledger;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.QuarantineBook;
import dev.intact.ledger.QuarantineEntry;
import dev.intact.ledger.QuarantineEntry.State;
import dev.intact.ledger.RunKind;
import dev.intact.ledger.RunRecord;
import dev.intact.ledger.RunState;
import dev.intact.run.Quarantine;
import dev.intact.run.QuarantinedRecord;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What the ledgers of a migration keep of rejected records, and what all of its runs together have made of them. */
public final class Quarantines {
    private Quarantines() {}

    /** The records in quarantine of the latest run that is no replay, and was not undone. */
    public static Quarantine of(RunPlan plan) {
        return Quarantine.of(
                plan.migration(),
                plan.moves().stream().map(MovePlan::name).toList(),
                (move, visitor) -> read(plan, move(plan, move), visitor),
                (move, keys, which) -> erase(plan, move, keys, which));
    }

    private static void read(RunPlan plan, MovePlan<?> move, Consumer<? super QuarantinedRecord> visitor) {
        boolean unused = Remembered.in(plan, move.target(), ledger -> {
            Optional<RunRecord> base = base(plan, ledger);
            Optional<QuarantineBook> book = ledger.quarantine();
            base.ifPresent(rejecting -> book.ifPresent(its -> its.forEach(
                    rejecting.run(),
                    move.name(),
                    State.OPEN,
                    entry -> visitor.accept(QuarantinedRecord.of(plan.migration(), move.name(), entry)))));
            return base.isPresent();
        });
    }

    private static Optional<RunRecord> base(RunPlan plan, Ledger ledger) {
        return ledger.runs(plan.migration()).stream()
                .filter(run -> run.kind() == RunKind.RUN && run.state() != RunState.UNDONE)
                .reduce((one, next) -> next);
    }

    private static MovePlan<?> move(RunPlan plan, String name) {
        return plan.moves().stream()
                .filter(known -> known.name().equals(name))
                .<MovePlan<?>>map(known -> known)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "migration %s has no move '%s'".formatted(plan.migration(), name)));
    }

    /** Images first: if that fails, the entries are still there, by which it is tried again. */
    private static int erase(RunPlan plan, String name, List<Key> known, Predicate<QuarantineEntry> which) {
        MovePlan<?> move = move(plan, name);
        return Remembered.within(plan, move.target(), session -> {
            Optional<RunRecord> base = base(plan, session.ledger());
            Optional<QuarantineBook> book = session.ledger().quarantine();
            if (base.isEmpty() || book.isEmpty()) {
                return 0;
            }
            String run = base.get().run();
            Set<Key> keys = new HashSet<>(known);
            book.get().forEach(run, name, State.OPEN, entry -> {
                Key key = entry.record().key();
                if (which.test(entry) && !key.isPlace()) {
                    keys.add(key);
                }
            });
            ErasedImages.erase(plan, move, session, keys);
            return book.get().erase(run, name, which);
        });
    }

    /** The balances of the moves over the latest run and its replays: each record counts by its latest outcome. */
    public static Map<String, Balance> balances(RunPlan plan) {
        Map<String, Balance> balances = new LinkedHashMap<>();
        for (MovePlan<?> move : plan.moves()) {
            Remembered.in(
                            plan,
                            move.target(),
                            ledger -> base(plan, ledger).map(base -> balance(plan, ledger, base, move.name())))
                    .ifPresent(balance -> balances.put(move.name(), balance));
        }
        return balances;
    }

    /**
     * What was read, and how it ended, is of the run; how the rejected ended that were tried again, of the replays; and
     * how many are rejected still is counted in the quarantine. None of the three is computed from the others.
     */
    private static Balance balance(RunPlan plan, Ledger ledger, RunRecord base, String move) {
        Balance first = ledger.history(base.run(), move).balance();
        Optional<QuarantineBook> book = ledger.quarantine();
        if (book.isEmpty()) {
            return first;
        }
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        add(first, counts);
        ledger.runs(plan.migration()).stream()
                .filter(run -> run.base().filter(base.run()::equals).isPresent())
                .forEach(replay -> add(ledger.history(replay.run(), move).balance(), counts));
        long rejected =
                book.get().count(base.run(), move, State.OPEN) + book.get().count(base.run(), move, State.ERASED);
        counts.put(Outcome.REJECTED, rejected);
        return Balance.of(first.read(), counts);
    }

    private static void add(Balance balance, Map<Outcome, Long> counts) {
        for (Outcome outcome : Outcome.values()) {
            counts.merge(outcome, balance.of(outcome), Long::sum);
        }
    }
}
