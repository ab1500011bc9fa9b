package dev.intact.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.ledger.Position;
import dev.intact.source.Cursor;
import dev.intact.source.Source;
import dev.intact.source.Split;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Each way in which a source can be wrong turns its contract red. */
class BrokenSourceTest {
    abstract static class Contract extends SourceContract<Sample> implements Serializable {
        @Override
        protected List<Sample> records() {
            return Sample.some();
        }
    }

    static class DropsARecord extends Contract {
        @Override
        protected Source<Sample> source(List<Sample> records) {
            return new FaultySource(records.isEmpty() ? records : records.subList(1, records.size()));
        }
    }

    @Test
    void a_dropped_record_is_noticed() {
        assertThat(ContractRun.failed(DropsARecord.class)).contains("yields_each_record_once", "counts_its_records");
    }

    static class ChangesItsOrder extends Contract {
        @Override
        protected Source<Sample> source(List<Sample> records) {
            return new FaultySource(records) {
                private int opened;

                @Override
                public Cursor<Sample> open(Split split, Position after) {
                    List<Sample> rotated = new ArrayList<>(records);
                    Collections.rotate(rotated, opened++);
                    return new FaultySource(rotated).open(split, after);
                }
            };
        }
    }

    @Test
    void an_order_that_changes_is_noticed() {
        assertThat(ContractRun.failed(ChangesItsOrder.class))
                .contains("a_split_opened_twice_yields_the_same", "a_split_opened_behind_a_position_yields_the_rest");
    }

    static class CountsOneTooMany extends Contract {
        @Override
        protected Source<Sample> source(List<Sample> records) {
            return new FaultySource(records) {
                @Override
                public Cursor<Sample> open(Split split, Position after) {
                    return new FaultyCursor(super.open(split, after)) {
                        @Override
                        public OptionalLong count() {
                            return OptionalLong.of(super.count().orElseThrow() + 1);
                        }
                    };
                }
            };
        }
    }

    @Test
    void a_wrong_count_is_noticed() {
        assertThat(ContractRun.failed(CountsOneTooMany.class))
                .containsExactly(
                        "a_split_opened_behind_a_position_yields_the_rest",
                        "an_empty_source_yields_nothing",
                        "counts_its_records");
    }

    static class CountsTheWholeSplit extends Contract {
        @Override
        protected Source<Sample> source(List<Sample> records) {
            return new FaultySource(records) {
                @Override
                public Cursor<Sample> open(Split split, Position after) {
                    return new FaultyCursor(super.open(split, after)) {
                        @Override
                        public OptionalLong count() {
                            return inner.open(split, Position.start()).count();
                        }
                    };
                }
            };
        }
    }

    @Test
    void a_count_that_forgets_the_position_is_noticed() {
        assertThat(ContractRun.failed(CountsTheWholeSplit.class))
                .containsExactly("a_split_opened_behind_a_position_yields_the_rest");
    }

    static class ResumesOneTooEarly extends Contract {
        @Override
        protected Source<Sample> source(List<Sample> records) {
            return new FaultySource(records) {
                @Override
                public Cursor<Sample> open(Split split, Position after) {
                    int place = after.isStart() ? 1 : Integer.parseInt(after.token());
                    return super.open(split, place == 1 ? after : Position.of(Integer.toString(place - 1)));
                }
            };
        }
    }

    @Test
    void a_position_that_is_off_by_one_is_noticed() {
        assertThat(ContractRun.failed(ResumesOneTooEarly.class))
                .containsExactly("a_split_opened_behind_a_position_yields_the_rest");
    }

    static class RepeatsPositions extends Contract {
        @Override
        protected Source<Sample> source(List<Sample> records) {
            return new FaultySource(records) {
                @Override
                public Cursor<Sample> open(Split split, Position after) {
                    return changed(
                            super.open(split, after),
                            (receiver, position, row) -> receiver.record(Position.of("here"), row));
                }
            };
        }
    }

    @Test
    void a_position_that_comes_twice_is_noticed() {
        assertThat(ContractRun.failed(RepeatsPositions.class)).contains("positions_are_distinct");
    }

