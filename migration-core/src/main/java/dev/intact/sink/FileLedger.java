package dev.intact.sink;

import dev.intact.field.Key;
import dev.intact.ledger.Chunk;
import dev.intact.ledger.ChunkRecord;
import dev.intact.ledger.Claim;
import dev.intact.ledger.HeldException;
import dev.intact.ledger.History;
import dev.intact.ledger.InMemoryLedger;
import dev.intact.ledger.KeptKeyMaps;
import dev.intact.ledger.Ledger;
import dev.intact.ledger.LedgerException;
import dev.intact.ledger.MoveRecord;
import dev.intact.ledger.Position;
import dev.intact.ledger.Receipt;
import dev.intact.ledger.RecordOutcome;
import dev.intact.ledger.RunRecord;
import dev.intact.ledger.RunState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of a file: a journal beside it, named as it with {@code .ledger} behind, and the same in memory. The
 * operating system locks the journal for the process that holds the migration, and unlocks it when that dies.
 *
 * <p>A chunk is final when its journal entry is on the disk, which comes after its rows are; rows behind the length
 * that the last entry names are cut off when the run is resumed.
 */
final class FileLedger implements Ledger {
    private final FileTarget target;
    private final Opener opener;
    private final InMemoryLedger book;
    private final Ledger view;
    private @Nullable Journal journal;
    private @Nullable RunRecord current;
    private String lastHolder = "somebody";
    private Instant heldSince = Instant.EPOCH;
    private @Nullable LastChunk lastChunk;
    private long length;
    private String lengthOf = "";
    private boolean read;

    /** The chunk that was committed last, and how long the file was before. */
    private record LastChunk(String run, String move, ChunkRecord chunk, long lengthBefore) {}

    /** Opens the file of a run that begins, or goes on. */
    interface Opener {
        /**
         * Opens it.
         *
         * @param committed how much of it the run had committed when it stopped; empty if it begins
         * @return how much of it is committed now
         */
        long open(OptionalLong committed) throws IOException;

        /** Cuts the open file to a length. */
        void cut(long length) throws IOException;
    }

    FileLedger(FileTarget target, Opener opener) {
        this.target = target;
        this.opener = opener;
        this.book = InMemoryLedger.withoutOutcomes(target.name());
        this.view = book.open();
    }

    /** Whether runs have left a ledger beside the file. */
    static boolean exists(FileTarget target) {
        return Files.exists(path(target));
    }

    private Path path() {
        return path(target);
    }

    private static Path path(FileTarget target) {
        return PendingFile.directory(target).resolve(target.name() + ".ledger");
    }

    boolean isClaimed() {
        return journal != null;
    }

