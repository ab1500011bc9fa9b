package dev.intact.convert;

import dev.intact.field.Problem;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads web addresses; made by {@link Urls#normalised()}. Immutable and thread-safe. */
public final class UrlText extends Conversion<String, String> {
    private static final long serialVersionUID = 1L;

    /** Behind a colon a scheme has slashes, and a host has its port. */
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(?![0-9])(.*)", Pattern.DOTALL);

    private static final Pattern PARTS = Pattern.compile("//([^/?#]*)([^?#]*)(\\?[^#]*)?(#.*)?", Pattern.DOTALL);
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:@\\[\\]]+)(?::([0-9]*))?");
    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");
    private static final int LONGEST_HOST = 253; // RFC 1035, in text form; and some JDKs fail on very long ones
    private static final String UNWISE = "\"<>\\^`{|}[]";

    private final String defaultScheme;

    UrlText(String defaultScheme) {
        this.defaultScheme = defaultScheme;
    }

    /**
     * The same conversion for addresses that may lack their scheme: {@code www.example.com}.
     *
     * @param scheme the scheme that they get: {@code https} or {@code http}
     * @return the conversion
     * @throws IllegalArgumentException if it is neither
     */
    public UrlText defaultScheme(String scheme) {
        if (!isWeb(scheme)) {
            throw new IllegalArgumentException("a web address has the scheme http or https, not " + scheme);
        }
        return new UrlText(scheme);
    }

    @Override
    public @Nullable String convert(String value, Failures failures) {
        try {
            return normalised(WhiteSpace.trim(value));
        } catch (Refusal e) {
            failures.add(Problem.of("is not a web address: " + e.getMessage())
                    .value(value)
                    .advice("write it in full, as in https://example.com/page"));
            return null;
        }
    }

    private String normalised(String text) throws Refusal {
        Matcher schemed = SCHEME.matcher(text);
        boolean hasScheme = schemed.matches();
        if (!hasScheme && (defaultScheme.isEmpty() || text.startsWith("/"))) {
            throw new Refusal("it has no scheme");
        }
        String scheme = hasScheme ? schemed.group(1).toLowerCase(Locale.ROOT) : defaultScheme;
        if (!isWeb(scheme)) {
            throw new Refusal("its scheme is neither http nor https");
        }
        Matcher parts = PARTS.matcher(hasScheme ? schemed.group(2) : "//" + text);
        if (!parts.matches()) {
            throw new Refusal("it has no host");
        }
        String path = encoded(parts.group(2));
        String url = scheme + "://" + authority(parts.group(1), scheme) + (path.isEmpty() ? "/" : path)
                + encoded(parts.group(3)) + encoded(parts.group(4));
        return withoutDots(url);
    }

    private static String authority(String text, String scheme) throws Refusal {
        if (text.indexOf('@') >= 0) {
            throw new Refusal("it holds a user name or a password");
        }
        Matcher parts = AUTHORITY.matcher(text);
        if (!parts.matches()) {
            throw new Refusal("it has no host");
        }
        String port = parts.group(2) == null ? "" : parts.group(2).replaceFirst("^0+(?=.)", "");
        if (port.length() > 5 || (!port.isEmpty() && Integer.parseInt(port) > 65_535)) {
            throw new Refusal("there is no such port");
        }
        boolean isDefault = port.isEmpty() || port.equals(scheme.equals("https") ? "443" : "80");
        return host(parts.group(1)) + (isDefault ? "" : ":" + port);
    }

    private static String host(String host) throws Refusal {
        if (host.length() > LONGEST_HOST) {
            throw new Refusal("its host is no name of a host");
        }
        try {
            String ascii = host.startsWith("[") ? host : IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES);
            return ascii.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw new Refusal("its host is no name of a host");
        }
    }

    /** Percent-encodes what cannot stand in an address; escapes that are there stay, with capital letters. */
    private static String encoded(@Nullable String part) throws Refusal {
        if (part == null) {
            return "";
        }
        StringBuilder encoded = new StringBuilder(part.length());
        for (int at = 0; at < part.length(); at += Character.charCount(part.codePointAt(at))) {
            int c = part.codePointAt(at);
            if (c <= ' '
                    || c == 0x7F
                    || (c < 0x10000 && (WhiteSpace.is((char) c) || Character.isSurrogate((char) c)))) {
                throw new Refusal("it has white space or half a character inside");
            }
            boolean isEscape =
                    c == '%' && ESCAPE.matcher(part).region(at, part.length()).lookingAt();
            if (isEscape) {
                encoded.append(part.substring(at, at + 3).toUpperCase(Locale.ROOT));
                at += 2;
            } else if (c == '%' || c > '~' || UNWISE.indexOf(c) >= 0) {
                escape(c, encoded);
            } else {
                encoded.appendCodePoint(c);
            }
        }
        return encoded.toString();
    }

    private static void escape(int c, StringBuilder to) {
        for (byte octet : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
            to.append('%').append("%02X".formatted(octet & 0xFF));
        }
    }

    private static String withoutDots(String url) throws Refusal {
        try {
            URI uri = new URI(url).parseServerAuthority();
            return uri.getRawPath().contains("/.") ? dotless(uri) : uri.toString();
        } catch (URISyntaxException e) {
            throw new Refusal("its host or path is not written as one");
        }
    }

    /** RFC 3986, section 5.2.4. */
    private static String dotless(URI uri) {
        ArrayDeque<String> kept = new ArrayDeque<>();
        String[] segments = uri.getRawPath().substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            if (segments[i].equals("..")) {
                kept.pollLast();
            } else if (!segments[i].equals(".")) {
                kept.addLast(segments[i]);
                continue;
            }
            if (last && (segments[i].equals(".") || segments[i].equals(".."))) {
                kept.addLast("");
            }
        }
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String fragment = uri.getRawFragment() == null ? "" : "#" + uri.getRawFragment();
        return uri.getScheme() + "://" + uri.getRawAuthority() + "/" + String.join("/", kept) + query + fragment;
    }

    private static boolean isWeb(String scheme) {
        return scheme.equals("http") || scheme.equals("https");
    }

    @Override
    public String words() {
        return "normalised web address"
                + (defaultScheme.isEmpty() ? "" : ", %s where it has no scheme".formatted(defaultScheme));
    }

    /** Says what is wrong with an address, without the address. */
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        Refusal(String message) {
            super(message, null, false, false);
        }
    }
}
