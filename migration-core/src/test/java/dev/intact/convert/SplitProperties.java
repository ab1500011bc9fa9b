package dev.intact.convert;

import static dev.intact.convert.ConversionAssert.converted;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;

class SplitProperties {
    @Property
    void gives_back_each_part_that_was_joined(@ForAll @Size(min = 1, max = 6) List<@AlphaChars String> parts) {
        String joined = String.join("--", parts);
        for (int i = 0; i < parts.size(); i++) {
            assertThat(converted(Split.on("--").part(i), joined)).isEqualTo(parts.get(i));
            assertThat(converted(Split.on("--").exactly(parts.size()).part(i), joined))
                    .isEqualTo(parts.get(i));
        }
        assertThat(converted(Split.on("--").part(parts.size()), joined)).isNull();
    }
}
