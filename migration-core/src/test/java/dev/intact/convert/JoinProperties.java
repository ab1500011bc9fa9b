package dev.intact.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.WithNull;

class JoinProperties {
    @Property
    void joins_what_is_neither_missing_nor_blank(
            @ForAll @WithNull(0.3) String a,
            @ForAll @WithNull(0.3) String b,
            @ForAll @WithNull(0.3) String c,
            @ForAll @WithNull(0.3) String d) {
        String left = Stream.of(a, b, c, d)
                .filter(Objects::nonNull)
                .filter(text -> !WhiteSpace.isBlank(text))
                .collect(Collectors.joining("; "));
        assertThat(Join.with("; ").apply(a, b, c, d)).isEqualTo(left.isEmpty() ? null : left);
    }
}
