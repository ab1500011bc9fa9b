package dev.intact.convert;

import dev.intact.field.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Conversions of amounts of money. An amount has as many digits behind the point as ISO 4217 lays down for its
 * currency: two for euros, none for yen, three for Kuwaiti dinars. Nothing is rounded unless the rounding is declared.
 *
 * <p>Text is read by {@link Numbers#decimal(char, char)}, a {@code double} by {@link Numbers#fromDouble()}, and the
 * amount follows: {@code Numbers.fromDouble().then(Money.amount("EUR", HALF_EVEN))}. Amounts of another scale, such as
 * unit prices, are brought to it by {@link Numbers#scale(int, RoundingMode)}.
 */
public final class Money {
    private Money() {}

    /**
     * Brings amounts to the digits of their currency. An amount that would lose digits is rejected.
     *
     * @param currency a code of ISO 4217
     * @return the conversion
     * @throws IllegalArgumentException if there is no such code, or it has no digits laid down
     */
    public static Conversion<BigDecimal, BigDecimal> amount(String currency) {
        return amount(currency, RoundingMode.UNNECESSARY);
    }

    /**
     * Brings amounts to the digits of their currency, and rounds them.
     *
     * @param currency a code of ISO 4217
     * @param rounding how
     * @return the conversion
     * @throws IllegalArgumentException if there is no such code, or it has no digits laid down
     */
    public static Conversion<BigDecimal, BigDecimal> amount(String currency, RoundingMode rounding) {
        Scale scale = new Scale(digits(currency), rounding);
        return Standard.of("amount in %s, %s".formatted(currency, scale.words()), scale::convert);
    }

    /**
     * Reads amounts in the smallest unit of their currency, such as cents: 1250 is 12.50 in euros.
     *
     * @param currency a code of ISO 4217
     * @return the conversion
     * @throws IllegalArgumentException if there is no such code, or it has no digits laid down
     */
    public static Conversion<Long, BigDecimal> fromMinorUnits(String currency) {
        int digits = digits(currency);
        return Standard.of(
                "amount in %s of its smallest unit".formatted(currency),
                (value, failures) -> BigDecimal.valueOf(value, digits));
    }

    /**
     * Makes amounts numbers of the smallest unit of their currency. An amount with more digits is rejected.
     *
     * @param currency a code of ISO 4217
     * @return the conversion
     * @throws IllegalArgumentException if there is no such code, or it has no digits laid down
     */
    public static Conversion<BigDecimal, Long> toMinorUnits(String currency) {
        int digits = digits(currency);
        return amount(currency)
                .then(Standard.of("in its smallest unit", (value, failures) -> minorUnits(value, digits, failures)));
    }

    private static @Nullable Long minorUnits(BigDecimal amount, int digits, Failures failures) {
        try {
            return amount.scaleByPowerOfTen(digits).longValueExact();
        } catch (ArithmeticException e) { // the amount is whole by now, so only its size can be wrong
            failures.add(Problem.of("is beyond 64 bits of the smallest unit")
                    .value(amount)
                    .advice("correct it in the source"));
            return null;
        }
    }

    private static int digits(String currency) {
        if (!CodeList.CURRENCIES.codes().contains(currency)) {
            throw new IllegalArgumentException("'%s' is not a code of ISO 4217".formatted(currency));
        }
        OptionalInt digits = CodeList.CURRENCIES.digits(currency);
        return digits.orElseThrow(() -> new IllegalArgumentException(
                "ISO 4217 lays down no digits for %s; use Numbers.scale(…)".formatted(currency)));
    }
}
