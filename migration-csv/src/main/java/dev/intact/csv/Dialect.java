package dev.intact.csv;

import java.io.Serializable;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * How a file writes its rows: separator, quote, charset, null text, and what stands above the header. It begins as
 * {@link #rfc4180()}; each method answers a changed copy. Immutable, thread-safe and serializable.
 *
 * <p><b>Quotes</b> follow RFC 4180: a quoted field may hold separators, line breaks and doubled quotes; there is no
 * other escape. A row with text after a closing quote, or with a quote inside an unquoted field, is rejected. Where
 * such a quote leaves open where the row ends, reading stops.
 *
 * <p><b>Null.</b> A field of type {@code String} is null where its text equals a null text and is not quoted: an empty
 * field is null, {@code ""} is the empty text. A field of another type is null where its text equals a null text,
 * quoted or not. A {@code String} that must not be null takes an empty field as the empty text.
 *
 * <p><b>Lines</b> end with CR LF, LF or CR. An empty line is no row and is passed over, in a file of one column too.
 * Spaces belong to the field. A byte order mark is removed, and refused where it belies the charset.
 */
public final class Dialect implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Dialect RFC_4180 = new Dialect(',', '"', "UTF-8", List.of(""), "\r\n", 0, false, false);

    private final char separator;
    private final char quote;
    private final String charset;
    private final ArrayList<String> nullTexts;
    private final String lineBreak;
    private final int skipLines;
    private final boolean gzip;
    private final boolean openEnd;

    private Dialect(
            char separator,
            char quote,
            String charset,
            List<String> nullTexts,
            String lineBreak,
            int skipLines,
            boolean gzip,
            boolean openEnd) {
        this.separator = mark("separator", separator);
        this.quote = mark("quote", quote);
        this.charset = charset;
        this.nullTexts = new ArrayList<>(nullTexts);
        this.lineBreak = lineBreak;
        this.skipLines = skipLines;
        this.gzip = gzip;
        this.openEnd = openEnd;
        if (separator == quote) {
            throw new IllegalArgumentException("separator and quote must differ, but both are '%s'".formatted(quote));
        }
        nullTexts.forEach(this::checkNullText);
    }

    private static char mark(String what, char mark) {
        if (mark == '\r' || mark == '\n' || mark == '\uFEFF' || Character.isSurrogate(mark)) {
            throw new IllegalArgumentException(
                    "the %s cannot be a line break, a byte order mark or half a character".formatted(what));
        }
        return mark;
    }

    private void checkNullText(String text) {
        if (text.chars().anyMatch(c -> c == separator || c == quote || c == '\r' || c == '\n')) {
            throw new IllegalArgumentException(
                    "null text '%s' holds a separator, quote or line break, so it could not stand unquoted"
                            .formatted(text));
        }
    }

    /**
     * {@return comma, double quote, UTF-8, an empty field for null, lines ended by CR LF, the header in the first line}
     */
    public static Dialect rfc4180() {
        return RFC_4180;
    }

    /**
     * Sets what stands between two fields.
     *
     * @param mark the character; no line break, and not the quote
     * @return the changed copy
     * @throws IllegalArgumentException if the character cannot be a separator
     */
    public Dialect separator(char mark) {
        return new Dialect(mark, quote, charset, nullTexts, lineBreak, skipLines, gzip, openEnd);
    }

    /**
     * Sets what stands around a quoted field, and is doubled inside it.
     *
     * @param mark the character; no line break, and not the separator
     * @return the changed copy
     * @throws IllegalArgumentException if the character cannot be a quote
     */
    public Dialect quote(char mark) {
        return new Dialect(separator, mark, charset, nullTexts, lineBreak, skipLines, gzip, openEnd);
    }

    /**
     * Sets the charset. Bytes that are invalid in it stop the reading; a character that it cannot hold keeps its row
     * from being written.
     *
     * @param of the charset
     * @return the changed copy
     */
    public Dialect charset(Charset of) {
        return new Dialect(separator, quote, of.name(), nullTexts, lineBreak, skipLines, gzip, openEnd);
    }

    /**
     * Sets the texts that stand for null.
     *
     * @param written the text that is read and written as null
     * @param alsoRead further texts that are read as null
     * @return the changed copy
     * @throws IllegalArgumentException if a text holds a separator, a quote or a line break
     */
    public Dialect nullText(String written, String... alsoRead) {
        List<String> texts = new ArrayList<>(List.of(alsoRead));
        texts.add(0, Objects.requireNonNull(written, "written"));
        return new Dialect(separator, quote, charset, texts, lineBreak, skipLines, gzip, openEnd);
    }

    /**
     * Sets what ends a line that is written. Any line break is read.
     *
     * @param written {@code "\r\n"}, {@code "\n"} or {@code "\r"}
     * @return the changed copy
     * @throws IllegalArgumentException if it is none of these
     */
    public Dialect lineBreak(String written) {
        if (!List.of("\r\n", "\n", "\r").contains(written)) {
            throw new IllegalArgumentException("a line break is \\r\\n, \\n or \\r");
        }
        return new Dialect(separator, quote, charset, nullTexts, written, skipLines, gzip, openEnd);
    }

    /**
     * Sets how many lines stand above the header, or above the first row where there is no header. They are passed
     * over, whatever they hold.
     *
     * @param lines how many lines, at least 0
     * @return the changed copy
     * @throws IllegalArgumentException if it is negative
     */
    public Dialect skipLines(int lines) {
        if (lines < 0) {
            throw new IllegalArgumentException("%s lines cannot be skipped".formatted(lines));
        }
        return new Dialect(separator, quote, charset, nullTexts, lineBreak, lines, gzip, openEnd);
    }

    /**
     * {@return a changed copy for files compressed by gzip whose name does not end in {@code .gz}, which says so
     * itself}
     */
    public Dialect gzip() {
        return new Dialect(separator, quote, charset, nullTexts, lineBreak, skipLines, true, openEnd);
    }

    /**
     * Says that no line break need follow the last row. It matters only where rows are expected by number: there a last
     * row without one counts as cut off.
     *
     * @return the changed copy
     */
    public Dialect withoutFinalLineBreak() {
        return new Dialect(separator, quote, charset, nullTexts, lineBreak, skipLines, gzip, true);
    }

    char separator() {
        return separator;
    }

    char quote() {
        return quote;
    }

    Charset charset() {
        return Charset.forName(charset);
    }

    String lineBreak() {
        return lineBreak;
    }

    int skipLines() {
        return skipLines;
    }

    boolean needsFinalLineBreak() {
        return !openEnd;
    }

    boolean compresses(String fileName) {
        return gzip || fileName.endsWith(".gz");
    }

    String nullText() {
        return nullTexts.get(0);
    }

    boolean isNullText(String text) {
        return nullTexts.contains(text);
    }

    /** All that matters to reading. */
    String readingWords() {
        String nulls = nullTexts.stream().map("'%s'"::formatted).collect(Collectors.joining(", "));
        return "separator '%s', quote '%s', %s, null %s, skipping %s%s"
                .formatted(separator, quote, charset, nulls, skipLines, gzip ? ", gzip" : "");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Dialect that && toString().equals(that.toString()) && nullTexts.equals(that.nullTexts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(separator, quote, charset, nullTexts);
    }

    @Override
    public String toString() {
        return "separator '%s', quote '%s', %s, null %s, lines %s, skipping %s%s%s"
                .formatted(
                        separator,
                        quote,
                        charset,
                        nullTexts,
                        lineBreak.replace("\r", "CR").replace("\n", "LF"),
                        skipLines,
                        gzip ? ", gzip" : "",
                        openEnd ? ", without final line break" : "");
    }
}
