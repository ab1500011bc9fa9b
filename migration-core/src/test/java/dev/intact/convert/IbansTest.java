package dev.intact.convert;

import static dev.intact.convert.ConversionAssert.converted;
import static dev.intact.convert.ConversionAssert.refused;
import static dev.intact.convert.ConversionLaws.isTurnedBack;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IbansTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GB82 WEST 1234 5698 7654 32",
                "DE89 3704 0044 0532 0130 00",
                "FR14 2004 1010 0505 0001 3M02 606",
                "NO93 8601 1117 947",
                "MT84 MALT 0110 0001 2345 MTLC AST0 01S",
                "CH93 0076 2011 6238 5295 7"
            })
    void reads_both_forms(String printed) {
        String electronic = printed.replace(" ", "");
        assertThat(converted(Ibans.electronic(), printed)).isEqualTo(electronic);
        assertThat(converted(Ibans.electronic(), electronic.toLowerCase(Locale.ROOT)))
                .isEqualTo(electronic);
        assertThat(converted(Ibans.printed(), electronic)).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GB82 WEST 1234 5698 7654 33|its check digits are wrong",
                "DE89 3704 0044 0532 0130 0|its country has 22 characters",
                "XX89 3704 0044 0532 0130 00|its country has none",
                "89DE 3704 0044 0532 0130 00|it is not two letters, two check digits and an account",
                "n/a|it is not two letters, two check digits and an account"
            })
    void says_what_is_wrong(String written, String fault) {
        assertThat(refused(Ibans.electronic(), written).message())
                .isEqualTo("\"" + written + "\" is not an IBAN: " + fault
                        + "; compare it with the original; it is never repaired");
    }

    @Property
    void exactly_one_pair_of_check_digits_is_right(@ForAll @NumericChars @StringLength(18) String account) {
        BigInteger bare = new BigInteger(account + "131400"); // D is 13, E is 14
        String check = "%02d".formatted(98 - bare.mod(BigInteger.valueOf(97)).intValue());
        for (int digits = 0; digits < 100; digits++) {
            String iban = "DE%02d%s".formatted(digits, account);
            assertThat(Ibans.electronic().apply(iban).isRight()).isEqualTo(iban.startsWith("DE" + check));
        }
        isTurnedBack(Ibans.printed(), Ibans.electronic(), "DE" + check + account);
    }
}
