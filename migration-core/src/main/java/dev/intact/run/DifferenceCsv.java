package dev.intact.run;

import dev.intact.run.RowDifference.FieldDifference;
import java.util.List;

/** A difference as CSV: a line per field that would change, and at least one per row. */
final class DifferenceCsv {
    private DifferenceCsv() {}

    static String of(Difference difference) {
        StringBuilder csv = new StringBuilder();
        line(csv, "move", "key", "sink", "difference", "field", "before", "after", "note");
        for (RowDifference row : difference.rows()) {
            List<FieldDifference> fields =
                    row.fields().isEmpty() ? List.of(new FieldDifference("", "", "")) : row.fields();
            for (FieldDifference field : fields) {
                line(
                        csv,
                        row.move(),
                        row.key(),
                        row.sink(),
                        row.kind().words(),
                        field.field(),
                        field.before(),
                        field.after(),
                        row.words());
            }
        }
        if (difference.notListed() > 0) {
            line(csv, "", "", "", "not listed", "", "", "", difference.notListed() + " more rows");
        }
        return csv.toString();
    }

    private static void line(StringBuilder csv, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            csv.append(i == 0 ? "" : ",").append(cell(cells[i]));
        }
        csv.append("\r\n");
    }

    /** A cell that a spreadsheet would take for a formula begins with an apostrophe. */
    private static String cell(String text) {
        boolean isFormula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 && !isNumber(text);
        String safe = isFormula ? "'" + text : text;
        boolean isPlain =
                safe.chars().noneMatch(letter -> letter == '"' || letter == ',' || letter == '\n' || letter == '\r');
        return isPlain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static boolean isNumber(String text) {
        return text.matches("[+-]?[0-9]+([.][0-9]+)?");
    }
}
