package dev.intact.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.intact.field.Codec;
import dev.intact.ledger.Position;
import dev.intact.source.Cursor;
import dev.intact.source.Source;
import dev.intact.source.Split;
import dev.intact.testkit.Reading.Item;
import dev.intact.testkit.Reading.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Source} keeps, as tests: extend it beside the source, and fill a real file or table.
 *
 * <p>Each test asks for one source. Rows are compared by their values, leaf by leaf and exactly, so that the scale of a
 * decimal counts; a source whose system cannot hold a value is given records without it. The order in which a source
 * yields its records is its own, as long as it is stable.
 *
 * @param <S> the type of the records
 */
public abstract class SourceContract<S> {
    private static final int SOME = 4;

    /** For subclasses. */
    protected SourceContract() {}

    /**
     * Sample records that the source can hold.
     *
     * @return about ten to fifty of them, with missing values where fields allow it
     */
    protected abstract List<S> records();

    /**
     * A source that holds records and is at rest.
     *
     * @param records the records, which may be none
     * @return the source
     * @throws Exception if it cannot be set up
     */
    protected abstract Source<S> source(List<S> records) throws Exception;

    /**
     * A source that holds records, and among them one that cannot be read.
     *
     * @param records the records that can be read
     * @return the source; empty, as by default, where each record can be read
     * @throws Exception if it cannot be set up
     */
    protected Optional<Source<S>> sourceWithOneUnreadable(List<S> records) throws Exception {
        return Optional.empty();
    }

    private Source<S> source() {
        List<S> records = records();
        assertThat(records).as("sample records").hasSizeGreaterThan(SOME);
        return SetUp.of(() -> source(records));
    }

    private static <S> Split first(Source<S> source) {
        return source.splits(1).get(0);
    }

    /** Checks that a source has a name for people. */
    @Test
    public void has_a_name() {
        assertThat(source().name()).isNotBlank();
    }

    /** Checks that one split holds each record once. */
    @Test
    public void yields_each_record_once() {
        Source<S> source = source();

        List<Object> read = Reading.contents(source, source.splits(1));

        assertThat(read).containsExactlyInAnyOrderElementsOf(Values.all(source.schema(), records()));
    }

    /** Checks that several splits hold the same records as one, are no more than asked for, and are always the same. */
    @Test
    public void splits_hold_each_record_once_whatever_their_number() {
        Source<S> source = source();
        List<Object> whole = Reading.contents(source, source.splits(1));

        for (int atMost = 1; atMost <= SOME; atMost++) {
            List<Split> splits = source.splits(atMost);

            assertThat(splits)
                    .as("splits(%s)", atMost)
                    .hasSizeBetween(1, atMost)
                    .doesNotHaveDuplicates()
                    .isEqualTo(source.splits(atMost));
            assertThat(Reading.contents(source, splits))
                    .as("records of splits(%s)", atMost)
                    .containsExactlyInAnyOrderElementsOf(whole);
        }
    }

    /** Checks that a split opened twice yields the same records and positions in the same order. */
    @Test
    public void a_split_opened_twice_yields_the_same() {
        Source<S> source = source();

        for (Split split : source.splits(SOME)) {
            assertThat(Reading.whole(source, split).items())
                    .as("split %s, opened again", split)
                    .isEqualTo(Reading.whole(source, split).items());
        }
    }

    /** Checks that no two records of a split have one position, and none that of the start. */
    @Test
    public void positions_are_distinct() {
        Source<S> source = source();

        for (Split split : source.splits(SOME)) {
            assertThat(Reading.whole(source, split).positions())
                    .as("positions of split %s", split)
                    .doesNotHaveDuplicates()
                    .doesNotContain(Position.start());
        }
    }

    /** Checks that a split opened behind any of its positions yields what stood behind it, and counts that. */
    @Test
    public void a_split_opened_behind_a_position_yields_the_rest() {
        Source<S> source = source();

        for (Split split : source.splits(2)) {
            checkResumption(source, split);
        }
    }

    private static <S> void checkResumption(Source<S> source, Split split) {
        Reading whole = Reading.whole(source, split);
        List<Item> items = whole.items();
        for (int i = 0; i < items.size(); i++) {
            Position after = items.get(i).position();
            List<Item> rest = items.subList(i + 1, items.size());
            Reading reading = Reading.of(source, split, after);

            assertThat(reading.items()).as("split %s behind %s", split, after).isEqualTo(rest);
            checkCount(reading, rest.size(), "split %s behind %s".formatted(split, after));
        }
    }

    private static void checkCount(Reading reading, int expected, String where) {
        if (reading.count().isPresent()) {
            assertThat(reading.count()).as("count() of %s", where).hasValue(expected);
        }
    }

    /** Checks that a cursor that counts at its end counts the records of its split. */
    @Test
    public void counts_its_records() {
        Source<S> source = source();
        List<S> records = records();

        checkCount(Reading.whole(source, first(source)), records.size(), "the whole source");
        long together = source.splits(SOME).stream()
                .map(split -> Reading.whole(source, split))
                .mapToLong(reading -> reading.count().orElse(reading.items().size()))
                .sum();
        assertThat(together).as("count() of %s splits together", SOME).isEqualTo(records.size());
    }

