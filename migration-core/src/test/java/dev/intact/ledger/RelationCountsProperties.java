package dev.intact.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Counts of relations are sums, whatever the order, and come back from their text as they were. */
class RelationCountsProperties {

    @Provide
    Arbitrary<List<RelationCount>> counts() {
        Arbitrary<String> names = Arbitraries.of("sale", "a\tb", "a\\tb", "a\nb", "back\\", "", "sale.party", "köln");
        Arbitrary<Map<EdgeFate, Long>> fates = Arbitraries.maps(
                Arbitraries.of(EdgeFate.class), Arbitraries.longs().between(0, 1_000_000));
        return Combinators.combine(names, names, names, fates)
                .as(RelationCount::of)
                .list()
                .ofMaxSize(12);
    }

    @Property(tries = 200)
    void come_back_from_their_text_as_they_were(@ForAll("counts") List<RelationCount> counts) {
        RelationCounts all = RelationCounts.of(counts);

        assertThat(RelationCounts.parse(all.text())).isEqualTo(all).hasToString(all.toString());
    }

    @Property(tries = 200)
    void are_the_same_in_whatever_order_they_are_added(
            @ForAll("counts") List<RelationCount> counts, @ForAll Random random) {
        List<RelationCount> shuffled = new ArrayList<>(counts);
        Collections.shuffle(shuffled, random);
        RelationCounts sum = shuffled.stream()
                .map(one -> RelationCounts.of(List.of(one)))
                .reduce(RelationCounts.none(), RelationCounts::plus);

        assertThat(sum).isEqualTo(RelationCounts.of(counts));
        assertThat(sum.all().stream().mapToLong(RelationCount::edges).sum())
                .isEqualTo(counts.stream().mapToLong(RelationCount::edges).sum());
    }

    @Example
    void read_as_a_line_for_each_relation() {
        RelationCounts counts = RelationCounts.of(List.of(
                RelationCount.of("sale", "party", "crm/party", Map.of(EdgeFate.LINKED, 3L, EdgeFate.REJECTED, 1L)),
                RelationCount.of("sale", "agent", "crm/agent", Map.of())));

        assertThat(counts)
                .hasToString("sale.agent → crm/agent: 0 edges\nsale.party → crm/party: 4 edges, 3 linked, 1 rejected");
    }

    @Example
    void a_count_below_zero_and_a_text_of_something_else_are_refused() {
        assertThatThrownBy(() -> RelationCount.of("a", "b", "c", Map.of(EdgeFate.LINKED, -1L)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a count cannot be negative: {LINKED=-1}");
        assertThatThrownBy(() -> RelationCounts.parse("something"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no count of a relation: something");
    }
}
