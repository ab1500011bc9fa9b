package dev.intact.convert;

import static dev.intact.convert.ConversionAssert.converted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.field.Problem;
import io.vavr.control.Either;
import java.util.Locale;
import java.util.Objects;
import java.util.TimeZone;

/** What holds for conversions whatever they convert. */
final class ConversionLaws {
    private ConversionLaws() {}

    /**
     * Total and pure: any value gives a value or a problem with advice, the same wherever the machine stands, and null
     * only where the conversion says so.
     */
    static <A> void isTotal(Conversion<A, ?> conversion, A value) {
        Either<Problem, ?> answer = conversion.apply(value);
        assertThat(elsewhere(conversion, value)).isEqualTo(answer);
        if (answer.isLeft()) {
            assertThat(answer.getLeft().what()).isNotBlank();
            assertThat(answer.getLeft().value()).isPresent();
        } else {
            assertThat(answer.get() != null || conversion.mayYieldNull())
                    .as("%s makes null of %s", conversion, value)
                    .isTrue();
        }
    }

    /** Converting what was converted changes nothing, and is never refused. */
    static <A> void isIdempotent(Conversion<A, A> conversion, A value) {
        Either<Problem, A> once = conversion.apply(value);
        if (once.isRight() && once.get() != null) {
            assertThat(converted(conversion, once.get()))
                    .as("%s twice on %s", conversion, value)
                    .isEqualTo(once.get());
        }
    }

    /** What the one makes, the other turns back. A value that the first refuses is no counterexample. */
    static <A, B> void isTurnedBack(Conversion<A, B> there, Conversion<? super B, ? extends A> back, A value) {
        Either<Problem, B> made = there.apply(value);
        if (made.isRight()) {
            Object again = converted(back, Objects.requireNonNull(made.get()));
            assertThat(again).as("%s, then %s, on %s", there, back, value).isEqualTo(value);
        }
    }

    private static <A> Either<Problem, ?> elsewhere(Conversion<A, ?> conversion, A value) {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
        try {
            return conversion.apply(value);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }
}
