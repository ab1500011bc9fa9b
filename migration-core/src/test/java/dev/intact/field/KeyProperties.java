package dev.intact.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
