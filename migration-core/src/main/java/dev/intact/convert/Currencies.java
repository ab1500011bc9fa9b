package dev.intact.convert;

import java.util.Map;

/** Conversions of currencies. Amounts of money are converted by {@link Money}. */
public final class Currencies {
    private Currencies() {}

    /**
     * Reads a currency from its code, its English name ({@code Swiss Franc}) or a sign that means this currency alone
     * ({@code €}, {@code zł}, {@code US$}). Case does not count. A sign that several currencies share, such as
     * {@code $}, {@code £}, {@code ¥} or {@code kr}, is rejected until it is declared: {@code toIso4217().also("$",
     * "USD")}. Codes that are out of use are read too, as old amounts are in them.
     *
     * @return a conversion to alphabetic codes of ISO 4217
     */
    public static CodeText toIso4217() {
        return new CodeText(CodeList.CURRENCIES, Map.of());
    }
}
