package dev.intact.csv;

/**
 * Keeps spreadsheets from running cells as formulas, as OWASP advises under "CSV Injection": a cell that begins with a
 * character that starts a formula gets an apostrophe in front.
 */
final class Formulas {
    private static final String STARTS = "=+-@\t\r";

    private Formulas() {}

    static String neutralised(String text) {
        return !text.isEmpty() && STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
