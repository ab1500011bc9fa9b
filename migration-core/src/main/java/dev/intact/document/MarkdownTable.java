package dev.intact.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table in Markdown. Its cells are not padded, so that one changed line is one changed line in a review. */
final class MarkdownTable {
    private final List<List<String>> lines = new ArrayList<>();

    MarkdownTable(String... headers) {
        this(List.of(headers));
    }

    MarkdownTable(List<String> headers) {
        lines.add(headers);
        lines.add(Collections.nCopies(headers.size(), "---"));
    }

    /** Adds a row of Markdown cells. */
    void row(String... cells) {
        row(List.of(cells));
    }

    /** Adds a row of Markdown cells. */
    void row(List<String> cells) {
        lines.add(cells);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        lines.forEach(
                cells -> text.append("| ").append(String.join(" | ", cells)).append(" |\n"));
        return text.append('\n').toString();
    }
}
