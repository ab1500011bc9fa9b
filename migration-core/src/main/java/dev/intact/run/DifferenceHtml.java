package dev.intact.run;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A difference as one HTML page without script, which is read as it is on paper. The template
 * {@code difference.mustache} becomes Java when the library is compiled; all that it shows is escaped.
 */
final class DifferenceHtml {
    private DifferenceHtml() {}

    static String of(Difference difference) {
        StringBuilder html = new StringBuilder();
        try {
            DifferencePageRenderer.render(
                    DifferencePage.of(difference), html, String::valueOf, DifferenceHtml::escaped);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringBuilder throws none
        }
        return html.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