    static class HandsOverTwice extends Contract {
        @Override
        protected Source<Sample> source(List<Sample> records) {
            return new FaultySource(records) {
                @Override
                public Cursor<Sample> open(Split split, Position after) {
                    return changed(super.open(split, after), (receiver, position, row) -> {
                        receiver.record(position, row);
                        receiver.record(position, row);
                    });
                }
            };
        }
    }

    @Test
    void a_record_that_is_handed_over_twice_is_noticed() {
        assertThat(ContractRun.failed(HandsOverTwice.class)).contains("yields_each_record_once");
    }

    static class LosesScale extends Contract {
        @Override
        protected Source<Sample> source(List<Sample> records) {
            return new FaultySource(records.stream()
                    .map(row -> new Sample(row.id(), row.name(), row.amount().stripTrailingZeros()))
                    .toList());
        }
    }

    @Test
    void a_decimal_that_loses_its_scale_is_noticed() {
        assertThat(ContractRun.failed(LosesScale.class)).contains("yields_each_record_once");
    }

    static class SplitsOverlap extends Contract {
        @Override
        protected Source<Sample> source(List<Sample> records) {
            return new FaultySource(records) {
                @Override
                public List<Split> splits(int atMost) {
                    List<Split> splits = new ArrayList<>(super.splits(atMost));
                    splits.set(0, super.splits(1).get(0));
                    return splits;
                }
            };
        }
    }

    @Test
    void splits_that_overlap_are_noticed() {
        assertThat(ContractRun.failed(SplitsOverlap.class))
                .containsExactly("counts_its_records", "splits_hold_each_record_once_whatever_their_number");
    }

    static class SharesItsCursor extends Contract {
        @Override
        protected Source<Sample> source(List<Sample> records) {
            return new FaultySource(records) {
                private transient Cursor<Sample> open;

                @Override
                public Cursor<Sample> open(Split split, Position after) {
                    if (open == null) {
                        open = super.open(split, after);
                    }
                    return new FaultyCursor(open) {
                        @Override
                        public void close() {
                            open = null;
                        }
                    };
                }
            };
        }
    }

    @Test
    void cursors_that_disturb_each_other_are_noticed() {
        assertThat(ContractRun.failed(SharesItsCursor.class)).contains("two_cursors_do_not_disturb_each_other");
    }

    static class CannotTravel extends Contract {
        @Override
        protected Source<Sample> source(List<Sample> records) {
            return new FaultySource(records) {
                @SuppressWarnings("unused") // it is what cannot travel
                private final Object connection = new Object();
            };
        }
    }

    @Test
    void a_source_that_cannot_travel_is_noticed() {
        assertThat(ContractRun.failed(CannotTravel.class)).containsExactly("a_copy_that_has_travelled_reads_the_same");
    }

    static class HandsOverUnreadable extends Contract {
        @Override
        protected Source<Sample> source(List<Sample> records) {
            return new FaultySource(records);
        }

        @Override
        protected Optional<Source<Sample>> sourceWithOneUnreadable(List<Sample> records) {
            List<Sample> more = new ArrayList<>(records);
            more.add(5, Sample.numbered(99));
            return Optional.of(new FaultySource(more) {
                @Override
                public Cursor<Sample> open(Split split, Position after) {
                    return changed(super.open(split, after), (receiver, position, row) -> {
                        if (row.id() == 99) {
                            receiver.unreadable(position, Key.ofPlace("memory:6"), List.of(Problem.of("is no sample")));
                        } else {
                            receiver.record(position, row);
                        }
                    });
                }
            });
        }
    }

    @Test
    void an_unreadable_record_that_is_handed_over_is_right() {
        assertThat(ContractRun.failed(HandsOverUnreadable.class)).isEmpty();
        assertThat(ContractRun.skipped(HandsOverUnreadable.class)).isEmpty();
    }

    static class SwallowsUnreadable extends HandsOverUnreadable {
        @Override
        protected Optional<Source<Sample>> sourceWithOneUnreadable(List<Sample> records) {
            return Optional.of(new FaultySource(records));
        }
    }

    @Test
    void an_unreadable_record_that_is_swallowed_is_noticed() {
        assertThat(ContractRun.failed(SwallowsUnreadable.class))
                .containsExactly("an_unreadable_record_does_not_end_the_reading");
    }
}
