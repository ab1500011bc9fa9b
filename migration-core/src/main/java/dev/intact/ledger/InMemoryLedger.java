package dev.intact.ledger;

import dev.intact.field.Key;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a ledger knows, kept in memory: the ledger of targets that live there, and the reading side of a journal.
 * Thread-safe; each session of a target opens its own view of it.
 */
public final class InMemoryLedger {
    private final String where;
    private final boolean keepsOutcomes;
    private final Map<String, Long> epochs = new HashMap<>();
    private final Map<String, Holder> holders = new HashMap<>();
    private final Map<String, RunEntry> runs = new LinkedHashMap<>();
    private final StoredIds ids;
    private final StoredQuarantine quarantine = new StoredQuarantine();
    private final StoredRecords records = new StoredRecords();
    private final StoredOpenRecords open = new StoredOpenRecords();

    private record Holder(View view, String claimant, String who, Instant since) {}

    /**
     * An empty ledger.
     *
     * @param where the name of the target, for messages
     */
    public InMemoryLedger(String where) {
        this(where, true);
    }

    private InMemoryLedger(String where, boolean keepsOutcomes) {
        this.where = Objects.requireNonNull(where, "where");
        this.keepsOutcomes = keepsOutcomes;
        this.ids = new StoredIds(where);
    }

    /**
     * An empty ledger that counts the reasons of outcomes, but does not keep the outcomes themselves, which may be as
     * many as there are records.
     *
     * @param where the name of the target, for messages
     * @return the ledger
     */
    public static InMemoryLedger withoutOutcomes(String where) {
        return new InMemoryLedger(where, false);
    }

    /**
     * Opens the ledger for a session.
     *
     * @return a view of it, which can hold migrations until it is closed
     */
    public Ledger open() {
        return new View();
    }

    /**
     * Makes a chunk final.
     *
     * @param chunk the chunk
     * @param apply makes its rows final; called if the chunk is new
     * @return the receipt
     * @throws StaleEpochException if a later run has taken the migration
     * @throws LedgerException if another chunk begins at the same place and ends elsewhere, or a record got another new
     *     id than is stored for its old one; then nothing is made final
     */
    public synchronized Receipt commit(Chunk chunk, Runnable apply) {
        Optional<ChunkRecord> known = find(chunk);
        if (known.isPresent()) {
            return Receipt.already(known.get());
        }
        apply.run();
        RunEntry run = runs.get(chunk.run());
        ChunkRecord record = ChunkRecord.of(chunk);
        boolean full = run != null && run.record.full();
        restore(chunk.run(), chunk.epoch(), chunk.move(), record, chunk.kept(full), chunk.newIds());
        if (keepsOutcomes) {
            quarantine.add(chunk, family(run, chunk.run()));
        }
        open.add(chunk);
        records.add(run == null ? "" : run.record.migration(), chunk);
        return Receipt.applied(record);
    }

    private static String family(@Nullable RunEntry run, String id) {
        return run == null ? id : run.record.family();
    }

    private long epoch(Chunk chunk, @Nullable RunEntry run) {
        return run == null
                ? epochs.getOrDefault("", chunk.epoch())
                : epochs.getOrDefault(run.record.migration(), chunk.epoch());
    }

    /**
     * Finds a chunk that has been made final.
     *
     * @param chunk the chunk
     * @return what is known of it; empty if it is new and may be written
     * @throws StaleEpochException if it is new, and a later run has taken the migration
     * @throws LedgerException if another chunk begins at the same place and ends elsewhere, or if it is new, and a
     *     record got another new id than is stored for its old one
     */
    public synchronized Optional<ChunkRecord> find(Chunk chunk) {
        RunEntry run = runs.get(chunk.run());
        RunEntry.MoveEntry move = run == null ? null : run.moves.get(chunk.move());
        ChunkRecord known = move == null ? null : move.chunks.get(new RunEntry.Start(chunk.partition(), chunk.from()));
        if (known != null && !known.to().equals(chunk.to())) {
            throw new LedgerException(
                    "%s: a chunk of move '%s' begins where another begins that ends elsewhere; resume the run as it was cut"
                            .formatted(where, chunk.move()));
        }
        if (known == null && chunk.epoch() < epoch(chunk, run)) {
            throw new StaleEpochException(where, chunk);
        }
        if (known == null) {
            ids.check(run == null ? "" : run.record.migration(), family(run, chunk.run()), chunk.newIds());
        }
        return Optional.ofNullable(known);
    }

