package dev.intact.convert;

import dev.intact.field.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Conversions of international bank account numbers (ISO 13616). Checked are the country, the length that the registry
 * lays down for it, the characters and the check digits; whether there is such an account is not.
 */
public final class Ibans {
    private static final Pattern SHAPE = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
    /** 00, 01 and 99 would have the same rest as 97, 98 and 02, and are never issued. */
    private static final int LOWEST_CHECK = 2;

    private static final int HIGHEST_CHECK = 98;
    private static final Map<String, Integer> LENGTHS = lengths();

    private Ibans() {}

    /** {@return a conversion to the electronic form: capital letters and digits without spaces} */
    public static Conversion<String, String> electronic() {
        return Standard.of("IBAN", Ibans::checked);
    }

    /** {@return a conversion to the printed form: groups of four, parted by spaces} */
    public static Conversion<String, String> printed() {
        return electronic()
                .then(Standard.of("in groups of four", (value, failures) -> value.replaceAll("(.{4})(?=.)", "$1 ")));
    }

    private static @Nullable String checked(String value, Failures failures) {
        String iban = CheckSums.bare(value);
        String fault = fault(iban);
        if (fault == null) {
            return iban;
        }
        failures.add(Problem.of("is not an IBAN: " + fault)
                .value(value)
                .advice("compare it with the original; it is never repaired"));
        return null;
    }

    private static @Nullable String fault(String iban) {
        if (!SHAPE.matcher(iban).matches()) {
            return "it is not two letters, two check digits and an account";
        }
        Integer length = LENGTHS.get(iban.substring(0, 2));
        if (length == null) {
            return "its country has none";
        }
        if (length != iban.length()) {
            return "its country has %s characters".formatted(length);
        }
        int check = Integer.parseInt(iban.substring(2, 4));
        boolean possible = check >= LOWEST_CHECK && check <= HIGHEST_CHECK;
        return possible && CheckSums.mod97(iban.substring(4) + iban.substring(0, 4))
                ? null
                : "its check digits are wrong";
    }

    /** By the IBAN registry of SWIFT. */
    private static Map<String, Integer> lengths() {
        String registry =
                "NO15 BE16 BI27 DK18 FI18 FK18 FO18 GL18 NL18 SD18 MK19 SI19 AT20 BA20 EE20 KZ20 LT20 LU20 MN20"
                        + " XK20 CH21 HR21 LI21 LV21 BG22 BH22 CR22 DE22 GB22 GE22 IE22 ME22 RS22 VA22 AE23 GI23 IL23 IQ23 OM23"
                        + " SO23 TL23 AD24 CZ24 ES24 MD24 PK24 RO24 SA24 SE24 SK24 TN24 VG24 LY25 PT25 ST25 IS26 TR26 DJ27 FR27"
                        + " GR27 IT27 MC27 MR27 SM27 AL28 AZ28 BY28 CY28 DO28 GT28 HN28 HU28 LB28 NI28 PL28 SV28 BR29 EG29 PS29"
                        + " QA29 UA29 JO30 KW30 MU30 YE30 MT31 SC31 LC32 RU33";
        Map<String, Integer> lengths = new HashMap<>();
        for (String entry : registry.split(" ", -1)) {
            lengths.put(entry.substring(0, 2), Integer.valueOf(entry.substring(2)));
        }
        return lengths;
    }
}
