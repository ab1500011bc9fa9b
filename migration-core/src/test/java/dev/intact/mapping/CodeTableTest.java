package dev.intact.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CodeTableTest {
    private static final BigDecimal ONE = new BigDecimal("1.0");
    private static final BigDecimal ONE_TOO = new BigDecimal("1.00");

    private static final CodeTable<BigDecimal, String> RATES =
            CodeTable.<BigDecimal, String>named("rate").code(ONE, "full").code(new BigDecimal("0.5"), "half");

    @Test
    void compares_decimal_codes_by_value() {
        assertThat(RATES.apply(ONE_TOO).get()).isEqualTo("full");
        assertThat(RATES.apply(new BigDecimal("1")).get()).isEqualTo("full");
        assertThat(RATES.apply(new BigDecimal("50E-2")).get()).isEqualTo("half");
        assertThat(RATES.lists(ONE_TOO)).isTrue();
        assertThat(RATES.lists(BigDecimal.TEN)).isFalse();
    }

    @Test
    void refuses_a_decimal_code_twice_whatever_its_scale() {
        assertThatThrownBy(() -> RATES.code(ONE_TOO, "again"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("code table 'rate' lists 1.00 twice");
        assertThatThrownBy(() -> CodeTable.of("rate", Map.of(ONE, "a", ONE_TOO, "b")))
                .hasMessage("code table 'rate' lists a code twice");
    }

    @Test
    void keeps_codes_as_they_were_listed_and_in_their_order() {
        Map<BigDecimal, String> entries = new LinkedHashMap<>();
        entries.put(ONE_TOO, "full");
        entries.put(BigDecimal.ZERO, "none");
        assertThat(CodeTable.of("rate", entries).entries()).containsExactlyEntriesOf(entries);
        assertThatThrownBy(() -> CodeTable.of(" ", entries)).hasMessage("a code table needs a name");
    }

    @Test
    void lookups_compare_decimal_keys_by_value() {
        Lookup<BigDecimal, String> listed = Lookup.of("rate", Map.of(ONE, "full"));
        assertThat(listed.answer(ONE_TOO)).isEqualTo("full");
        assertThatThrownBy(() -> Lookup.of("rate", Map.of(ONE, "a", ONE_TOO, "b")))
                .hasMessage("lookup 'rate' lists a key twice; decimals of one value are one key");

        Lookup<BigDecimal, String> loaded = Lookup.loaded("rate", keys -> Map.of(ONE, "full"));
        assertThat(loaded.loader().orElseThrow().load(Set.of(ONE_TOO))).containsExactly(Map.entry(ONE_TOO, "full"));
        assertThat(Lookups.none().with(loaded, Map.of(ONE, "full")).resolve(loaded, ONE_TOO))
                .contains("full");
    }

    @Property
    void a_listed_decimal_is_found_at_every_scale(
            @ForAll @IntRange(min = -1000, max = 1000) int code, @ForAll @IntRange(max = 20) int scale) {
        Map<BigDecimal, Integer> entries = new HashMap<>();
        for (int listed = -1000; listed <= 1000; listed += 100) {
            entries.put(BigDecimal.valueOf(listed), listed);
        }
        CodeTable<BigDecimal, Integer> table = CodeTable.of("hundreds", entries);
        BigDecimal scaled = BigDecimal.valueOf(code).setScale(scale);
        assertThat(table.apply(scaled).getOrNull()).isEqualTo(code % 100 == 0 ? code : null);
        assertThat(table.lists(scaled)).isEqualTo(code % 100 == 0);
    }
}