    /** Checks that an estimate, where there is one, is a number of records. */
    @Test
    public void an_estimated_count_is_not_negative() {
        OptionalLong estimated = source().estimatedCount();

        assertThat(estimated.orElse(0)).isNotNegative();
    }

    /** Checks that a cursor may be closed early, and twice, and leaves the source as it was. */
    @Test
    public void a_cursor_may_be_closed_early_and_twice() {
        Source<S> source = source();
        List<Item> before = Reading.whole(source, first(source)).items();

        Cursor<S> cursor = source.open(first(source), Position.start());
        assertThat(Reading.step(source, cursor, new ArrayList<>())).isTrue();
        cursor.close();
        cursor.close();
        source.open(first(source), Position.start()).close();

        assertThat(Reading.whole(source, first(source)).items()).isEqualTo(before);
    }

    /** Checks that a cursor that has reached its end stays there. */
    @Test
    public void the_end_stays_the_end() {
        Source<S> source = source();

        try (Cursor<S> cursor = source.open(first(source), Position.start())) {
            List<Item> items = new ArrayList<>();
            while (Reading.step(source, cursor, items)) {
                // until the end
            }
            assertThat(Reading.step(source, cursor, items))
                    .as("next() behind the end")
                    .isFalse();
        }
    }

    /** Checks that two cursors of one split, read in turns, do not disturb each other. */
    @Test
    public void two_cursors_do_not_disturb_each_other() {
        Source<S> source = source();
        List<Item> left = new ArrayList<>();
        List<Item> right = new ArrayList<>();

        try (Cursor<S> one = source.open(first(source), Position.start());
                Cursor<S> other = source.open(first(source), Position.start())) {
            boolean more = Reading.step(source, one, left);
            while (Reading.step(source, other, right)) {
                more = Reading.step(source, one, left);
            }
            assertThat(more).as("the first cursor, one record ahead, has more").isFalse();
        }

        assertThat(right)
                .isEqualTo(left)
                .isEqualTo(Reading.whole(source, first(source)).items());
    }

    /** Checks that splits read by several threads at once yield the same as one after the other. */
    @Test
    public void splits_may_be_read_side_by_side() {
        Source<S> source = source();
        List<Split> splits = source.splits(SOME);

        List<List<Item>> sideBySide = splits.parallelStream()
                .map(split -> Reading.whole(source, split).items())
                .toList();

        assertThat(sideBySide)
                .isEqualTo(splits.stream()
                        .map(split -> Reading.whole(source, split).items())
                        .toList());
    }

    /** Checks that a source without records has a split, which yields nothing. */
    @Test
    public void an_empty_source_yields_nothing() {
        Source<S> source = SetUp.of(() -> source(List.of()));

        assertThat(source.splits(SOME)).as("splits of an empty source").isNotEmpty();
        for (Split split : source.splits(SOME)) {
            Reading reading = Reading.whole(source, split);
            assertThat(reading.items()).isEmpty();
            checkCount(reading, 0, "an empty source");
        }
    }

    /** Checks that a copy made by Java serialization reads the splits of the original equally. */
    @Test
    public void a_copy_that_has_travelled_reads_the_same() {
        Source<S> source = source();
        Source<S> copy = Travel.copyOf(source);

        assertThat(copy.name()).isEqualTo(source.name());
        assertThat(copy.splits(SOME)).isEqualTo(source.splits(SOME));
        for (Split split : source.splits(SOME)) {
            assertThat(Reading.whole(copy, split)).isEqualTo(Reading.whole(source, split));
        }
    }

    /** Checks that each record becomes bytes and comes back as it was. */
    @Test
    public void each_record_has_a_byte_form() {
        Source<S> source = source();
        Codec<S> codec = Codec.of(source.schema());

        for (S record : records()) {
            assertThat(Values.of(source.schema(), codec.decode(codec.encode(record))))
                    .isEqualTo(Values.of(source.schema(), record));
        }
    }

    /**
     * Checks that a record that cannot be read is handed over with its place and its problems, counts as read, and does
     * not end the reading.
     */
    @Test
    public void an_unreadable_record_does_not_end_the_reading() {
        Optional<Source<S>> given = SetUp.of(() -> sourceWithOneUnreadable(records()));
        assumeTrue(given.isPresent(), "every record of this source can be read");
        Source<S> source = given.get();
        Reading reading = Reading.whole(source, first(source));
        List<Object> contents = new ArrayList<>(reading.contents());

        List<Unreadable> unreadable = contents.stream()
                .filter(Unreadable.class::isInstance)
                .map(Unreadable.class::cast)
                .toList();
        assertThat(unreadable).as("unreadable records").singleElement().satisfies(item -> {
            assertThat(item.place().isPlace()).as("%s is a place", item.place()).isTrue();
            assertThat(item.problems()).isNotEmpty();
        });
        contents.removeAll(unreadable);
        assertThat(contents).containsExactlyInAnyOrderElementsOf(Values.all(source.schema(), records()));
        checkCount(reading, records().size() + 1, "a source with an unreadable record");
        checkResumption(source, first(source));
    }
}
