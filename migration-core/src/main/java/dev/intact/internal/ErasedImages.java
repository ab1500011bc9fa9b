package dev.intact.internal;

import dev.intact.field.Key;
import dev.intact.ledger.RecordState;
import dev.intact.sink.TargetSession;
import dev.intact.sink.Undoing;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Erases the images that runs keep of the rows of some records, so that an undo does not bring back what was erased.
 * Which rows a record had is known of incremental moves, from run to run; a record that is rejected by another move has
 * none.
 */
final class ErasedImages {
    private ErasedImages() {}

    static <S> void erase(RunPlan plan, MovePlan<S> move, TargetSession session, Collection<Key> keys) {
        Optional<Undoing> undoing = session.undoing();
        List<String> hashes = keys.stream().map(ValueHash::of).distinct().toList();
        if (move.incremental() == null || undoing.isEmpty() || hashes.isEmpty()) {
            return;
        }
        RowsThere<S> rows = new RowsThere<>(move);
        Collection<RecordState> states = session.ledger()
                .records()
                .find(plan.migration(), move.name(), hashes)
                .values();
        for (Route<S, ?> route : move.routes()) {
            String sink = route.sink().name();
            rows.key(sink).ifPresent(key -> {
                List<List<Object>> its = states.stream()
                        .flatMap(state -> state.row(sink).stream())
                        .map(row -> key.read(row.key()))
                        .toList();
                if (!its.isEmpty()) {
                    int unused = undoing.get().erase(route.sink(), its);
                }
            });
        }
    }
}
