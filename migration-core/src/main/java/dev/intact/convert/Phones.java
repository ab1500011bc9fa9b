package dev.intact.convert;

import com.google.i18n.phonenumbers.PhoneNumberUtil;

/**
 * Conversions of telephone numbers, by the library libphonenumber, which must be added:
 * {@code com.googlecode.libphonenumber:libphonenumber}.
 */
public final class Phones {
    private Phones() {}

    /**
     * Makes numbers of the form E.164, {@code +13102089200}. A number without a country code must be valid in the
     * region, length and prefix included, so that a local number such as {@code 310-8920} is rejected and never becomes
     * {@code +13108920}. A number that begins with {@code +}, or with the region's prefix for calls abroad, must be
     * valid in its own country. Digits, spaces, brackets, hyphens, dots and slashes are read; letters and extensions
     * are rejected, as E.164 has no place for them. Whether anybody answers is not checked.
     *
     * @param region the region of numbers without a country code: an alpha-2 code of ISO 3166-1
     * @return the conversion
     * @throws IllegalStateException if the library is not there
     * @throws IllegalArgumentException if the library knows no such region
     */
    public static Conversion<String, String> e164(String region) {
        OptionalLibrary.LIBPHONENUMBER.require("Phones.e164");
        if (!PhoneNumberUtil.getInstance().getSupportedRegions().contains(region)) {
            throw new IllegalArgumentException(
                    "'%s' is no region with telephone numbers; write an alpha-2 code of".formatted(region)
                            + " ISO 3166-1, such as US");
        }
        return Standard.of(
                "phone as E.164, national numbers of " + region,
                (value, failures) -> PhoneText.e164(value, region, failures));
    }
}
