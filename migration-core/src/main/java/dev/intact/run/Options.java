package dev.intact.run;

import dev.intact.sink.Rejected;
import dev.intact.sink.Sink;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** How a migration is run. Immutable; thread-safe as far as what it was given is. */
public final class Options {
    private static final int MOST_WORKERS = 256;

    private static final int MOST_RETRIES = 5;
    private static final Duration SHUTDOWN_GRACE = Duration.ofSeconds(4);

    private final int chunkSize;
    private final int workers;
    private final int movesAtOnce;
    private final List<RunListener> listeners;
    private final @Nullable Sink<Rejected> rejects;
    private final Cancellation cancellation;
    private final Duration shutdownGrace;
    private final Clock clock;
    private final Supplier<String> runIds;
    private final int retries;
    private final @Nullable ErrorLimit errorLimit;
    private final boolean fullLedger;
    private final boolean anew;
    private final boolean undoable;
    private final Set<Change> despite;
    private final @Nullable SecretKey quarantineKey;

    private Options(Draft draft) {
        this.chunkSize = draft.chunkSize;
        this.workers = draft.workers;
        this.movesAtOnce = draft.movesAtOnce;
        this.listeners = List.copyOf(draft.listeners);
        this.rejects = draft.rejects;
        this.cancellation = draft.cancellation;
        this.shutdownGrace = draft.shutdownGrace;
        this.clock = draft.clock;
        this.runIds = draft.runIds;
        this.retries = draft.retries;
        this.errorLimit = draft.errorLimit;
        this.fullLedger = draft.fullLedger;
        this.anew = draft.anew;
        this.undoable = draft.undoable;
        this.despite = Set.copyOf(draft.despite);
        this.quarantineKey = draft.quarantineKey;
    }

    /** The options while one of them is changed. */
    private static final class Draft {
        private int chunkSize = 1_000;
        private int workers = 1;
        private int movesAtOnce = 1;
        private List<RunListener> listeners = List.of();
        private @Nullable Sink<Rejected> rejects;
        private Cancellation cancellation = new Cancellation();
        private Duration shutdownGrace = SHUTDOWN_GRACE;
        private Clock clock = Clock.systemUTC();
        private Supplier<String> runIds = () -> UUID.randomUUID().toString();
        private int retries = MOST_RETRIES;
        private @Nullable ErrorLimit errorLimit;
        private boolean fullLedger;
        private boolean anew;
        private boolean undoable;
        private Set<Change> despite = Set.of();
        private @Nullable SecretKey quarantineKey;

        Draft() {}

        Draft(Options options) {
            this.chunkSize = options.chunkSize;
            this.workers = options.workers;
            this.movesAtOnce = options.movesAtOnce;
            this.listeners = options.listeners;
            this.rejects = options.rejects;
            this.cancellation = options.cancellation;
            this.shutdownGrace = options.shutdownGrace;
            this.clock = options.clock;
            this.runIds = options.runIds;
            this.retries = options.retries;
            this.errorLimit = options.errorLimit;
            this.fullLedger = options.fullLedger;
            this.anew = options.anew;
            this.undoable = options.undoable;
            this.despite = options.despite;
            this.quarantineKey = options.quarantineKey;
        }
    }

