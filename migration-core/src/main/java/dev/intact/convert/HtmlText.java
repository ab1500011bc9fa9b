package dev.intact.convert;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Collects the text of a document. It alone knows jsoup's types, and is loaded only where HTML is read. */
final class HtmlText implements NodeVisitor {
    private static final Set<String> DROPPED = Set.of("script", "style", "template", "noscript", "head", "svg", "math");

    /** Blocks with an empty line around them, as browsers leave a margin there. */
    private static final Set<String> SPACED = Set.of(
            "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "table", "figure", "ul", "ol", "dl", "hr");

    private final StringBuilder text = new StringBuilder();
    private int dropped;
    private int preformatted;
    private int items;

    /** How many line breaks must stand before the next text; and whether a space must. */
    private int breaks;

    private boolean space;
    private String prefix = "";

    private HtmlText() {}

    static String of(String html) {
        HtmlText collector = new HtmlText();
        Jsoup.parse(html).traverse(collector);
        return collector.text.toString();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof Element element) {
            open(element);
        } else if (node instanceof TextNode words && dropped == 0) {
            add(words.getWholeText());
        }
    }

    private void open(Element element) {
        String name = element.normalName();
        if (DROPPED.contains(name)) {
            dropped++;
        }
        if (dropped > 0) {
            return;
        }
        block(element);
        switch (name) {
            case "br" -> breaks = breaks == 0 ? 1 : breaks + 1;
            case "pre" -> preformatted++;
            case "li" -> {
                prefix = "- ";
                items++;
            }
            case "img" -> add(element.attr("alt"));
            case "td", "th" -> prefix = element.previousElementSibling() == null ? prefix : "\t";
            default -> {}
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return;
        }
        String name = element.normalName();
        if (DROPPED.contains(name)) {
            dropped--;
        } else if (dropped == 0) {
            preformatted -= name.equals("pre") ? 1 : 0;
            items -= name.equals("li") ? 1 : 0;
            block(element);
        }
    }

    private void block(Element element) {
        String name = element.normalName();
        if (SPACED.contains(name) && items == 0) {
            breaks = Math.max(breaks, 2);
        } else if (element.isBlock() && !name.equals("td") && !name.equals("th")) {
            breaks = Math.max(breaks, 1);
        }
    }

    private void add(String words) {
        if (preformatted > 0) {
            begin();
            text.append(words);
            return;
        }
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
                space = true;
            } else {
                begin();
                text.append(c);
            }
        }
    }

    /** Writes what must stand before the next character. */
    private void begin() {
        boolean first = text.length() == 0;
        if (breaks > 0 && !first) {
            text.append("\n".repeat(Math.min(breaks, 2)));
        } else if (space && !first && prefix.isEmpty()) {
            text.append(' ');
        }
        text.append(first && prefix.equals("\t") ? "" : prefix);
        breaks = 0;
        space = false;
        prefix = "";
    }
}
