package dev.intact.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.intact.field.Key;
import dev.intact.ledger.Claim;
import dev.intact.ledger.RunRecord;
import dev.intact.sink.Guarantee;
import dev.intact.sink.Output;
import dev.intact.sink.Sink;
import dev.intact.sink.Target;
import dev.intact.sink.TargetRows;
import dev.intact.sink.TargetSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** What a {@link TargetContract} asks of an adapter's test, and what it makes of the answers. */
abstract class TargetUnderTest<T> {
    static final String MIGRATION = "contract";

    TargetUnderTest() {}

    /** {@return a sink of the target} */
    protected abstract Sink<T> first();

    /** {@return another sink of the same target; empty, as by default, for a target of one sink} */
    protected Optional<Sink<T>> second() {
        return Optional.empty();
    }

    /**
     * {@return the first sink as it is declared where a new run follows one that is complete; as by default, the first
     * sink itself. A target that keeps what is complete, as a file does, is told here to replace it}
     */
    protected Sink<T> anew() {
        return first();
    }

    /** {@return the target, by default that of the first sink} */
    protected Target target() {
        return first().target();
    }

    /**
     * A row that the target takes, in each of its sinks.
     *
     * @param number tells rows apart, from 0 to 99
     * @return the row
     */
    protected abstract T row(int number);

    /**
     * The rows that another reader sees now.
     *
     * @param sink a sink of the target
     * @return its rows; none where the target has not made its file or table yet
     * @throws Exception if they cannot be read
     */
    protected abstract List<T> stored(Sink<T> sink) throws Exception;

    /**
     * {@return a row that the first sink refuses once it has row 0: one that repeats its key, or breaks a check; empty,
     * as by default, for a target that takes everything}
     */
    protected Optional<T> refusedRow() {
        return Optional.empty();
    }

    /**
     * {@return the name of a field that the first sink can make itself, and for which {@link #row} has values that it
     * would not make; empty, as by default, for a target that makes none}
     */
    protected Optional<String> generatedField() {
        return Optional.empty();
    }

    /**
     * {@return whether {@link #stored} answers in the order of writing; by default, where units never run side by side}
     */
    protected boolean keepsOrder() {
        return target().parallelism() == 1;
    }

    /**
     * {@return why a copy made by serialization is another target; empty, as by default, for one that stands for an
     * external system, so that its copies equal it and write to the same place}
     */
    protected Optional<String> whyCopiesDiffer() {
        return Optional.empty();
    }

    boolean isAllOrNothing() {
        return target().guarantee() == Guarantee.ALL_OR_NOTHING;
    }

    Sink<T> assumedSecond() {
        assumeTrue(second().isPresent(), "the target has one sink");
        return second().orElseThrow();
    }

    T assumedRefusedRow() {
        assumeTrue(refusedRow().isPresent(), "the target refuses no row");
        return refusedRow().orElseThrow();
    }

    TargetSession open() {
        List<Output<?>> outputs = new ArrayList<>();
        outputs.add(Output.of(first(), Set.of()));
        second().ifPresent(sink -> outputs.add(Output.of(sink, Set.of())));
        return target().open(outputs);
    }

    TargetSession openAnew() {
        return anew().target().open(List.of(Output.of(anew(), Set.of())));
    }

    /** Claims a migration for a new run, and begins it. */
    static RunRecord begin(TargetSession session) {
        String id = UUID.randomUUID().toString();
        Claim claim = session.ledger().claim(MIGRATION, id, "the contract", Instant.EPOCH);
        RunRecord run = RunRecord.begun(id, MIGRATION, claim.epoch(), "", "the contract", false, Instant.EPOCH);
        session.ledger().begin(run);
        return run;
    }

    TargetRows record(int number) {
        return TargetRows.of(Key.of(number)).and(first(), row(number));
    }

    List<TargetRows> records(int... numbers) {
        return IntStream.of(numbers).mapToObj(this::record).toList();
    }

    static int[] range(int from, int to) {
        return IntStream.range(from, to).toArray();
    }

    void checkStored(Sink<T> sink, String when, int... numbers) {
        List<Values> seen = Values.all(sink.schema(), SetUp.of(() -> stored(sink)));
        List<Values> expected = Values.all(
                sink.schema(), IntStream.of(numbers).mapToObj(this::row).toList());
        if (keepsOrder()) {
            assertThat(seen).as("%s %s", sink.name(), when).containsExactlyElementsOf(expected);
        } else {
            assertThat(seen).as("%s %s", sink.name(), when).containsExactlyInAnyOrderElementsOf(expected);
        }
    }
}
