package dev.intact.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.intact.field.Key;
import dev.intact.field.Schema;
import dev.intact.ledger.Chunk;
import dev.intact.ledger.RunRecord;
import dev.intact.sink.Guarantee;
import dev.intact.sink.Output;
import dev.intact.sink.Sink;
import dev.intact.sink.Target;
import dev.intact.sink.TargetRows;
import dev.intact.sink.TargetSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Target} keeps, as tests: extend it beside the target, and fill a real file or table.
 *
 * <p>Each test opens the target once, and expects it to be empty: set it up afresh for each. Within a test, every call
 * of an overridden method answers the same. Rows are compared by their values, leaf by leaf and exactly. What a target
 * does not do is skipped, and the skipped test says what.
 *
 * @param <T> the type of the rows
 */
public abstract class TargetContract<T> extends TargetUnderTest<T> {
    private static final int MANY = 40;
    private static final int SOME = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** For subclasses. */
    protected TargetContract() {}

    /** Checks that target and sinks have names, and that the sinks name one target. */
    @Test
    public void has_names() {
        assertThat(target().name()).isNotBlank();
        assertThat(first().name()).isNotBlank();
        assertThat(first().target()).isEqualTo(target());
        second().ifPresent(sink -> {
            assertThat(sink.name()).isNotBlank().isNotEqualTo(first().name());
            assertThat(sink.target()).isEqualTo(target()).hasSameHashCodeAs(target());
        });
    }

    /** Checks that at least one unit of work may be open. */
    @Test
    public void has_a_parallelism() {
        assertThat(target().parallelism()).isPositive();
    }

    /** Checks that rows are seen only when they are committed, or, if all is written or nothing, when all is. */
    @Test
    public void nothing_is_seen_before_it_is_final() {
        try (TargetSession session = open()) {
            try (ChunkWriter chunks = new ChunkWriter(session.begin(), "all")) {
                chunks.write(records(0, 1, 2));
                checkStored(first(), "before the commit");
                chunks.commit();
                checkStored(first(), "after the commit", isAllOrNothing() ? range(0, 0) : range(0, 3));
            }
            session.complete();
            checkStored(first(), "after completion", 0, 1, 2);
        }
        checkStored(first(), "after the session", 0, 1, 2);
    }

    /** Checks that a unit of work takes chunk after chunk, and a chunk several writes. */
    @Test
    public void chunks_follow_one_another() {
        try (TargetSession session = open()) {
            try (ChunkWriter chunks = new ChunkWriter(session.begin(), "all")) {
                chunks.write(records(0, 1)).write(records(2)).commit();
                chunks.write(records(3)).commit();
            }
            try (ChunkWriter chunks = new ChunkWriter(session.begin(), "more")) {
                chunks.write(records(range(4, MANY))).commit();
            }
            session.complete();
        }
        checkStored(first(), "after the session", range(0, MANY));
    }

    /** Checks that a chunk whose records become no rows is committed and counted like others. */
    @Test
    public void a_chunk_without_rows_is_committed() {
        try (TargetSession session = open()) {
            try (ChunkWriter chunks = new ChunkWriter(session.begin(), "all")) {
                chunks.exclude(record(0)).exclude(record(1)).commit();
                chunks.write(records(2)).commit();
            }
            session.complete();
        }
        checkStored(first(), "after the session", 2);
    }

    /** Checks that a rollback takes back the chunk under way, and nothing else. */
    @Test
    public void what_is_rolled_back_leaves_nothing() {
        try (TargetSession session = open()) {
            try (ChunkWriter chunks = new ChunkWriter(session.begin(), "all")) {
                chunks.write(records(0)).commit();
                chunks.write(records(1, 2)).write(records(3));
                chunks.rollback();
                chunks.rollback();
                chunks.write(records(4)).commit();
            }
            session.complete();
        }
        checkStored(first(), "after the session", 0, 4);
    }

    /** Checks that closing a unit of work takes back what it has not committed, and nothing else. */
    @Test
    public void what_is_not_committed_leaves_nothing() {
        try (TargetSession session = open()) {
            try (ChunkWriter chunks = new ChunkWriter(session.begin(), "all")) {
                chunks.write(records(0)).commit();
                chunks.write(records(1, 2));
            }
            session.complete();
        }
        checkStored(first(), "after the session", 0);
    }

