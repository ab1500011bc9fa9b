package dev.intact.ledger;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What became of the edges of a chunk, or of a move: one count per relation, in the order of sink, field and key map.
 * Immutable and thread-safe.
 */
public final class RelationCounts implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final RelationCounts NONE = new RelationCounts(new TreeMap<>());

    @SuppressWarnings("serial") // a sorted map of the JDK
    private final SortedMap<String, RelationCount> counts;

    private RelationCounts(SortedMap<String, RelationCount> counts) {
        this.counts = counts;
    }

    /** {@return no relations} */
    public static RelationCounts none() {
        return NONE;
    }

    /**
     * Counts of relations.
     *
     * @param all the counts; several of one relation are summed up
     * @return the counts
     */
    public static RelationCounts of(Collection<RelationCount> all) {
        SortedMap<String, RelationCount> counts = new TreeMap<>();
        all.forEach(one -> counts.merge(key(one), one, RelationCount::plus));
        return new RelationCounts(counts);
    }

    /** By it, relations are told apart and ordered: no name of a field or table holds U+0000. */
    private static String key(RelationCount count) {
        return count.sink() + '\0' + count.field() + '\0' + count.map();
    }

    /**
     * Adds other counts to these.
     *
     * @param other the others
     * @return the sum, relation by relation
     */
    public RelationCounts plus(RelationCounts other) {
        if (other.counts.isEmpty()) {
            return this;
        }
        List<RelationCount> both = new ArrayList<>(counts.values());
        both.addAll(other.counts.values());
        return of(both);
    }

    /** {@return the counts, in the order of sink, field and key map} */
    public List<RelationCount> all() {
        return List.copyOf(counts.values());
    }

    /** {@return them as text, for ledgers; {@link #parse} reads it} */
    public String text() {
        return counts.values().stream().map(RelationCounts::line).collect(Collectors.joining("\n"));
    }

    private static String line(RelationCount count) {
        List<String> parts = new ArrayList<>();
        List.of(count.sink(), count.field(), count.map()).forEach(name -> parts.add(escaped(name)));
        for (EdgeFate fate : EdgeFate.values()) {
            if (count.of(fate) != 0) {
                parts.add(fate.name() + "=" + count.of(fate));
            }
        }
        return String.join("\t", parts);
    }

    /**
     * Reads what {@link #text} has written.
     *
     * @param text the text; may be empty
     * @return the counts
     * @throws IllegalArgumentException if it is no such text
     */
    public static RelationCounts parse(String text) {
        return text.isEmpty()
                ? NONE
                : of(List.of(text.split("\n", -1)).stream()
                        .map(RelationCounts::parsed)
                        .toList());
    }

    private static RelationCount parsed(String line) {
        String[] parts = line.split("\t", -1);
        if (parts.length < 3) {
            throw new IllegalArgumentException("no count of a relation: " + line);
        }
        Map<EdgeFate, Long> counts = new EnumMap<>(EdgeFate.class);
        for (int i = 3; i < parts.length; i++) {
            int sign = parts[i].indexOf('=');
            counts.put(EdgeFate.valueOf(parts[i].substring(0, sign)), Long.valueOf(parts[i].substring(sign + 1)));
        }
        return RelationCount.of(unescaped(parts[0]), unescaped(parts[1]), unescaped(parts[2]), counts);
    }

    private static String escaped(String name) {
        return name.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\0", "\\0");
    }

    private static String unescaped(String name) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            if (letter == '\\') {
                i++;
                text.append(
                        switch (name.charAt(i)) {
                            case 't' -> '\t';
                            case 'n' -> '\n';
                            case '0' -> '\0';
                            default -> name.charAt(i);
                        });
            } else {
                text.append(letter);
            }
        }
        return text.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RelationCounts that && counts.equals(that.counts);
    }

    @Override
    public int hashCode() {
        return counts.hashCode();
    }

    /** {@return one line for each relation} */
    @Override
    public String toString() {
        return counts.values().stream().map(RelationCount::toString).collect(Collectors.joining("\n"));
    }
}