    private Options with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new Options(draft);
    }

    /**
     * {@return chunks of 1,000 records, one worker, no listeners, 5 retries, no error limit, rejects kept in the ledger
     * and listed nowhere else}
     */
    public static Options defaults() {
        return new Options(new Draft());
    }

    /**
     * Says how many records are committed together.
     *
     * @param records at least 1; default 1,000
     * @return the options with it
     * @throws IllegalArgumentException if it is below 1
     */
    public Options chunkSize(int records) {
        if (records < 1) {
            throw new IllegalArgumentException("a chunk holds at least one record, not " + records);
        }
        return with(draft -> draft.chunkSize = records);
    }

    /**
     * Says how many parts of a source are moved side by side. A source or target that cannot be divided uses fewer.
     *
     * @param count 1 to 256; default 1
     * @return the options with it
     * @throws IllegalArgumentException if it is out of range
     */
    public Options workers(int count) {
        if (count < 1 || count > MOST_WORKERS) {
            throw new IllegalArgumentException("workers must be 1 to %s, not %s".formatted(MOST_WORKERS, count));
        }
        return with(draft -> draft.workers = count);
    }

    /**
     * Says how many moves run side by side, each with its own {@link #workers}. A move waits for those before it whose
     * new ids it looks up, to whose rows its own refer in the target, or that write where it does. The result is equal.
     *
     * @param count 1 to 256; default 1
     * @return the options with it
     * @throws IllegalArgumentException if it is out of range
     */
    public Options movesAtOnce(int count) {
        if (count < 1 || count > MOST_WORKERS) {
            throw new IllegalArgumentException("moves at once must be 1 to %s, not %s".formatted(MOST_WORKERS, count));
        }
        return with(draft -> draft.movesAtOnce = count);
    }

    /**
     * Adds a listener.
     *
     * @param listener the listener
     * @return the options with it
     */
    public Options listener(RunListener listener) {
        List<RunListener> more =
                Stream.concat(listeners.stream(), Stream.of(listener)).toList();
        return with(draft -> draft.listeners = more);
    }

    /**
     * Says where rejected records are listed, one row for each problem.
     *
     * @param sink a table or file of rejects
     * @return the options with it
     */
    public Options rejectsInto(Sink<Rejected> sink) {
        Objects.requireNonNull(sink, "sink");
        return with(draft -> draft.rejects = sink);
    }

    /**
     * Says by what a run can be stopped.
     *
     * @param wish the cancellation
     * @return the options with it
     */
    public Options cancellation(Cancellation wish) {
        Objects.requireNonNull(wish, "wish");
        return with(draft -> draft.cancellation = wish);
    }

    /**
     * Says how long a process that is told to end, by {@code SIGTERM} or {@link System#exit}, waits for the run to
     * stop: the chunk under way is taken back, and the run ends as a cancelled one. What does not stop in time ends as
     * in a crash, and can be resumed as well.
     *
     * @param grace how long; zero if the process is not to wait; default 4 seconds
     * @return the options with it
     * @throws IllegalArgumentException if it is negative
     */
    public Options shutdownGrace(Duration grace) {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("a process waits for zero seconds or more, not " + grace);
        }
        return with(draft -> draft.shutdownGrace = grace);
    }

    /**
     * Says which clock reports are dated by.
     *
     * @param source the clock; default the system's, in UTC
     * @return the options with it
     */
    public Options clock(Clock source) {
        Objects.requireNonNull(source, "source");
        return with(draft -> draft.clock = source);
    }

    /**
     * Says how runs are named.
     *
     * @param source makes a new id for each run; default a random UUID
     * @return the options with it
     */
    public Options runIds(Supplier<String> source) {
        Objects.requireNonNull(source, "source");
        return with(draft -> draft.runIds = source);
    }

    /**
     * Says how often a chunk is tried again after a failure that passes, such as a deadlock or a lost connection.
     *
     * @param most 0 or more; default 5
     * @return the options with it
     * @throws IllegalArgumentException if it is negative
     */
    public Options retries(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("retries must be 0 or more, not " + most);
        }
        return with(draft -> draft.retries = most);
    }

    /**
     * Says how many records of each move may be rejected; the run fails when there are more.
     *
     * @param limit the limit; default none
     * @return the options with it
     */
    public Options errorLimit(ErrorLimit limit) {
        Objects.requireNonNull(limit, "limit");
        return with(draft -> draft.errorLimit = limit);
    }

    /**
     * Keeps the outcome of every record in the ledger, so that each can be asked for later. Without it, those are kept
     * that have a problem or a reason; the others are counted.
     *
     * @return the options with it
     */
    public Options fullLedger() {
        return with(draft -> draft.fullLedger = true);
    }

    /**
     * Begins a new run whatever the ledger knows. Without it, a run that was interrupted is resumed, and one that is
     * complete is not repeated.
     *
     * @return the options with it
     */
    public Options anew() {
        return with(draft -> draft.anew = true);
    }

    /**
     * Keeps what a run changes, so that it can be undone: of each row that it inserts or updates, the row before and
     * after, in the target beside the ledger. A run that is resumed must be as it was begun.
     *
     * @return the options with it
     */
    public Options undoable() {
        return with(draft -> draft.undoable = true);
    }

    /**
     * Resumes a run although something has changed since it was interrupted.
     *
     * @param changes what may have changed
     * @return the options with it
     */
    public Options despite(Change... changes) {
        return with(draft -> draft.despite = Set.of(changes));
    }

    /**
     * Options that keep the sensitive fields of rejected records, sealed by AES-GCM, so that whoever holds the key can
     * look at them and fix them. Without a key they are masked. The key is never stored.
     *
     * @param key a key for AES, of 128 or 256 bits
     * @return the options
     * @throws IllegalArgumentException if it is no key for AES
     */
    public Options quarantineKey(SecretKey key) {
        if (!key.getAlgorithm().equals("AES")) {
            throw new IllegalArgumentException(
                    "the quarantine is sealed with a key for AES, not for " + key.getAlgorithm());
        }
        return with(draft -> draft.quarantineKey = key);
    }

    /**
     * Options without a list of rejects, as a replay has them: what it rejects again stays in quarantine.
     *
     * @return the options
     */
    public Options withoutRejects() {
        return with(draft -> draft.rejects = null);
    }

    /** {@return the key that sensitive fields of rejected records are sealed with; empty if they are masked} */
    public Optional<SecretKey> quarantineKey() {
        return Optional.ofNullable(quarantineKey);
    }

    /** {@return how many records are committed together} */
    public int chunkSize() {
        return chunkSize;
    }

    /** {@return how many parts of a source are moved side by side} */
    public int workers() {
        return workers;
    }

    /** {@return how many moves run side by side} */
    public int movesAtOnce() {
        return movesAtOnce;
    }

    /** {@return the listeners, in the order in which they are told} */
    public List<RunListener> listeners() {
        return listeners;
    }

    /** {@return where rejected records are listed, if anywhere} */
    public Optional<Sink<Rejected>> rejects() {
        return Optional.ofNullable(rejects);
    }

    /** {@return by what a run can be stopped} */
    public Cancellation cancellation() {
        return cancellation;
    }

    /** {@return how long a process that is told to end waits for the run to stop} */
    public Duration shutdownGrace() {
        return shutdownGrace;
    }

    /** {@return the clock} */
    public Clock clock() {
        return clock;
    }

    /** {@return what names runs} */
    public Supplier<String> runIds() {
        return runIds;
    }

    /** {@return how often a chunk is tried again after a failure that passes} */
    public int retries() {
        return retries;
    }

    /** {@return how many records of each move may be rejected; empty for any number} */
    public Optional<ErrorLimit> errorLimit() {
        return Optional.ofNullable(errorLimit);
    }

    /** {@return whether the outcome of every record is kept in the ledger} */
    public boolean keepsFullLedger() {
        return fullLedger;
    }

    /** {@return whether a new run is begun whatever the ledger knows} */
    public boolean isAnew() {
        return anew;
    }

    /** {@return whether what a run changes is kept, so that it can be undone} */
    public boolean isUndoable() {
        return undoable;
    }

    /** {@return what may have changed since a run was interrupted that is resumed} */
    public Set<Change> goesOnDespite() {
        return despite;
    }
}
