package dev.intact.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What a run would do with one row of the target, or with a record that becomes none. Immutable and thread-safe. */
public final class RowDifference {
    private final String move;
    private final String key;
    private final String sink;
    private final Kind kind;
    private final ArrayList<FieldDifference> fields;
    private final String words;

    /** What would be done. */
    public enum Kind {
        /** A row is new. */
        INSERT,
        /** A row that is there changes. */
        UPDATE,
        /** Nothing changes. */
        UNCHANGED,
        /** A record is excluded or archived. */
        NOT_WRITTEN,
        /** A record is rejected, as its row was edited in the target. */
        CONFLICT,
        /** A record is rejected. */
        REJECTED,
        /** A record is gone from the source, or not to be moved any more; its row goes, is marked, or stays. */
        GONE;

        /** {@return the kind as a document writes it} */
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * What a field would change from and to, each as it may be shown; empty where there is no value.
     *
     * @param field the name of the field
     * @param before what stands there
     * @param after what would stand there
     */
    public record FieldDifference(String field, String before, String after) {}

    private RowDifference(String move, String key, String sink, Kind kind, List<FieldDifference> fields, String words) {
        this.move = Objects.requireNonNull(move, "move");
        this.key = Objects.requireNonNull(key, "key");
        this.sink = Objects.requireNonNull(sink, "sink");
        this.kind = Objects.requireNonNull(kind, "kind");
        this.fields = new ArrayList<>(fields);
        this.words = Objects.requireNonNull(words, "words");
    }

    /**
     * One row.
     *
     * @param move the name of the move
     * @param key the key of the source record, as it may be shown
     * @param sink the name of the sink; empty if the record becomes no row
     * @param kind what would be done
     * @param fields what would change
     * @param words why a record is rejected, or what was edited in the target; may be empty
     * @return the row
     */
    public static RowDifference of(
            String move, String key, String sink, Kind kind, List<FieldDifference> fields, String words) {
        return new RowDifference(move, key, sink, kind, fields, words);
    }

    /** {@return the name of the move} */
    public String move() {
        return move;
    }

    /** {@return the key of the source record, as it may be shown} */
    public String key() {
        return key;
    }

    /** {@return the name of the sink; empty if the record becomes no row} */
    public String sink() {
        return sink;
    }

    /** {@return what would be done} */
    public Kind kind() {
        return kind;
    }

    /** {@return what would change, in the order of the fields} */
    public List<FieldDifference> fields() {
        return List.copyOf(fields);
    }

    /** {@return why a record is rejected, or what was edited in the target; may be empty} */
    public String words() {
        return words;
    }

    @Override
    public String toString() {
        return "%s %s %s%s".formatted(kind.words(), sink, key, words.isEmpty() ? "" : ": " + words);
    }
}
