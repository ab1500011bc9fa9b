package dev.intact.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.field.Field;
import dev.intact.field.Schema;
import dev.intact.ledger.KeptValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A value's text is that value again; a sealed value is that value for the holder of the key, and for nobody else. */
class FieldTextProperties {
    private static final SecretKey KEY = new SecretKeySpec(new byte[32], "AES");
    private static final SecretKey OTHER = new SecretKeySpec(new byte[16], "AES");

    enum Colour {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "not its name";
            }
        }
    }

    record All(
            String text,
            boolean truth,
            int number,
            long large,
            BigInteger larger,
            BigDecimal exact,
            double inexact,
            UUID id,
            LocalDate day,
            LocalDateTime moment,
            Instant instant,
            Colour colour,
            List<String> list) {}

    private static final Schema<All> SCHEMA = Schema.of(All.class);

    @Provide
    Arbitrary<All> all() {
        Arbitrary<BigDecimal> decimals = Combinators.combine(
                        Arbitraries.bigIntegers(), Arbitraries.integers().between(-20, 20))
                .as(BigDecimal::new);
        return Combinators.combine(
                        Arbitraries.strings(),
                        Arbitraries.longs(),
                        decimals,
                        Arbitraries.doubles(),
                        Arbitraries.of(Colour.class),
                        Arbitraries.strings().list().ofMaxSize(3))
                .as((text, number, exact, inexact, colour, list) -> new All(
                        text,
                        number % 2 == 0,
                        (int) (long) number,
                        number,
                        exact.unscaledValue(),
                        exact,
                        inexact,
                        new UUID(number, ~number),
                        LocalDate.ofEpochDay(number % 1_000_000),
                        LocalDate.ofEpochDay(number % 1_000_000)
                                .atTime(12, 30, 0, (int) Math.abs(number % 1_000_000_000)),
                        Instant.ofEpochMilli(number % 1_000_000_000_000L),
                        colour,
                        list));
    }

    @Property(tries = 200)
    void a_text_is_its_value_again(@ForAll("all") All all) {
        Object[] values = SCHEMA.values(all);

        for (Field field : SCHEMA.leaves()) {
            Object value = values[field.index()];
            String text = FieldText.of(value).orElseThrow();
            assertThat(FieldText.parsed(field, text)).as(field.name()).isEqualTo(value);
        }
    }

    @Property(tries = 200)
    void a_sealed_value_opens_with_its_key_at_its_place_alone(@ForAll String text) {
        KeptValue sealed = KeptValue.sealed(text, KEY, "here");

        assertThat(sealed.text()).isEmpty();
        assertThat(sealed).isNotEqualTo(KeptValue.sealed(text, KEY, "here"));
        assertThat(sealed.opened(KEY, "here")).isEqualTo(KeptValue.plain(text));
        assertThatThrownBy(() -> sealed.opened(KEY, "there")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sealed.opened(OTHER, "here")).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void no_value_is_sealed_as_no_value() {
        assertThat(KeptValue.sealed(null, KEY, "here").opened(KEY, "here")).isEqualTo(KeptValue.plain(null));
    }

    @Example
    void a_text_that_does_not_fit_is_told_without_it() {
        Field colour = SCHEMA.leaf("colour").orElseThrow();
        Field list = SCHEMA.leaf("list").orElseThrow();

        assertThatThrownBy(() -> FieldText.parsed(colour, "secret"))
                .hasMessage("is no Colour; write it as the name of one of its constants");
        assertThatThrownBy(() -> FieldText.parsed(list, "[\"secret\""))
                .hasMessage("is no List; write it as a JSON array of texts: [\"a\",\"b\"]");
    }
}
