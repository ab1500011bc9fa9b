package dev.intact.internal;

import dev.intact.field.Problem;
import dev.intact.field.Schema;
import dev.intact.incremental.Deleted;
import dev.intact.internal.GoneRows.There;
import dev.intact.ledger.RecordState;
import dev.intact.sink.CurrentRow;
import dev.intact.sink.Sink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tells in a dry run which records are gone from the source, and what a run would do with their rows. */
final class GoneDifference<S> {
    private final MoveRun<S> move;
    private final ChangedRecords<S> changed;
    private final DifferenceLog log;
    private final Units rehearsal;
    private final GoneRows<S> rows;
    private final Deleted deleted;
    private final String words;

    GoneDifference(MoveRun<S> move, ChangedRecords<S> changed, DifferenceLog log, Units rehearsal) {
        this.move = move;
        this.changed = changed;
        this.log = log;
        this.rehearsal = rehearsal;
        this.rows = new GoneRows<>(move.plan(), changed.incremental());
        this.deleted = changed.incremental().deleted();
        this.words = deleted.words(move.plan().routes().stream()
                .<Schema<?>>map(route -> route.sink().schema())
                .toList());
    }

    void tell() {
        SeenKeys seen = log.seen(move.plan().name());
        boolean isClear = seen.read() == move.tally().balance().read();
        String after = "";
        for (List<RecordState> page = page(after); !page.isEmpty(); page = page(after)) {
            move.checkCancelled();
            after = page.get(page.size() - 1).hash();
            List<RecordState> gone =
                    page.stream().filter(state -> !seen.contains(state.hash())).toList();
            if (deleted.isReport() || !isClear) {
                String why = isClear
                        ? "is gone; its rows stay"
                        : "seems to be gone; nothing is done, as other records have no key of their own";
                gone.forEach(state -> add(state, why));
            } else {
                rehearse(gone);
            }
        }
    }

    private List<RecordState> page(String after) {
        return changed.memory().gone(changed.migration(), move.plan().name(), move.runId(), after, move.chunkSize());
    }

    private void add(RecordState state, String why) {
        log.addGone(move.plan(), move.masking(), state, null, Optional.empty(), Optional.empty(), why);
    }

    /** All is taken back at the end of the dry run, so that a record which keeps its rows stands in nobody's way. */
    private void rehearse(List<RecordState> gone) {
        Map<Integer, Problem> kept = new TreeMap<>(rows.kept(gone, rows.there(gone, rehearsal)));
        List<RecordState> going = without(gone, kept);
        Map<Route<S, ?>, List<There>> before = rows.there(going, rehearsal);
        Map<Integer, Problem> refused = rows.go(going, rehearsal).refused();
        Map<Route<S, ?>, List<There>> after = rows.there(going, rehearsal);
        before.forEach((route, its) -> its.stream()
                .filter(row -> !refused.containsKey(row.place()))
                .forEach(row -> log.addGone(
                        move.plan(),
                        move.masking(),
                        row.state(),
                        sink(route),
                        Optional.of(row.now()),
                        now(after.getOrDefault(route, List.of()), row.place()),
                        "is gone; " + words)));
        kept.forEach((place, problem) -> add(gone.get(place), stays(problem)));
        refused.forEach((place, problem) -> add(going.get(place), stays(problem)));
    }

    private static List<RecordState> without(List<RecordState> states, Map<Integer, Problem> kept) {
        List<RecordState> others = new ArrayList<>();
        for (int place = 0; place < states.size(); place++) {
            if (!kept.containsKey(place)) {
                others.add(states.get(place));
            }
        }
        return others;
    }

    private static Sink<?> sink(Route<?, ?> route) {
        return route.sink();
    }

    private static Optional<CurrentRow> now(List<There> rows, int place) {
        return rows.stream().filter(row -> row.place() == place).map(There::now).findFirst();
    }

    private String stays(Problem problem) {
        return "is gone; its rows stay: " + move.masking().refused(problem).message();
    }
}
