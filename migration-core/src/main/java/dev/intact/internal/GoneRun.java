package dev.intact.internal;

import dev.intact.field.Problem;
import dev.intact.incremental.Deleted;
import dev.intact.ledger.Chunk;
import dev.intact.ledger.ChunkRecord;
import dev.intact.ledger.History;
import dev.intact.ledger.NewId;
import dev.intact.ledger.Position;
import dev.intact.ledger.Receipt;
import dev.intact.ledger.RecordMemory;
import dev.intact.ledger.RecordState;
import dev.intact.run.Gone;
import dev.intact.sink.TargetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Deals with the rows of records that are gone from the source, when all of it has been read: chunk by chunk, each with
 * what is remembered of it in one transaction, so that it can be gone on with after an interruption.
 */
final class GoneRun<S> {
    private static final String PARTITION = "~gone";
    private static final int LISTED = 100;

    private final MoveRun<S> move;
    private final Engine.Context context;
    private final ChangedRecords<S> changed;
    private final History history;
    private final GoneRows<S> rows;
    private final Map<String, String> left = new LinkedHashMap<>();

    GoneRun(MoveRun<S> move, Engine.Context context, ChangedRecords<S> changed, History history) {
        this.move = move;
        this.context = context;
        this.changed = changed;
        this.history = history;
        this.rows = new GoneRows<>(move.plan(), changed.incremental());
    }

    Gone run() {
        RecordMemory memory = changed.memory();
        RecordMemory.Counts counts =
                memory.count(changed.migration(), move.plan().name(), move.runId());
        long read = move.tally().balance().read();
        Deleted deleted = changed.incremental().deleted();
        if (deleted.isReport() || counts.seen() != read) {
            String why = deleted.isReport() ? "is gone from the source" : "was not dealt with";
            page("").forEach(state -> list(state, why));
            return Gone.of(
                    counts.gone(), counts.applied(), deleted.isReport() ? "" : unclear(read - counts.seen()), listed());
        }
        if (counts.gone() > 0) {
            apply();
        }
        RecordMemory.Counts after =
                memory.count(changed.migration(), move.plan().name(), move.runId());
        page("").forEach(state -> list(state, "was left as it is"));
        return Gone.of(after.gone() + after.applied(), after.applied(), "", listed());
    }

    private static String unclear(long records) {
        return "nothing was done, as %s records of the source have no key of their own, and could be these; correct them, and run again"
                .formatted(records);
    }

    private List<String> listed() {
        return left.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .toList();
    }

    private void list(RecordState state, String why) {
        if (left.size() < LISTED) {
            String unused = left.putIfAbsent(state.key().text(), why);
        }
    }

    private List<RecordState> page(String after) {
        return changed.memory().gone(changed.migration(), move.plan().name(), move.runId(), after, move.chunkSize());
    }

    private void apply() {
        String after = history.last(PARTITION)
                .map(ChunkRecord::to)
                .map(Position::token)
                .orElse("");
        try (Units units = new Units(context.targets())) {
            for (List<RecordState> page = page(after); !page.isEmpty(); page = page(after)) {
                move.checkCancelled();
                apply(page, after, units);
                after = page.get(page.size() - 1).hash();
            }
        }
    }

    private void apply(List<RecordState> page, String after, Units units) {
        Retry retry = move.retry();
        Chunk unanswered = null;
        while (true) {
            try {
                if (unanswered != null && move.committed(unanswered).isPresent()) {
                    return;
                }
                Chunk chunk = dealtWith(page, after, units);
                unanswered = chunk;
                Receipt unused = units.commit(move.plan().target(), List.of(), chunk);
                return;
            } catch (TargetException e) {
                units.abandon(e);
                if (!e.isPassing()) {
                    throw e;
                }
                retry.waitAfter(e, move::checkCancelled);
            }
        }
    }

    /** Children that come later are not to find a parent that is deleted. */
    private List<NewId> gone(GoneRows.Went went) {
        Ledgers ledgers = context.ledgers();
        List<NewId> gone = new ArrayList<>();
        if (ledgers != null) {
            went.newIds()
                    .forEach((map, newIds) -> ledgers.of(move.plan().target())
                            .keyMaps()
                            .leadingTo(map, newIds)
                            .forEach(id -> gone.add(NewId.gone(map, id.oldId(), id.newId()))));
        }
        return gone;
    }

    /** A record whose rows do not all go keeps all of them: the page is done again without it. */
    private Chunk dealtWith(List<RecordState> page, String after, Units units) {
        List<RecordState> going = new ArrayList<>(page);
        GoneRows.Went went = rows.go(going, units);
        while (!went.refused().isEmpty()) {
            Map<Integer, Problem> refused = went.refused();
            units.rollback();
            List<RecordState> others = new ArrayList<>();
            for (int i = 0; i < going.size(); i++) {
                Problem problem = refused.get(i);
                if (problem == null) {
                    others.add(going.get(i));
                } else {
                    list(going.get(i), move.masking().refused(problem).message());
                }
            }
            going = others;
            went = rows.go(going, units);
        }
        List<RecordState> states = rows.after(going, units).stream()
                .map(state -> state.gone(move.runId()))
                .toList();
        Position from = after.isEmpty() ? Position.start() : Position.of(after);
        return Chunk.of(
                        move.runId(),
                        move.epoch(),
                        move.plan().name(),
                        PARTITION,
                        from,
                        Position.of(page.get(page.size() - 1).hash()))
                .newIds(gone(went))
                .remembering(states, List.of());
    }
}
