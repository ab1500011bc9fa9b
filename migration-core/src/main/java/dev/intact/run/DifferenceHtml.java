package dev.intact.run;

import dev.intact.run.RowDifference.FieldDifference;
import dev.intact.run.RowDifference.Kind;

/** A difference as one HTML page without script, which is read as it is on paper. All that it shows is escaped. */
final class DifferenceHtml {
    private static final String STYLE = """
            body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1b1f24;background:#fff}
            table{border-collapse:collapse;width:100%;margin:1rem 0}th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #d5dae0;overflow-wrap:anywhere}
            td.n{text-align:right}del{background:#ffe3e0;text-decoration:none}ins{background:#dcf5e0;text-decoration:none}.note{color:#5a6472}
            """;

    private final StringBuilder html = new StringBuilder();

    private DifferenceHtml() {}

    static String of(Difference difference) {
        DifferenceHtml page = new DifferenceHtml();
        page.write(difference);
        return page.html.toString();
    }

    private void write(Difference difference) {
        String title = "Difference of " + difference.report().migration();
        html.append(
                        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>")
                .append(escaped(title))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body><main>\n<h1>")
                .append(escaped(title))
                .append("</h1>\n<p>What a run would do to the targets as they were at ")
                .append(escaped(difference.report().started().toString()))
                .append(". Nothing was changed.</p>\n");
        counts(difference);
        rows(difference);
        html.append("</main></body></html>\n");
    }

    private void counts(Difference difference) {
        html.append("<table><thead><tr><th scope=\"col\">Move</th>");
        for (Kind kind : Kind.values()) {
            html.append("<th scope=\"col\">").append(kind.words()).append("</th>");
        }
        html.append("</tr></thead><tbody>\n");
        for (String move : difference.moves()) {
            html.append("<tr><th scope=\"row\">").append(escaped(move)).append("</th>");
            for (Kind kind : Kind.values()) {
                html.append("<td class=\"n\">")
                        .append(difference.count(move, kind))
                        .append("</td>");
            }
            html.append("</tr>\n");
        }
        html.append("</tbody></table>\n");
    }

    private void rows(Difference difference) {
        html.append(
                "<table><thead><tr><th scope=\"col\">Move</th><th scope=\"col\">Key</th><th scope=\"col\">Sink</th><th scope=\"col\">Difference</th><th scope=\"col\">Fields</th></tr></thead><tbody>\n");
        for (RowDifference row : difference.rows()) {
            html.append("<tr><td>")
                    .append(escaped(row.move()))
                    .append("</td><td>")
                    .append(escaped(row.key()))
                    .append("</td><td>")
                    .append(escaped(row.sink()))
                    .append("</td><td>")
                    .append(row.kind().words())
                    .append("</td><td>");
            row.fields().forEach(field -> field(row.kind(), field));
            if (!row.words().isEmpty()) {
                html.append("<div class=\"note\">").append(escaped(row.words())).append("</div>");
            }
            html.append("</td></tr>\n");
        }
        html.append("</tbody></table>\n");
        if (difference.notListed() > 0) {
            html.append("<p>")
                    .append(difference.notListed())
                    .append(" more rows are counted above, and not listed.</p>\n");
        }
    }

    private void field(Kind kind, FieldDifference field) {
        html.append("<div>").append(escaped(field.field())).append(": ");
        if (kind != Kind.INSERT) {
            html.append("<del>").append(shown(field.before())).append("</del> → ");
        }
        html.append("<ins>").append(shown(field.after())).append("</ins></div>");
    }

    private static String shown(String value) {
        return value.isEmpty() ? "(none)" : escaped(value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
