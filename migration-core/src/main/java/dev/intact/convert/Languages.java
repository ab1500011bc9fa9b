package dev.intact.convert;

import java.util.Map;

/** Conversions of languages. */
public final class Languages {
    private Languages() {}

    /**
     * Reads a language from its code of two letters (ISO 639-1) or three (ISO 639-2, both kinds: {@code deu} and
     * {@code ger}), its English name, or the name that it gives itself ({@code Deutsch}). Case, accents and punctuation
     * do not count. A code with a country, such as {@code en-US}, is rejected rather than shortened: take it apart by
     * {@link Split} first.
     *
     * @return a conversion to codes of two letters of ISO 639-1, in lower case
     */
    public static CodeText toIso639() {
        return new CodeText(CodeList.LANGUAGES, Map.of());
    }
}
