package dev.intact.convert;

import java.util.Map;

/** Conversions of countries. */
public final class Countries {
    private Countries() {}

    /**
     * Reads a country from its English name, a common other name ({@code USA}, {@code England}, {@code Deutschland}),
     * or its alpha-2 or alpha-3 code. Case, accents and punctuation do not count, and no more than that is forgiven: a
     * name that is merely near is rejected, with the near one told. {@code NA} is Namibia. England, Scotland, Wales and
     * Northern Ireland are {@code GB}. A name that several countries share ({@code Korea}, {@code Virgin Islands}) is
     * rejected.
     *
     * @return a conversion to alpha-2 codes of ISO 3166-1
     */
    public static CodeText toIso2() {
        return new CodeText(CodeList.COUNTRIES, Map.of());
    }
}
