package dev.intact.identity;

import dev.intact.field.Key;
import dev.intact.ledger.NewId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Old addresses of web pages, and the new ones that they lead to: made of the new ids of a key map, for the web server
 * that answers for the old system. Immutable and thread-safe.
 */
public final class UrlRedirects {
    private static final String PLACE = "{id}";

    private final Function<Key, String> oldUrl;
    private final Function<Key, String> newUrl;

    /** How the web server wants them, one redirect a line. */
    public enum Form {
        /** Two columns, {@code old,new}, with a header and quotes where they are needed, after RFC 4180. */
        CSV("old,new\r\n") {
            @Override
            String line(String oldUrl, String newUrl) {
                return cell(oldUrl) + "," + cell(newUrl) + "\r\n";
            }
        },
        /** The inside of a {@code map} of nginx: {@code map $request_uri $moved { include redirects.map; }}. */
        NGINX_MAP("") {
            @Override
            String line(String oldUrl, String newUrl) {
                return "\"%s\" \"%s\";\n".formatted(oldUrl, newUrl);
            }
        },
        /** The text of a {@code RewriteMap moved "txt:…"} of Apache. */
        APACHE_REWRITE_MAP("") {
            @Override
            String line(String oldUrl, String newUrl) {
                return oldUrl + " " + newUrl + "\n";
            }
        };

        private final String header;

        Form(String header) {
            this.header = header;
        }

        abstract String line(String oldUrl, String newUrl);

        private static String cell(String url) {
            return url.indexOf(',') < 0 ? url : '"' + url + '"'; // an address has neither quotes nor line breaks
        }
    }

    private UrlRedirects(Function<Key, String> oldUrl, Function<Key, String> newUrl) {
        this.oldUrl = Objects.requireNonNull(oldUrl, "oldUrl");
        this.newUrl = Objects.requireNonNull(newUrl, "newUrl");
    }

    /**
     * Redirects between addresses that differ in the id. It stands in an address percent-encoded, as in RFC 3986.
     *
     * @param oldPattern an old address, with {@code {id}} where the old id stands: {@code /contact.php?id={id}}
     * @param newPattern a new address, with {@code {id}} where the new id stands
     * @return the redirects
     * @throws IllegalArgumentException if a pattern has no {@code {id}}
     */
    public static UrlRedirects of(String oldPattern, String newPattern) {
        return new UrlRedirects(filled(oldPattern), filled(newPattern));
    }

    /**
     * Redirects between addresses that are made by functions.
     *
     * @param oldUrl makes the old address of an old id
     * @param newUrl makes the new address of a new id
     * @return the redirects
     */
    public static UrlRedirects of(Function<Key, String> oldUrl, Function<Key, String> newUrl) {
        return new UrlRedirects(oldUrl, newUrl);
    }

    private static Function<Key, String> filled(String pattern) {
        if (!pattern.contains(PLACE)) {
            throw new IllegalArgumentException(
                    "the address '%s' has no %s, so that all ids would have one".formatted(pattern, PLACE));
        }
        return id -> pattern.replace(PLACE, encoded(id.text()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }

    /**
     * What writes redirects, one for each new id that it is handed: a visitor for {@code Migrator.newIds}.
     *
     * @param form how the web server wants them
     * @param out where they go; neither flushed nor closed
     * @return the visitor, not thread-safe; it throws {@link UncheckedIOException} if they cannot be written, and
     *     {@link IllegalArgumentException} if a function makes no address that the form can hold
     */
    public Consumer<NewId> to(Form form, Appendable out) {
        Objects.requireNonNull(out, "out");
        boolean[] begun = {false};
        return id -> {
            String line = form.line(url(oldUrl, id, id.oldId()), url(newUrl, id, id.newId()));
            try {
                out.append(begun[0] ? "" : form.header).append(line);
                begun[0] = true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /** An address in the characters of RFC 3986, but for a dollar, which nginx takes for the name of a variable. */
    private static String url(Function<Key, String> maker, NewId id, Key its) {
        String url = maker.apply(its);
        boolean isAbsolute = url.startsWith("/") || url.startsWith("http://") || url.startsWith("https://");
        boolean isPlain = url.chars().allMatch(c -> c > ' ' && c < 0x7f && "\"<>\\^`{|}$".indexOf(c) < 0);
        if (!isAbsolute || !isPlain) {
            throw new IllegalArgumentException(
                    "the address of %s is no address for a redirect; begin it with / or https://, and percent-encode what it is made of"
                            .formatted(id));
        }
        return url;
    }

    @Override
    public String toString() {
        return "redirects of addresses";
    }
}