    /** Checks that a session closed early keeps what is committed, or nothing, if all is written or nothing. */
    @Test
    public void a_session_that_is_not_completed_keeps_what_it_promises() {
        try (TargetSession session = open();
                ChunkWriter chunks = new ChunkWriter(session.begin(), "all")) {
            chunks.write(records(0, 1)).commit();
        }
        checkStored(first(), "after a session without completion", isAllOrNothing() ? range(0, 0) : range(0, 2));
    }

    /** Checks that a chunk that comes again is answered from memory and writes nothing. */
    @Test
    public void a_chunk_is_written_once() {
        assumeTrue(target().guarantee() != Guarantee.AT_LEAST_ONCE, "the target may write a chunk again");
        try (TargetSession session = open()) {
            Chunk chunk;
            RunRecord run = begin(session);
            try (ChunkWriter chunks = new ChunkWriter(session.begin(), "all", run)) {
                chunk = chunks.write(records(0, 1)).commit();
                chunks.repeat(chunk, records(0, 1));
                chunks.write(records(2)).commit();
            }
            try (ChunkWriter retried = new ChunkWriter(session.begin(), "retried", run)) {
                retried.repeat(chunk, records(0, 1));
                retried.write(records(3)).commit();
            }
            session.complete();
        }
        checkStored(first(), "after the session", 0, 1, 2, 3);
    }

    /** Checks that the rows of one record reach all of its sinks, or none. */
    @Test
    public void sinks_share_a_unit_of_work() {
        Sink<T> second = assumedSecond();
        try (TargetSession session = open()) {
            try (ChunkWriter chunks = new ChunkWriter(session.begin(), "all")) {
                chunks.write(List.of(record(0).and(second, row(0)), record(1))).commit();
                chunks.write(List.of(record(2).and(second, row(2))));
                chunks.rollback();
            }
            session.complete();
        }
        checkStored(first(), "after the session", 0, 1);
        checkStored(second, "after the session", 0);
    }

    /**
     * Checks that refused rows, wherever they stand, are named by their places and keep no other from being written.
     */
    @Test
    public void refused_rows_do_not_keep_others_from_being_written() {
        TargetRows refused = TargetRows.of(Key.of("refused")).and(first(), assumedRefusedRow());
        List<Integer> places = List.of(1, 2, 20, MANY + 3);
        List<TargetRows> records = new ArrayList<>(records(range(0, MANY)));
        places.forEach(place -> records.add(place, refused));

        try (TargetSession session = open()) {
            try (ChunkWriter chunks = new ChunkWriter(session.begin(), "all")) {
                chunks.write(records, places).commit();
            }
            session.complete();
        }
        checkStored(first(), "after the session", range(0, MANY));
    }

    /** Checks that a refusal spares what was written before it, in the same chunk and in earlier ones. */
    @Test
    public void a_refusal_spares_earlier_writes() {
        TargetRows refused = TargetRows.of(Key.of("refused")).and(first(), assumedRefusedRow());
        try (TargetSession session = open()) {
            try (ChunkWriter chunks = new ChunkWriter(session.begin(), "all")) {
                chunks.write(records(0, 1))
                        .write(List.of(refused, record(2)), List.of(0))
                        .commit();
                chunks.write(List.of(refused, refused), List.of(0, 1)).commit();
                chunks.write(records(3)).commit();
            }
            session.complete();
        }
        checkStored(first(), "after the session", 0, 1, 2, 3);
    }

    /** Checks that no row of a refused record remains, in whatever sink and order. */
    @Test
    public void of_a_refused_record_no_row_remains() {
        Sink<T> second = assumedSecond();
        T refused = assumedRefusedRow();
        List<TargetRows> records = List.of(
                record(0).and(second, row(0)),
                TargetRows.of(Key.of(1)).and(second, row(1)).and(first(), refused),
                TargetRows.of(Key.of(2)).and(first(), refused).and(second, row(2)),
                record(3).and(second, row(3)));

        try (TargetSession session = open()) {
            try (ChunkWriter chunks = new ChunkWriter(session.begin(), "all")) {
                chunks.write(records, List.of(1, 2)).commit();
            }
            session.complete();
        }
        checkStored(first(), "after the session", 0, 3);
        checkStored(second, "after the session", 0, 3);
    }

