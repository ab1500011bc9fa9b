package dev.intact.convert;

import dev.intact.field.Problem;
import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Conversions that reject numbers whose check digits are wrong. Each takes numbers with spaces, hyphens and dots, and
 * answers the bare characters; it never repairs.
 */
public final class CheckDigits {
    private static final int LONGEST = 4096;

    private CheckDigits() {}

    /** {@return a conversion of numbers with a Luhn digit (ISO/IEC 7812-1), as cards and IMEIs have} */
    public static Conversion<String, String> luhn() {
        return checked("number with Luhn digit", "has a wrong Luhn digit", CheckSums::luhn);
    }

    /** {@return a conversion of numbers with two check digits at their end by MOD 97-10 of ISO/IEC 7064} */
    public static Conversion<String, String> mod97() {
        return checked("number with check digits mod 97-10", "has wrong check digits", text -> CheckSums.mod97(text));
    }

    /**
     * {@return a conversion of numbers with one check character by MOD 11-2 of ISO/IEC 7064, as ORCID and ISNI have}
     */
    public static Conversion<String, String> mod11() {
        return checked("number with check character mod 11-2", "has a wrong check character", CheckSums::mod11);
    }

    /**
     * Checks numbers whose digits, each times its weight, add up to a multiple of 11, where an {@code X} in the last
     * place is 10. Many national numbers are made so; the weights stand in their rules.
     *
     * @param weights the weight of each place, from the left; the check digit's is mostly 1
     * @return the conversion, which rejects numbers of another length
     * @throws IllegalArgumentException if there are fewer than two weights
     */
    public static Conversion<String, String> mod11(int... weights) {
        if (weights.length < 2) {
            throw new IllegalArgumentException(
                    "a number with a check digit has two digits or more, each with a weight");
        }
        int[] copy = weights.clone();
        return checked(
                "number with check digit mod 11, weights " + Arrays.toString(copy),
                "has a wrong check digit or length",
                text -> CheckSums.weighted(text, copy));
    }

    /** {@return a conversion of numbers of trade items: GTIN-8, -12 (UPC), -13 (EAN) and -14, by GS1} */
    public static Conversion<String, String> gtin() {
        return checked("GTIN", "is no GTIN: its check digit or length is wrong", CheckSums::gtin);
    }

    /** {@return a conversion of EAN-13, the GTIN of 13 digits} */
    public static Conversion<String, String> ean13() {
        return checked(
                "EAN-13",
                "is no EAN-13: its check digit or length is wrong",
                text -> text.length() == 13 && CheckSums.gtin(text));
    }

    /** {@return a conversion of ISBNs of 10 or 13 digits into ISBNs of 13 digits (ISO 2108)} */
    public static Conversion<String, String> isbn13() {
        return checked("ISBN", "is no ISBN: its check digit or length is wrong", CheckSums::isbn)
                .then(Standard.of("as ISBN-13", (value, failures) -> CheckSums.isbn13(value)));
    }

    private static Conversion<String, String> checked(String words, String fault, Check check) {
        return Standard.of(words, (value, failures) -> check(value, fault, check, failures));
    }

    private static @Nullable String check(String value, String fault, Check check, Failures failures) {
        String bare = CheckSums.bare(value);
        if (bare.length() >= 2 && bare.length() <= LONGEST && check.holds(bare)) {
            return bare;
        }
        failures.add(Problem.of(fault).value(value).advice("compare it with the original; it is never repaired"));
        return null;
    }

    /** Tells whether a bare number is right. */
    @FunctionalInterface
    private interface Check extends Serializable {
        boolean holds(String bare);
    }
}
