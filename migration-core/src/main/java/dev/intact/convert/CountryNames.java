package dev.intact.convert;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The codes and names of ISO 3166-1, and what else people write for them. It is a table of this library, so that an
 * answer depends on no JDK's locale data.
 */
final class CountryNames {
    /** One line per country: alpha-2; alpha-3; English short name; other names, parted by bars. */
    private static final String TABLE = "countries.csv";

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern DROPPED = Pattern.compile("[.'’‘`´*]");
    private static final Pattern BREAKS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final Map<String, String> CODES = new HashMap<>();
    private static final List<String> NAMES = new ArrayList<>();

    static {
        lines().forEach(CountryNames::add);
    }

    private CountryNames() {}

    private static List<String> lines() {
        try (InputStream table = Objects.requireNonNull(CountryNames.class.getResourceAsStream(TABLE), TABLE);
                BufferedReader reader = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the table of countries cannot be read", e);
        }
    }

    private static void add(String line) {
        String[] cells = line.split(";", -1);
        add(cells[0], cells[0]);
        add(cells[1], cells[0]);
        name(cells[2], cells[0]);
        for (String alias : cells[3].isEmpty() ? new String[0] : cells[3].split("\\|")) {
            name(alias, cells[0]);
        }
    }

    private static void name(String name, String code) {
        add(name, code);
        NAMES.add(name);
    }

    private static void add(String name, String code) {
        String other = CODES.putIfAbsent(folded(name), code);
        if (other != null && !other.equals(code)) {
            throw new IllegalStateException("'%s' stands for both %s and %s".formatted(name, other, code));
        }
    }

    /** The alpha-2 codes by folded name and code. */
    static Map<String, String> codes() {
        return CODES;
    }

    /** All names, as people write them. */
    static List<String> names() {
        return NAMES;
    }

    static Set<String> alpha2() {
        return new TreeSet<>(CODES.values());
    }

    /** What is left of a name without case, accents, punctuation, articles and abbreviations of "and" and "saint". */
    static String folded(String name) {
        String plain = MARKS.matcher(Normalizer.normalize(letters(name), Normalizer.Form.NFKD))
                .replaceAll("");
        String words = DROPPED.matcher(plain.toUpperCase(Locale.ROOT).replace("&", " AND "))
                .replaceAll("");
        String spaced = ' ' + BREAKS.matcher(words).replaceAll(" ").strip() + ' ';
        return spaced.replace(" THE ", " ")
                .replaceFirst("^ ST (?=.)", " SAINT ")
                .strip();
    }

    /** Letters that Unicode does not take apart into a letter and a mark. */
    private static String letters(String name) {
        return name.replace('ø', 'o')
                .replace('Ø', 'O')
                .replace('ł', 'l')
                .replace('Ł', 'L')
                .replace('ı', 'i');
    }
}