    /** Checks that units of work, each in its own thread, write at the same time without waiting for each other. */
    @Test
    public void units_of_work_run_side_by_side() {
        int workers = Math.min(SOME, target().parallelism());
        assumeTrue(workers > 1, "the target takes one unit of work at a time");
        int each = MANY / workers;
        try (TargetSession session = open()) {
            SideBySide.run(workers, PATIENCE, (worker, others) -> {
                try (ChunkWriter chunks = new ChunkWriter(session.begin(), "split " + worker)) {
                    int from = worker * each;
                    chunks.write(records(range(from, from + 1)));
                    others.meet();
                    chunks.commit();
                    chunks.write(records(range(from + 1, from + each)));
                    others.meet();
                    chunks.commit();
                }
            });
            session.complete();
        }
        checkStored(first(), "after the session", range(0, workers * each));
    }

    /** Checks that a unit of work that is rolled back takes nothing of another with it. */
    @Test
    public void a_rollback_spares_other_units_of_work() {
        assumeTrue(target().parallelism() > 1, "the target takes one unit of work at a time");
        try (TargetSession session = open()) {
            try (ChunkWriter kept = new ChunkWriter(session.begin(), "kept");
                    ChunkWriter takenBack = new ChunkWriter(session.begin(), "taken back")) {
                takenBack.write(records(0));
                kept.write(records(1));
                takenBack.rollback();
                kept.commit();
                takenBack.write(records(2));
            }
            session.complete();
        }
        checkStored(first(), "after the session", 1);
    }

    /** Checks that copies made by serialization equal their originals. */
    @Test
    public void copies_equal_their_originals() {
        assumeTrue(whyCopiesDiffer().isEmpty(), whyCopiesDiffer().orElse(""));
        Target targetCopy = Travel.copyOf(target());
        Sink<T> sinkCopy = Travel.copyOf(first());

        assertThat(targetCopy).isEqualTo(target()).hasSameHashCodeAs(target());
        assertThat(sinkCopy).isEqualTo(first()).hasSameHashCodeAs(first());
        assertThat(sinkCopy.target()).isEqualTo(target());
        assertThat(sinkCopy.name()).isEqualTo(first().name());
        assertThat(sinkCopy.schema().leaves()).isEqualTo(first().schema().leaves());
    }

    /** Checks that a copy made by serialization writes to where the original does. */
    @Test
    public void a_copy_writes_to_the_same_place() {
        assumeTrue(whyCopiesDiffer().isEmpty(), whyCopiesDiffer().orElse(""));
        Sink<T> copy = Travel.copyOf(first());

        write(Output.of(copy, Set.of()), TargetRows.of(Key.of(0)).and(copy, row(0)));

        checkStored(first(), "after a copy has written", 0);
    }

    private static void write(Output<?> output, TargetRows record) {
        try (TargetSession session = output.sink().target().open(List.of(output))) {
            try (ChunkWriter chunks = new ChunkWriter(session.begin(), "all")) {
                chunks.write(List.of(record)).commit();
            }
            session.complete();
        }
    }

    /** Checks that a field that the target makes is not written, and that all others are. */
    @Test
    public void generated_fields_are_left_to_the_target() {
        assumeTrue(generatedField().isPresent(), "the target makes no field");
        String generated = generatedField().orElseThrow();
        Schema<T> schema = first().schema();
        int place = schema.leafNames().indexOf(generated);
        assertThat(place)
                .as("place of %s among %s", generated, schema.leafNames())
                .isNotNegative();

        write(Output.of(first(), Set.of(generated)), record(0));

        List<T> rows = SetUp.of(() -> stored(first()));
        assertThat(rows).hasSize(1);
        Values seen = Values.of(schema, rows.get(0));
        Values given = Values.of(schema, row(0));
        assertThat(seen.leaves().get(place))
                .as("%s, made by the target", generated)
                .isNotEqualTo(given.leaves().get(place));
        assertThat(seen.without(place)).isEqualTo(given.without(place));
    }
}
