package dev.intact.run;

import dev.intact.sink.Rejected;
import dev.intact.sink.Sink;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a migration is run. Immutable; thread-safe as far as what it was given is. */
public final class Options {
    private static final int MOST_WORKERS = 256;

    private final int chunkSize;
    private final int workers;
    private final List<RunListener> listeners;
    private final @Nullable Sink<Rejected> rejects;
    private final Cancellation cancellation;
    private final Clock clock;
    private final Supplier<String> runIds;

    private Options(
            int chunkSize,
            int workers,
            List<RunListener> listeners,
            @Nullable Sink<Rejected> rejects,
            Cancellation cancellation,
            Clock clock,
            Supplier<String> runIds) {
        this.chunkSize = chunkSize;
        this.workers = workers;
        this.listeners = listeners;
        this.rejects = rejects;
        this.cancellation = cancellation;
        this.clock = clock;
        this.runIds = runIds;
    }

    /** {@return chunks of 1,000 records, one worker, no listeners, rejects reported but listed nowhere} */
    public static Options defaults() {
        return new Options(
                1_000,
                1,
                List.of(),
                null,
                new Cancellation(),
                Clock.systemUTC(),
                () -> UUID.randomUUID().toString());
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
        return new Options(records, workers, listeners, rejects, cancellation, clock, runIds);
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
            throw new IllegalArgumentException("workers must be 1 to %d, not %d".formatted(MOST_WORKERS, count));
        }
        return new Options(chunkSize, count, listeners, rejects, cancellation, clock, runIds);
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
        return new Options(chunkSize, workers, more, rejects, cancellation, clock, runIds);
    }

    /**
     * Says where rejected records are listed, one row for each problem.
     *
     * @param sink a table or file of rejects
     * @return the options with it
     */
    public Options rejectsInto(Sink<Rejected> sink) {
        return new Options(
                chunkSize, workers, listeners, Objects.requireNonNull(sink, "sink"), cancellation, clock, runIds);
    }

    /**
     * Says by what a run can be stopped.
     *
     * @param wish the cancellation
     * @return the options with it
     */
    public Options cancellation(Cancellation wish) {
        return new Options(chunkSize, workers, listeners, rejects, Objects.requireNonNull(wish, "wish"), clock, runIds);
    }

    /**
     * Says which clock reports are dated by.
     *
     * @param source the clock; default the system's, in UTC
     * @return the options with it
     */
    public Options clock(Clock source) {
        return new Options(
                chunkSize, workers, listeners, rejects, cancellation, Objects.requireNonNull(source, "source"), runIds);
    }

    /**
     * Says how runs are named.
     *
     * @param source makes a new id for each run; default a random UUID
     * @return the options with it
     */
    public Options runIds(Supplier<String> source) {
        return new Options(
                chunkSize, workers, listeners, rejects, cancellation, clock, Objects.requireNonNull(source, "source"));
    }

    /** {@return how many records are committed together} */
    public int chunkSize() {
        return chunkSize;
    }

    /** {@return how many parts of a source are moved side by side} */
    public int workers() {
        return workers;
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

    /** {@return the clock} */
    public Clock clock() {
        return clock;
    }

    /** {@return what names runs} */
    public Supplier<String> runIds() {
        return runIds;
    }
}
