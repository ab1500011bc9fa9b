package dev.intact.convert;

/** Conversions of HTML, by the library jsoup, which must be added: {@code org.jsoup:jsoup}. */
public final class Html {
    private Html() {}

    /**
     * Takes the text out of HTML. Paragraphs, headings and other blocks are lines of their own, {@code <br>} ends a
     * line, items of lists begin with {@code - }, cells of a table are parted by tabs, and entities are characters.
     * White space is collapsed as a browser does, but in {@code <pre>}. Scripts, styles, templates, comments and the
     * title are dropped, and so are the addresses of links and images; the alternative text of an image stays.
     *
     * <p>Text without markup passes with its white space collapsed, but what looks like a tag in it is one: {@code a<b}
     * loses {@code <b}. The result is text, in which {@code <} stands for itself, so it must be escaped wherever it
     * becomes HTML again.
     *
     * @return the conversion, which never rejects, and makes empty text of markup without text
     * @throws IllegalStateException if the library is not there
     */
    public static Conversion<String, String> toText() {
        OptionalLibrary.JSOUP.require("Html.toText");
        return Standard.of(
                "text of HTML, without scripts, styles and addresses", (value, failures) -> HtmlText.of(value));
    }
}
