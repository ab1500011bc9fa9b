package dev.intact.convert;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Tuple;

/** Text as it is found in old systems, and worse. */
final class HostileText implements ArbitrarySupplier<String> {
    private static final String[] PIECES = {
        "",
        " ",
        "\u00a0",
        "\t\r\n",
        "\u0000",
        "\u000b",
        "\u0085",
        "\u200b",
        "\u200d",
        "\ufeff",
        "\ud83d",
        "\ude00",
        "😀",
        "👨‍👩‍👧",
        "🇩🇪",
        "e\u0301",
        "\u0301",
        "\u0323\u0301",
        "ﬁ",
        "ß",
        "ẞ",
        "ŉ",
        "ǆ",
        "İ",
        "ı",
        "Σς",
        "Łódź",
        "Ångström",
        "שָׁלוֹם",
        "\u202eabc",
        "हिन्दी",
        "한국",
        "각",
        "Ⅳ",
        "²",
        "½",
        "１２",
        "٣",
        "0",
        "42",
        "-1.50",
        "1,234.5",
        "%",
        "$",
        "€",
        "&lt;",
        "<p>",
        "</",
        "<script>",
        "<pre>",
        "<!--",
        "<li>",
        "<td>",
        "{\"a\":",
        "[",
        "}",
        "\"",
        "\\",
        "null",
        ";",
        ",",
        "Jr.",
        "van",
        "der",
        "y",
        "O'NEIL",
        "mcdonald",
        "http://",
        "HTTPS://x.Org:443",
        "/../",
        "?q=",
        "#",
        "%zz",
        "%c3",
        "+1",
        "(310) 208-9200",
        "x12",
        "GB82",
        "2020-04-03",
        "T12:00:00+02:00"
    };

    @Override
    public Arbitrary<String> get() {
        Arbitrary<String> mixed = Arbitraries.of(PIECES).list().ofMaxSize(8).map(pieces -> String.join("", pieces));
        Arbitrary<String> repeated = Arbitraries.of(PIECES).map(piece -> piece.repeat(3000));
        return Arbitraries.frequencyOf(
                Tuple.of(10, mixed), Tuple.of(6, Arbitraries.strings().ofMaxLength(40)), Tuple.of(1, repeated));
    }
}