    /**
     * Remembers a chunk without asking anything, as when a journal is read again.
     *
     * @param run the id of its run
     * @param epoch its epoch
     * @param move the name of its move
     * @param chunk its boundaries and counts
     * @param kept the outcomes that are kept of it
     * @param newIds the new ids that its records got
     */
    public synchronized void restore(
            String run, long epoch, String move, ChunkRecord chunk, List<RecordOutcome> kept, List<NewId> newIds) {
        RunEntry its = runs.computeIfAbsent(
                run, id -> new RunEntry(RunRecord.begun(id, "", epoch, "", "", false, Instant.EPOCH)));
        epochs.merge(its.record.migration(), epoch, Math::max);
        ids.add(its.record.migration(), its.record.family(), newIds);
        RunEntry.MoveEntry entry = its.move(move);
        entry.add(chunk);
        for (RecordOutcome outcome : kept) {
            entry.reasons.add(outcome);
            if (keepsOutcomes) {
                entry.outcomes.put(outcome.key(), outcome);
            }
        }
    }

    /**
     * Forgets a chunk that was taken back. The outcomes that were kept of it are forgotten when it is committed again.
     *
     * @param run the id of its run
     * @param move the name of its move
     * @param chunk the chunk
     */
    public synchronized void forget(String run, String move, ChunkRecord chunk) {
        RunEntry entry = runs.get(run);
        RunEntry.MoveEntry its = entry == null ? null : entry.moves.get(move);
        if (its != null) {
            its.remove(chunk);
        }
    }

    /**
     * Remembers a run without asking anything, as when a journal is read again.
     *
     * @param run the run
     */
    public synchronized void restore(RunRecord run) {
        epochs.merge(run.migration(), run.epoch(), Math::max);
        runs.computeIfAbsent(run.run(), any -> new RunEntry(run)).record = run;
    }

    /**
     * Remembers new ids without asking anything, as when a journal is read again.
     *
     * @param migration the name of the migration whose run stored them
     * @param run the id of the run
     * @param newIds the ids
     */
    public synchronized void restore(String migration, String run, List<NewId> newIds) {
        ids.add(migration, run, newIds);
    }

    /**
     * Remembers numbers without asking anything, as when a journal is read again.
     *
     * @param map the name of the key map
     * @param first the number of the first id; those of the others follow
     * @param oldIds the old ids
     */
    public synchronized void restoreNumbers(String map, long first, List<Key> oldIds) {
        ids.give(map, first, oldIds);
    }

    /**
     * Remembers an epoch without asking anything, as when a journal is read again.
     *
     * @param migration the name of the migration
     * @param epoch the epoch
     */
    public synchronized void restore(String migration, long epoch) {
        epochs.merge(migration, epoch, Math::max);
    }

    /** One session's way to the ledger. */
    private final class View implements Ledger {
        private @Nullable RunRecord begun;

        @Override
        public Claim claim(String migration, String claimant, String who, Instant since) {
            synchronized (InMemoryLedger.this) {
                Holder holder = holders.get(migration);
                if (holder != null
                        && holder.claimant().equals(claimant)
                        && !holder.view().equals(this)) {
                    throw LedgerException.shared(where);
                }
                if (holder != null && !holder.claimant().equals(claimant)) {
                    throw new HeldException(
                            migration, where, holder.who(), holder.since().toString());
                }
                if (holder == null) {
                    holders.put(migration, new Holder(this, claimant, who, since));
                    epochs.merge(migration, 1L, Long::sum);
                }
                long epoch = Objects.requireNonNull(epochs.get(migration), "the epoch of a migration that is held");
                return Claim.of(epoch, runs(migration));
            }
        }

