package dev.intact.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BalanceTest {
    @Test
    void closes_where_every_record_read_has_an_outcome() {
        Balance balance = Balance.of(3, Map.of(Outcome.MIGRATED, 2, Outcome.REJECTED, 1));
        assertThat(balance.closes()).isTrue();
        assertThat(balance.accounted()).isEqualTo(3);
        assertThat(balance.of(Outcome.MIGRATED)).isEqualTo(2);
        assertThat(balance.of(Outcome.MERGED)).isZero();
    }

    @Test
    void does_not_close_where_a_record_is_lost_or_counted_twice() {
        assertThat(Balance.of(3, Map.of(Outcome.MIGRATED, 2)).closes()).isFalse();
        assertThat(Balance.of(1, Map.of(Outcome.MIGRATED, 2)).closes()).isFalse();
    }

    @Test
    void prints_all_outcomes() {
        assertThat(Balance.of(3, Map.of(Outcome.EXCLUDED, 3)))
                .hasToString("read=3 migrated=0 merged=0 excluded=3 rejected=0 archived=0 unchanged=0");
    }

    @Test
    void refuses_negative_counts() {
        assertThatThrownBy(() -> Balance.of(-1, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a count cannot be negative: read=-1, {}");
        assertThatThrownBy(() -> Balance.of(0, Map.of(Outcome.MERGED, -1)))
                .hasMessageStartingWith("a count cannot be negative");
    }

    @Test
    void equals_a_balance_of_the_same_counts() {
        assertThat(Balance.of(1, Map.of(Outcome.MERGED, 1L, Outcome.MIGRATED, 0)))
                .isEqualTo(Balance.of(1, Map.of(Outcome.MERGED, 1)))
                .hasSameHashCodeAs(Balance.of(1, Map.of(Outcome.MERGED, 1)))
                .isNotEqualTo(Balance.empty());
    }
}
