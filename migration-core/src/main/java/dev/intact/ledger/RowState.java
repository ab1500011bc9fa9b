package dev.intact.ledger;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is remembered of one row of a record: by which key it is found again, and what stood in its fields after it was
 * written, by hashes. Immutable and thread-safe.
 */
public final class RowState implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String sink;
    private final String key;
    private final TreeMap<String, String> hashes;

    private RowState(String sink, String key, Map<String, String> hashes) {
        this.sink = Objects.requireNonNull(sink, "sink");
        this.key = Objects.requireNonNull(key, "key");
        this.hashes = new TreeMap<>(hashes);
    }

    /**
     * A row.
     *
     * @param sink the name of its sink
     * @param key the values of its key, in a form of the engine's own, without line breaks
     * @param hashes for each of its leaves, by its name, a hash of what stood there
     * @return its state
     */
    public static RowState of(String sink, String key, Map<String, String> hashes) {
        return new RowState(sink, key, hashes);
    }

    /** {@return the name of its sink} */
    public String sink() {
        return sink;
    }

    /** {@return the values of its key, in the form in which they were given} */
    public String key() {
        return key;
    }

    /**
     * The hash of what stood in a leaf.
     *
     * @param leaf the name of the leaf
     * @return the hash; empty if the row had no such leaf then
     */
    public Optional<String> hash(String leaf) {
        return Optional.ofNullable(hashes.get(leaf));
    }

    /**
     * Writes rows as one text.
     *
     * @param rows the rows
     * @return the text, of plain letters
     */
    public static String text(List<RowState> rows) {
        StringBuilder text = new StringBuilder();
        for (RowState row : rows) {
            text.append("row ")
                    .append(plain(row.sink))
                    .append(' ')
                    .append(row.key)
                    .append('\n');
            row.hashes.forEach((leaf, hash) ->
                    text.append(hash).append(' ').append(plain(leaf)).append('\n'));
        }
        return text.toString();
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @param text the text
     * @return the rows
     */
    public static List<RowState> parse(String text) {
        List<RowState> rows = new ArrayList<>();
        String sink = "";
        String key = "";
        Map<String, String> hashes = new TreeMap<>();
        for (String line : text.lines().toList()) {
            String[] parts = line.split(" ", -1);
            if (parts.length == 3) {
                if (!sink.isEmpty()) {
                    rows.add(of(sink, key, hashes));
                }
                sink = read(parts[1]);
                key = parts[2];
                hashes = new TreeMap<>();
            } else {
                hashes.put(read(parts[1]), parts[0]);
            }
        }
        if (!sink.isEmpty()) {
            rows.add(of(sink, key, hashes));
        }
        return rows;
    }

    private static String plain(String name) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(String plain) {
        return new String(Base64.getUrlDecoder().decode(plain), StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowState that
                && sink.equals(that.sink)
                && key.equals(that.key)
                && hashes.equals(that.hashes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(sink, key, hashes);
    }

    @Override
    public String toString() {
        return "row in " + sink;
    }
}
