package dev.intact.document;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text as GitHub-flavoured Markdown that shows it to the letter, on one line, in a paragraph or a cell. */
final class MarkdownText {
    private static final Pattern MEANING = Pattern.compile(
            "[\\\\`*\\[\\]<>|~$&]|(?<![\\p{L}\\p{N}_])_|_(?![\\p{L}\\p{N}_])|^[#+=-]|^(?:\\p{Nd}+)(?=[.)])");
    private static final Pattern LINE_BREAKS = Pattern.compile("\\s*\\R\\s*");
    private static final Pattern TICKS = Pattern.compile("`+");

    private MarkdownText() {}

    static String text(String plain) {
        return MEANING.matcher(oneLine(plain)).replaceAll(MarkdownText::escaped);
    }

    private static String escaped(MatchResult found) {
        String its = found.group();
        boolean number = Character.isDigit(its.codePointAt(0));
        return Matcher.quoteReplacement(number ? its + "\\" : "\\" + its);
    }

    /** A name in a code span; the bar of a table is the one character that has a meaning even there. */
    static String code(String name) {
        String inner = oneLine(name).replace("|", "\\|");
        int ticks = TICKS.matcher(inner)
                .results()
                .mapToInt(run -> run.group().length())
                .max()
                .orElse(0);
        String fence = "`".repeat(ticks + 1);
        return ticks == 0 ? fence + inner + fence : fence + " " + inner + " " + fence;
    }

    static String codes(List<String> names) {
        return names.stream().map(MarkdownText::code).collect(Collectors.joining(", "));
    }

    private static String oneLine(String plain) {
        return LINE_BREAKS.matcher(plain.strip()).replaceAll(" ");
    }
}
