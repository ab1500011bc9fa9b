package dev.intact.convert;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The codes and names of a standard, and what else people write for them. The tables are this library's, so that an
 * answer depends on no JDK's locale data.
 */
final class CodeList implements Serializable {
    private static final long serialVersionUID = 1L;

    static final CodeList COUNTRIES = new CodeList(
            "country", "ISO 3166-1", "an alpha-2 code", "country as ISO 3166-1 alpha-2", "countries.csv", Folding::key);

    /** Signs count here: US$ is not US. */
    static final CodeList CURRENCIES = new CodeList(
            "currency", "ISO 4217", "a code", "currency as ISO 4217 code", "currencies.csv", Folding::signs);

    static final CodeList LANGUAGES = new CodeList(
            "language", "ISO 639-1", "a code", "language as ISO 639-1 code", "languages.csv", Folding::key);

    private final String noun;
    private final transient String standard;
    private final transient String codeNoun;
    private final transient String words;
    private final transient UnaryOperator<String> folding;
    private final transient Map<String, String> known = new HashMap<>();
    private final transient List<String> names = new ArrayList<>();
    private final transient TreeMap<String, Integer> digits = new TreeMap<>();

    private CodeList(
            String noun, String standard, String codeNoun, String words, String table, UnaryOperator<String> folding) {
        this.noun = noun;
        this.standard = standard;
        this.codeNoun = codeNoun;
        this.words = words;
        this.folding = folding;
        lines(table).forEach(this::addLine);
    }

    private Object readResolve() {
        return Stream.of(COUNTRIES, CURRENCIES, LANGUAGES)
                .filter(list -> list.noun.equals(noun))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> lines(String table) {
        try (InputStream in = Objects.requireNonNull(CodeList.class.getResourceAsStream(table), table);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the table %s cannot be read".formatted(table), e);
        }
    }

    /** Code; another code of the standard; English name; other names, parted by bars; digits behind the point. */
    private void addLine(String line) {
        String[] cells = line.split(";", -1);
        boolean hasDigits = cells.length > 4 && !cells[4].isEmpty();
        digits.put(cells[0], hasDigits ? Integer.parseInt(cells[4]) : -1);
        add(cells[0], cells[0]);
        if (!cells[1].isEmpty()) {
            add(cells[1], cells[0]);
        }
        for (String name : (cells[2] + '|' + cells[3]).split("\\|", -1)) {
            if (!name.isEmpty()) {
                add(name, cells[0]);
                names.add(name);
            }
        }
    }

    private void add(String name, String code) {
        String other = known.putIfAbsent(folded(name), code);
        if (other != null && !other.equals(code)) {
            throw new IllegalStateException("'%s' stands for both %s and %s".formatted(name, other, code));
        }
    }

    /** The code of a name or code, however it is written. */
    Optional<String> find(String name) {
        return Optional.ofNullable(known.get(folded(name)));
    }

    /** All names, as people write them. */
    List<String> names() {
        return names;
    }

    /** The codes of the standard, in their order. */
    Set<String> codes() {
        return digits.keySet();
    }

    /** How many digits the amounts of a code have behind the point; empty where none are laid down. */
    OptionalInt digits(String code) {
        int number = digits.getOrDefault(code, -1);
        return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
    }

    String noun() {
        return noun;
    }

    String standard() {
        return standard;
    }

    String codeNoun() {
        return codeNoun;
    }

    String words() {
        return words;
    }

    /** What is left of a name when that is taken off which does not count. */
    String folded(String name) {
        return folding.apply(name);
    }
}
