package dev.intact.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeyTest {
    @Test
    void writes_its_parts_as_one_text() {
        assertThat(Key.of("GB", 42).text()).isEqualTo("GB|42");
        assertThat(Key.of(new UUID(0, 1))).hasToString("00000000-0000-0000-0000-000000000001");
    }

    @Test
    void is_the_same_for_a_number_and_its_text_and_for_decimals_of_any_scale() {
        assertThat(Key.of(42)).isEqualTo(Key.of("42")).hasSameHashCodeAs(Key.of(42L));
        assertThat(Key.of(new BigDecimal("1.0"))).isEqualTo(Key.of(new BigDecimal("1.00")));
        assertThat(Key.of(new BigDecimal("1E+2")).text()).isEqualTo("100");
    }

    @Test
    void is_read_only_as_what_it_holds() {
        assertThatThrownBy(() -> Key.of("secret").as(Integer.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the key is no Integer")
                .hasNoCause();
        assertThatThrownBy(() -> Key.of("a", "b").as(String.class)).hasMessage("the key is no String");
        assertThatThrownBy(() -> Key.ofPlace("file.csv:7").as(String.class)).hasMessage("the key is no String");
        assertThatThrownBy(() -> Key.of(1).as(Double.class)).hasMessage("a key cannot be read as a Double");
        assertThat(Key.canBe(double.class)).isFalse();
        assertThat(Key.canBe(long.class)).isTrue();
    }

    @Test
    void writes_bytes_as_their_digits() {
        assertThat(Key.of(new byte[] {0, (byte) 0xAB})).isEqualTo(Key.of("00ab"));
    }

    @Test
    void keeps_parts_apart() {
        assertThat(Key.of("ab", "c")).isNotEqualTo(Key.of("a", "bc"));
        assertThat(Key.of("a|b")).isNotEqualTo(Key.of("a", "b"));
        assertThat(Key.of("a\\", "b")).isNotEqualTo(Key.of("a\\|b"));
    }

    @Test
    void never_takes_a_value_for_a_place() {
        assertThat(Key.ofPlace("file.csv:7").isPlace()).isTrue();
        assertThat(Key.of("@file.csv:7").isPlace()).isFalse();
        assertThat(Key.of("@file.csv:7", "x").isPlace()).isFalse();
        assertThat(Key.of("@file.csv:7")).isNotEqualTo(Key.ofPlace("file.csv:7"));
    }

    @Test
    void refuses_a_missing_part() {
        assertThatThrownBy(() -> Key.of("a", null)).hasMessage("a part of the key is null");
        assertThatThrownBy(() -> Key.of()).hasMessage("a key needs at least one part");
    }

    @Test
    void masks_itself_with_the_same_short_name_each_time() {
        assertThat(Key.of("ada@example.com").masked())
                .matches("key#[0-9a-f]{12}")
                .isEqualTo(Key.of("ada@example.com").masked())
                .isNotEqualTo(Key.of("bob@example.com").masked());
    }

    @Test
    void is_ordered_by_its_text() {
        assertThat(Key.of("a")).isLessThan(Key.of("b"));
    }
}