        @Override
        public void begin(RunRecord run) {
            synchronized (InMemoryLedger.this) {
                restore(run);
                begun = run;
            }
        }

        @Override
        public void begin(String run, MoveRecord move) {
            synchronized (InMemoryLedger.this) {
                entry(run).move(move.move()).record = move;
            }
        }

        @Override
        public Optional<MoveRecord> move(String run, String move) {
            synchronized (InMemoryLedger.this) {
                return Optional.ofNullable(runs.get(run))
                        .map(entry -> entry.moves.get(move))
                        .map(entry -> entry.record);
            }
        }

        @Override
        public History history(String run, String move) {
            synchronized (InMemoryLedger.this) {
                RunEntry entry = runs.get(run);
                RunEntry.MoveEntry its = entry == null ? null : entry.moves.get(move);
                return its == null
                        ? History.none()
                        : History.of(its.last, its.balance, its.rows, its.reasons.all())
                                .with(its.relations);
            }
        }

        @Override
        public Optional<ChunkRecord> chunk(String run, String move, String partition, Position from) {
            synchronized (InMemoryLedger.this) {
                return Optional.ofNullable(runs.get(run))
                        .map(entry -> entry.moves.get(move))
                        .map(entry -> entry.chunks.get(new RunEntry.Start(partition, from)));
            }
        }

        @Override
        public void end(String run, String move) {
            synchronized (InMemoryLedger.this) {
                RunEntry.MoveEntry its = entry(run).move(move);
                its.record = Objects.requireNonNull(its.record, "a move that has begun")
                        .ended();
            }
        }

        @Override
        public void end(RunRecord run) {
            synchronized (InMemoryLedger.this) {
                entry(run.run()).record = run;
            }
        }

        private RunEntry entry(String run) {
            return Objects.requireNonNull(runs.get(run), "a run that has begun");
        }

        @Override
        public List<RunRecord> runs(String migration) {
            synchronized (InMemoryLedger.this) {
                return runs.values().stream()
                        .map(entry -> entry.record)
                        .filter(record -> record.migration().equals(migration))
                        .toList();
            }
        }

        @Override
        public List<String> moves(String run) {
            synchronized (InMemoryLedger.this) {
                RunEntry entry = runs.get(run);
                return entry == null ? List.of() : List.copyOf(entry.moves.keySet());
            }
        }

        @Override
        public Optional<RecordOutcome> outcome(String run, String move, Key key) {
            synchronized (InMemoryLedger.this) {
                return Optional.ofNullable(runs.get(run))
                        .map(entry -> entry.moves.get(move))
                        .map(entry -> entry.outcomes.get(key));
            }
        }

        @Override
        public Map<Key, Key> newIds(String map, Collection<Key> oldIds) {
            synchronized (InMemoryLedger.this) {
                return ids.find(map, oldIds, begun).newIds();
            }
        }

        @Override
        public Optional<QuarantineBook> quarantine() {
            return keepsOutcomes ? Optional.of(quarantine) : Optional.empty();
        }

        @Override
        public KeptKeyMaps keyMaps() {
            return new InMemoryKeyMaps(InMemoryLedger.this, ids, begun);
        }

        @Override
        public OpenRecords openRecords() {
            return (run, move, after, size) -> {
                synchronized (InMemoryLedger.this) {
                    return open.page(run, move, after, size);
                }
            };
        }

        @Override
        public RecordMemory records() {
            return new RecordsView(InMemoryLedger.this, records, quarantine, ids);
        }

        @Override
        public int prune(String migration, Instant endedBefore) {
            synchronized (InMemoryLedger.this) {
                Set<String> old = Claim.old(runs(migration), endedBefore);
                runs.keySet().removeAll(old);
                quarantine.forget(old);
                open.forget(old);
                return old.size();
            }
        }

        @Override
        public void close() {
            synchronized (InMemoryLedger.this) {
                holders.values().removeIf(holder -> holder.view().equals(this));
            }
        }
    }
}
