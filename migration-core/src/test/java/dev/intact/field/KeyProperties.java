package dev.intact.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class KeyProperties {
    @Property
    void is_equal_exactly_where_all_parts_are(@ForAll("parts") List<String> a, @ForAll("parts") List<String> b) {
        assertThat(Key.of(a.toArray()).equals(Key.of(b.toArray()))).isEqualTo(a.equals(b));
    }

    @Property
    void is_no_place_whatever_its_parts(@ForAll("parts") List<String> parts, @ForAll String place) {
        assertThat(Key.of(parts.toArray()).isPlace()).isFalse();
        assertThat(Key.of(parts.toArray())).isNotEqualTo(Key.ofPlace(place));
    }

    @Property
    void gives_back_the_text_that_it_was_made_from(@ForAll("parts") List<String> parts, @ForAll String any) {
        assertThat(Key.of(parts.get(0)).as(String.class)).isEqualTo(parts.get(0));
        assertThat(Key.of(any).as(String.class)).isEqualTo(any);
    }

    @Property
    void gives_back_numbers(@ForAll long number, @ForAll BigDecimal decimal, @ForAll short small) {
        assertThat(Key.of(number).as(long.class)).isEqualTo(number);
        assertThat(Key.of((int) number).as(Integer.class)).isEqualTo((int) number);
        assertThat(Key.of(small).as(Short.class)).isEqualTo(small);
        assertThat(Key.of(decimal).as(BigDecimal.class)).isEqualByComparingTo(decimal);
        assertThat(Key.of(decimal.toBigInteger()).as(BigInteger.class)).isEqualTo(decimal.toBigInteger());
        assertThat(Key.of(new UUID(number, small)).as(UUID.class)).isEqualTo(new UUID(number, small));
    }

    /** Few characters, so that different parts often look alike once they are joined. */
    @Provide
    Arbitrary<List<String>> parts() {
        return Arbitraries.strings()
                .withChars("a|\\@")
                .ofMaxLength(3)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }
}
