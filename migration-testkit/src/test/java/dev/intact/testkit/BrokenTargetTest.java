package dev.intact.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.sink.Guarantee;
import dev.intact.sink.Sink;
import dev.intact.testkit.KeyedTarget.Fault;
import dev.intact.testkit.KeyedTarget.KeyedSink;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each way in which a target can be wrong turns its contract red. */
class BrokenTargetTest {
    private static Fault fault = Fault.NONE;

    static class Keyed extends TargetContract<Sample> {
        private final KeyedTarget target =
                new KeyedTarget(UUID.randomUUID().toString(), guarantee(), parallelism(), fault);

        Guarantee guarantee() {
            return Guarantee.EXACTLY_ONCE;
        }

        int parallelism() {
            return 8;
        }

        @Override
        protected Sink<Sample> first() {
            return new KeyedSink(target, "first");
        }

        @Override
        protected Optional<Sink<Sample>> second() {
            return Optional.of(new KeyedSink(target, "second"));
        }

        @Override
        protected Sample row(int number) {
            return Sample.numbered(number);
        }

        @Override
        protected List<Sample> stored(Sink<Sample> sink) {
            return target.rows(sink.name());
        }

        @Override
        protected Optional<Sample> refusedRow() {
            return Optional.of(new Sample(0, "repeats the id of row 0", BigDecimal.ONE));
        }

        @Override
        protected Optional<String> generatedField() {
            return Optional.of("name");
        }
    }

    static class AllOrNothing extends Keyed {
        @Override
        Guarantee guarantee() {
            return Guarantee.ALL_OR_NOTHING;
        }

        @Override
        int parallelism() {
            return 1;
        }

        @Override
        protected Optional<Sample> refusedRow() {
            return Optional.empty();
        }
    }

    private static Set<String> failed(Fault given, Class<?> contract) {
        fault = given;
        try {
            return ContractRun.failed(contract);
        } finally {
            fault = Fault.NONE;
        }
    }

    @Test
    void a_target_that_keeps_its_contract_passes_each_test_of_it() {
        assertThat(ContractRun.failed(Keyed.class)).isEmpty();
        assertThat(ContractRun.skipped(Keyed.class)).isEmpty();
        assertThat(ContractRun.failed(AllOrNothing.class)).isEmpty();
        assertThat(ContractRun.skipped(AllOrNothing.class)).hasSize(5);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void a_fault_is_noticed(Fault given) {
        Class<?> contract = given == Fault.IGNORES_COMPLETION ? AllOrNothing.class : Keyed.class;

        assertThat(failed(given, contract)).contains(testThatNotices(given));
    }

    private static String testThatNotices(Fault given) {
        return switch (given) {
            case VISIBLE_BEFORE_COMMIT, IGNORES_COMPLETION -> "nothing_is_seen_before_it_is_final";
            case LOSES_A_ROW_ON_REFUSAL, NAMES_THE_WRONG_PLACE -> "refused_rows_do_not_keep_others_from_being_written";
            case KEEPS_PART_OF_A_REFUSED_RECORD -> "of_a_refused_record_no_row_remains";
            case APPLIES_TWICE -> "a_chunk_is_written_once";
            case KEEPS_WHAT_IS_ROLLED_BACK -> "what_is_rolled_back_leaves_nothing";
            case KEEPS_WHAT_IS_NOT_COMMITTED -> "what_is_not_committed_leaves_nothing";
            case FORGETS_EMPTY_CHUNKS -> "a_chunk_without_rows_is_committed";
            case SHARES_ONE_UNIT_OF_WORK -> "a_rollback_spares_other_units_of_work";
            case WRITES_GENERATED_FIELDS -> "generated_fields_are_left_to_the_target";
            case NONE -> throw new IllegalArgumentException("no fault");
        };
    }
}
