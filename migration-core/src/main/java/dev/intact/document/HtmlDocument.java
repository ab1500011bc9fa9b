package dev.intact.document;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The document as one HTML page. The template {@code page.mustache} becomes Java when the library is compiled; all that
 * it shows is escaped here.
 */
final class HtmlDocument {
    private HtmlDocument() {}

    static String of(MigrationSheet sheet) {
        StringBuilder html = new StringBuilder();
        try {
            PageRenderer.render(new PageMaker(sheet).page(), html, String::valueOf, HtmlDocument::escaped);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringBuilder throws none
        }
        return html.toString();
    }

    /** Text that shows itself, as the content of an element or in a quoted attribute. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
