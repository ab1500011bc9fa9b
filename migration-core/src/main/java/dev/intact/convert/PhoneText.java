package dev.intact.convert;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber.CountryCodeSource;
import dev.intact.field.Problem;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads telephone numbers. It alone knows libphonenumber's types, and is loaded only where numbers are read. */
final class PhoneText {
    /** The library would take a number out of any text around it, and drop the rest. */
    private static final Pattern SHAPE = Pattern.compile("\\+?[0-9()\\[\\]./\\p{Zs}\\p{Pd}]{1,40}");

    /** ITU-T E.164, section 6; the library lets some numbers have more. */
    private static final int MOST_DIGITS = 15;

    private PhoneText() {}

    static @Nullable String e164(String value, String region, Failures failures) {
        String text = WhiteSpace.trim(value);
        String fault = SHAPE.matcher(text).matches()
                ? null
                : "it holds other characters than digits, spaces, brackets, hyphens, dots and slashes";
        PhoneNumber number = fault == null ? parsed(text, region) : null;
        if (fault == null) {
            fault = fault(number, text, region);
        }
        if (number != null && fault == null) {
            return PhoneNumberUtil.getInstance().format(number, PhoneNumberFormat.E164);
        }
        failures.add(Problem.of("is not a telephone number: " + fault)
                .value(value)
                .advice("correct it; write numbers of other regions with + and their country code"));
        return null;
    }

    private static @Nullable PhoneNumber parsed(String text, String region) {
        try {
            return PhoneNumberUtil.getInstance().parseAndKeepRawInput(text, region);
        } catch (NumberParseException e) {
            return null;
        }
    }

    private static @Nullable String fault(@Nullable PhoneNumber number, String text, String region) {
        PhoneNumberUtil library = PhoneNumberUtil.getInstance();
        if (number == null) {
            return "there is no such number in " + (text.startsWith("+") ? "its country" : region);
        }
        if (Integer.toString(number.getCountryCode()).length()
                        + library.getNationalSignificantNumber(number).length()
                > MOST_DIGITS) {
            return "it has more than the 15 digits of E.164";
        }
        boolean international = number.getCountryCodeSource() == CountryCodeSource.FROM_NUMBER_WITH_PLUS_SIGN
                || number.getCountryCodeSource() == CountryCodeSource.FROM_NUMBER_WITH_IDD;
        if (!(international ? library.isValidNumber(number) : library.isValidNumberForRegion(number, region))) {
            return "there is no such number in " + (international ? "its country" : region);
        }
        return keepsDigits(text, number) ? null : "it holds more than one number";
    }

    /**
     * The library stops reading at what looks like a second number. A number that is dialled with other digits at home
     * than from abroad, as the mobiles of Argentina are (011 15… and +54 9 11…), is held against what is dialled.
     */
    private static boolean keepsDigits(String text, PhoneNumber number) {
        PhoneNumberUtil library = PhoneNumberUtil.getInstance();
        String digits = digits(text);
        return digits.endsWith(library.getNationalSignificantNumber(number))
                || digits.endsWith(dialled(number, library));
    }

    /** The digits that are dialled at home, without the prefix of calls to another area. */
    private static String dialled(PhoneNumber number, PhoneNumberUtil library) {
        String dialled = digits(library.format(number, PhoneNumberFormat.NATIONAL));
        String prefix = library.getNddPrefixForRegion(library.getRegionCodeForNumber(number), true);
        return prefix != null && dialled.startsWith(prefix) ? dialled.substring(prefix.length()) : dialled;
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }
}
