package dev.intact.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BalanceProperties {
    @Property
    void sums_in_any_order(
            @ForAll("balances") Balance a, @ForAll("balances") Balance b, @ForAll("balances") Balance c) {
        assertThat(a.plus(b)).isEqualTo(b.plus(a));
        assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
        assertThat(a.plus(Balance.empty())).isEqualTo(a);
    }

    @Property
    void sums_close_where_their_parts_do(@ForAll("balances") Balance a, @ForAll("balances") Balance b) {
        assertThat(a.plus(b).accounted()).isEqualTo(a.accounted() + b.accounted());
        if (a.closes() && b.closes()) {
            assertThat(a.plus(b).closes()).isTrue();
        }
    }

    @Provide
    Arbitrary<Balance> balances() {
        Arbitrary<Map<Outcome, Integer>> counts = Arbitraries.maps(
                Arbitraries.of(Outcome.class), Arbitraries.integers().between(0, 3));
        return Combinators.combine(counts, Arbitraries.integers().between(0, 1))
                .as((map, lost) -> Balance.of(
                        lost + map.values().stream().mapToInt(Integer::intValue).sum(), map))
                .edgeCases(EdgeCases.Config::none);
    }
}
