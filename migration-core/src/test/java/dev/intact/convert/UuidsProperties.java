package dev.intact.convert;

import static dev.intact.convert.ConversionAssert.converted;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;

class UuidsProperties {
    @Property
    void every_derived_uuid_is_of_version_5_and_the_same_again(
            @ForAll long high, @ForAll long low, @ForAll String name) {
        UUID namespace = new UUID(high, low);
        UUID derived = converted(Uuids.v5(namespace), name);
        assertThat(derived.version()).isEqualTo(5);
        assertThat(derived.variant()).isEqualTo(2);
        assertThat(converted(Uuids.v5(namespace), name)).isEqualTo(derived);
    }

    @Property
    void two_names_have_two_uuids(@ForAll @AlphaChars String a, @ForAll @AlphaChars String b) {
        UUID namespace = new UUID(1, 2);
        assertThat(converted(Uuids.v5(namespace), a).equals(converted(Uuids.v5(namespace), b)))
                .isEqualTo(a.equals(b));
    }

    @Property
    void reads_back_every_uuid(@ForAll long high, @ForAll long low) {
        UUID id = new UUID(high, low);
        assertThat(converted(Uuids.parse(), id.toString())).isEqualTo(id);
    }
}
