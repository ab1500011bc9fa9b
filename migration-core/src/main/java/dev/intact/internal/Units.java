package dev.intact.internal;

import dev.intact.field.Field;
import dev.intact.field.Problem;
import dev.intact.ledger.Chunk;
import dev.intact.ledger.Receipt;
import dev.intact.ledger.RowCounts;
import dev.intact.sink.CurrentRow;
import dev.intact.sink.Sink;
import dev.intact.sink.Target;
import dev.intact.sink.TargetException;
import dev.intact.sink.TargetRows;
import dev.intact.sink.UnitOfWork;
import dev.intact.sink.Written;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The units of work of one worker: those of the targets that its moves lead into, and those of archive and rejects
 * where they lie elsewhere.
 */
final class Units implements AutoCloseable {
    private final OpenTargets targets;
    private final Map<Target, UnitOfWork> units = new LinkedHashMap<>();

    Units(OpenTargets targets) {
        this.targets = targets;
    }

    private UnitOfWork of(Target target) {
        return units.computeIfAbsent(target, any -> targets.of(any).begin());
    }

    Written write(Target main, List<TargetRows> rows) {
        return rows.isEmpty() ? Written.of(0, 0, 0, Map.of()) : of(main).write(rows);
    }

    List<Optional<CurrentRow>> find(Target main, Sink<?> sink, List<List<Object>> keys) {
        return keys.isEmpty() ? List.of() : of(main).find(sink, keys);
    }

    /** For each key all rows that have it. */
    List<List<CurrentRow>> read(Sink<?> sink, List<Field> fields, List<List<Object>> keys) {
        return keys.isEmpty() ? List.of() : of(sink.target()).read(sink, fields, keys);
    }

    long count(Sink<?> sink) {
        return of(sink.target()).count(sink);
    }

    void lock(Target main, Sink<?> sink, List<List<Object>> keys) {
        if (!keys.isEmpty()) {
            of(main).lock(sink, keys);
        }
    }

    Map<Integer, Problem> delete(Target main, Sink<?> sink, List<List<Object>> keys) {
        return keys.isEmpty() ? Map.of() : of(main).delete(sink, keys);
    }

    Map<Integer, Problem> set(Sink<?> sink, Field id, List<Object> ids, Field field, List<Optional<Object>> values) {
        return ids.isEmpty() ? Map.of() : of(sink.target()).set(sink, id, ids, field, values);
    }

    Map<Integer, Problem> remove(Sink<?> sink, Field id, List<Object> ids) {
        return ids.isEmpty() ? Map.of() : of(sink.target()).remove(sink, id, ids);
    }

    /** Writes rows that must all arrive: those of an archive, or of a list of rejects. */
    <T> void writeAll(Sink<T> sink, List<TargetRows> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Map<Integer, Problem> refused = of(sink.target()).write(rows).refused();
        for (Problem problem : refused.values()) {
            throw new TargetException("%s refused %s of %s rows that must not be lost; the first: %s %s"
                    .formatted(sink.name(), refused.size(), rows.size(), problem.what(), problem.rule()));
        }
    }

    /**
     * Commits what lies beside first, so that a record never counts as migrated before its archive is safe. There, each
     * chunk is committed, even one without a row for it: so that no gap looks like a chunk without rejects.
     */
    Receipt commit(Target main, List<Target> beside, Chunk chunk) {
        Chunk counts = chunk.withoutRows();
        for (Target target : beside) {
            Receipt receipt = of(target).commit(counts);
            if (!receipt.isApplied() && !receipt.balance().equals(chunk.balance())) {
                throw new TargetException(
                        "%s holds a chunk of move '%s' that was decided otherwise before (%s; now %s); restore what the records were decided by, or undo the run and begin anew"
                                .formatted(target.name(), chunk.move(), receipt.balance(), chunk.balance()));
            }
        }
        return of(main).commit(chunk);
    }

    /** Lets go of all units of work, whatever state they are in; the next chunk begins with new ones. */
    void abandon(Throwable failure) {
        for (UnitOfWork unit : units.values()) {
            try {
                unit.close();
            } catch (RuntimeException e) {
                failure.addSuppressed(e);
            }
        }
        units.clear();
    }

    void rollback() {
        units.values().forEach(UnitOfWork::rollback);
    }

    static RowCounts counts(Written written) {
        return RowCounts.of(written.inserted(), written.updated(), written.unchanged());
    }

    @Override
    public void close() {
        RuntimeException failure = null;
        for (UnitOfWork unit : units.values()) {
            try {
                unit.close();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        units.clear();
        if (failure != null) {
            throw failure;
        }
    }
}
