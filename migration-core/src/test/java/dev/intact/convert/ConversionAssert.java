package dev.intact.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.field.Problem;

/** Says in one line what a conversion makes of a value, or how it refuses it. */
final class ConversionAssert {
    private ConversionAssert() {}

    static <A, B> B converted(Conversion<A, B> conversion, A value) {
        return conversion.apply(value).getOrElseThrow(problem -> new AssertionError(problem.message()));
    }

    static <A> Problem refused(Conversion<A, ?> conversion, A value) {
        var answer = conversion.apply(value);
        assertThat(answer.isLeft())
                .as("%s refuses %s, but made %s", conversion, value, answer)
                .isTrue();
        return answer.getLeft();
    }
}