    @Override
    public synchronized Claim claim(String migration, String claimant, String who, Instant since) {
        try {
            if (journal != null) {
                return claimed(view.claim(migration, claimant, who, since));
            }
            journal = opened(migration);
            Claim claim = view.claim(migration, claimant, who, since);
            append(new JournalEntry.Claimed(migration, who, since, claim.epoch()));
            return claimed(claim);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private Claim claimed(Claim claim) {
        return claim.latest().filter(this::canBeGoneOnWith).isPresent() ? claim : Claim.first(claim.epoch());
    }

    /** A complete file that is gone, or that is to be replaced, is written anew. */
    private boolean canBeGoneOnWith(RunRecord latest) {
        return latest.state() != RunState.COMPLETED || (Files.exists(target.path()) && !target.isReplaced());
    }

    /** Opens the journal for this process alone, and reads it unless that has been done. */
    private Journal opened(String migration) throws IOException {
        Journal opened = Journal.open(path(), read ? bytes -> {} : this::replay);
        if (opened == null) {
            load();
            throw new HeldException(migration, target.name(), lastHolder, heldSince.toString());
        }
        read = true;
        return opened;
    }

    private void replay(byte[] bytes) throws IOException {
        JournalEntry entry = JournalReader.entry(bytes);
        if (entry instanceof JournalEntry.Claimed claimed) {
            lastHolder = claimed.who();
            heldSince = claimed.since();
            book.restore(claimed.migration(), claimed.epoch());
        } else if (entry instanceof JournalEntry.Run run) {
            book.restore(run.run());
            length = run.length();
            lengthOf = run.run().run();
        } else if (entry instanceof JournalEntry.Move move) {
            view.begin(move.run(), move.move());
        } else if (entry instanceof JournalEntry.Committed committed) {
            book.restore(
                    committed.run(),
                    committed.epoch(),
                    committed.move(),
                    committed.chunk(),
                    committed.kept(),
                    committed.newIds());
            lastChunk = new LastChunk(committed.run(), committed.move(), committed.chunk(), length);
            length = committed.length();
        } else if (entry instanceof JournalEntry.TakenBack back) {
            book.forget(back.run(), back.move(), back.chunk());
            lastChunk = null;
            length = back.length();
        } else if (entry instanceof JournalEntry.Identified identified) {
            book.restore(identified.migration(), identified.run(), identified.newIds());
        } else if (entry instanceof JournalEntry.Numbered numbered) {
            book.restoreNumbers(numbered.map(), numbered.first(), numbered.oldIds());
        }
    }

    private void append(JournalEntry entry) throws IOException {
        Journal open = journal;
        if (open == null) {
            throw new LedgerException("%s: its ledger is not open; claim the migration first".formatted(target.name()));
        }
        open.append(JournalWriter.bytes(entry));
    }

    private LedgerException failed(IOException e) {
        if (e instanceof DamagedJournalException) {
            return new LedgerException(
                    "%s: %s; restore it from a backup, or remove it and the file, and begin anew"
                            .formatted(path(), e.getMessage()),
                    e);
        }
        return new LedgerException(
                "%s: its ledger cannot be read or written (%s); check the disk and the rights to it"
                        .formatted(path(), e.getClass().getSimpleName()),
                e);
    }

    @Override
    public synchronized void begin(RunRecord run) {
        try {
            if (!lengthOf.equals(run.run())
                    && view.moves(run.run()).stream()
                            .anyMatch(move ->
                                    view.history(run.run(), move).balance().read() > 0)) {
                throw new LedgerException(
                        "%s: another run has written to it since run %s was interrupted; give each migration a file of its own"
                                .formatted(target.name(), run.run()));
            }
            long committed = opener.open(lengthOf.equals(run.run()) ? OptionalLong.of(length) : OptionalLong.empty());
            append(new JournalEntry.Run(run, committed));
            view.begin(run);
            current = run;
            length = committed;
            lengthOf = run.run();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public synchronized void begin(String run, MoveRecord move) {
        try {
            append(new JournalEntry.Move(run, move));
            view.begin(run, move);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public synchronized Optional<MoveRecord> move(String run, String move) {
        load();
        return view.move(run, move);
    }

    @Override
    public synchronized History history(String run, String move) {
        load();
        return view.history(run, move);
    }

    @Override
    public synchronized Optional<ChunkRecord> chunk(String run, String move, String partition, Position from) {
        load();
        return view.chunk(run, move, partition, from);
    }

    @Override
    public synchronized void end(String run, String move) {
        MoveRecord begun = view.move(run, move).orElseThrow();
        begin(run, begun.ended());
    }

    @Override
    public synchronized void end(RunRecord run) {
        try {
            append(new JournalEntry.Run(run, length));
            view.end(run);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    Optional<ChunkRecord> find(Chunk chunk) {
        return book.find(chunk);
    }

    /** Makes a chunk final whose rows are on the disk. */
    synchronized Receipt commit(Chunk chunk, long committed) {
        return book.commit(chunk, () -> {
            if (journal != null) {
                try {
                    append(entry(chunk, committed));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            lastChunk = new LastChunk(chunk.run(), chunk.move(), ChunkRecord.of(chunk), length);
            length = committed;
        });
    }

    @Override
    public synchronized boolean takeBack(String run, String move, ChunkRecord chunk) {
        LastChunk last = lastChunk;
        if (last == null
                || !last.run().equals(run)
                || !last.move().equals(move)
                || !last.chunk().partition().equals(chunk.partition())
                || !last.chunk().from().equals(chunk.from())) {
            return false;
        }
        try {
            append(new JournalEntry.TakenBack(run, move, last.chunk(), last.lengthBefore()));
            book.forget(run, move, last.chunk());
            lastChunk = null;
            length = last.lengthBefore();
            opener.cut(length);
            return true;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private JournalEntry entry(Chunk chunk, long committed) {
        boolean full = Objects.requireNonNull(current, "a run that has begun").full();
        return new JournalEntry.Committed(
                chunk.run(),
                chunk.epoch(),
                chunk.move(),
                ChunkRecord.of(chunk),
                chunk.kept(full),
                chunk.newIds(),
                committed);
    }

    @Override
    public synchronized List<RunRecord> runs(String migration) {
        load();
        return view.runs(migration);
    }

    @Override
    public synchronized List<String> moves(String run) {
        load();
        return view.moves(run);
    }

    @Override
    public synchronized Optional<RecordOutcome> outcome(String run, String move, Key key) {
        AtomicReference<RecordOutcome> found = new AtomicReference<>();
        try {
            Journal.read(path(), bytes -> {
                if (JournalReader.entry(bytes) instanceof JournalEntry.Committed chunk
                        && chunk.run().equals(run)
                        && chunk.move().equals(move)) {
                    chunk.kept().stream()
                            .filter(outcome -> outcome.key().equals(key))
                            .forEach(found::set);
                }
            });
        } catch (IOException e) {
            throw failed(e);
        }
        return Optional.ofNullable(found.get());
    }

    @Override
    public synchronized Map<Key, Key> newIds(String map, Collection<Key> oldIds) {
        load();
        return view.newIds(map, oldIds);
    }

    @Override
    public synchronized KeptKeyMaps keyMaps() {
        load();
        return new FileKeyMaps(view.keyMaps(), this, this::append);
    }

    /** A look at the ledger needs no claim. */
    private void load() {
        try {
            if (!read) {
                read = true;
                Journal.read(path(), this::replay);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public synchronized int prune(String migration, Instant endedBefore) {
        Journal held = journal;
        try (Journal opened = held == null ? opened(migration) : null) {
            Set<String> before = ids(migration);
            int pruned = view.prune(migration, endedBefore);
            before.removeAll(ids(migration));
            Objects.requireNonNull(held == null ? opened : held)
                    .rewrite(bytes -> JournalWriter.without(before, migration, bytes));
            return pruned;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private Set<String> ids(String migration) {
        return view.runs(migration).stream().map(RunRecord::run).collect(Collectors.toCollection(HashSet::new));
    }

    @Override
    public synchronized void close() {
        view.close();
        Journal open = journal;
        journal = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }
}
