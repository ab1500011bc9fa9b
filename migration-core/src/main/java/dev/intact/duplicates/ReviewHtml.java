package dev.intact.duplicates;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A review sheet as a page. The template {@code review.mustache} becomes Java when the library is compiled. */
final class ReviewHtml {
    private ReviewHtml() {}

    static String of(ReviewSheet sheet) {
        StringBuilder html = new StringBuilder();
        try {
            ReviewPageRenderer.render(ReviewPage.of(sheet), html, String::valueOf, ReviewHtml::escaped);
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
