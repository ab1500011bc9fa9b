package dev.intact.source;

import dev.intact.convert.Conversion;
import dev.intact.convert.Fn;
import dev.intact.field.Getter;
import dev.intact.field.Schema;
import java.util.List;
import java.util.Objects;

/**
 * Records that name the nodes of a tree by their paths; made by {@link Sources#tree}. Immutable and thread-safe.
 *
 * @param <A> the type of the records
 */
public final class Tree<A> {
    static final int NODES = 100_000;

    private final Source<A> records;

    Tree(Source<A> records) {
        this.records = Objects.requireNonNull(records, "records");
    }

    /**
     * Says which field is a path. A record without one yields nothing.
     *
     * @param path the field: names, the root's first
     * @return what waits for what is made of a node
     * @throws IllegalArgumentException if the getter is no field
     */
    public Nodes<A> of(Getter<A, List<String>> path) {
        return new Nodes<>(records, Sources.field(records, path), new Explode.Listed<>(path), NODES);
    }

    /**
     * Says which field is a path as text. A record without a value yields nothing; one whose value cannot be converted
     * is unreadable, with what the conversion says. Where a field holds several paths, explode it first.
     *
     * @param path the field
     * @param conversion how it is taken apart into names, the root's first:
     *     {@code Lists.delimitedBy('>').toListOf(Text.trim())}
     * @param <X> the type of the field
     * @return what waits for what is made of a node
     * @throws IllegalArgumentException if the getter is no field
     */
    public <X> Nodes<A> of(Getter<A, X> path, Conversion<? super X, List<String>> conversion) {
        String name = Sources.field(records, path);
        String words = "%s as %s".formatted(name, conversion.words());
        return new Nodes<>(records, words, new Explode.Converted<>(path, name, conversion), NODES);
    }

    /**
     * Nodes of which records are to be made: each once, a parent before its children, otherwise in the order in which
     * records name them. Immutable and thread-safe.
     *
     * @param <A> the type of the records that name them
     */
    public static final class Nodes<A> {
        private final Source<A> records;
        private final String words;
        private final Explode.Elementary<A, String> path;
        private final int atMost;

        private Nodes(Source<A> records, String words, Explode.Elementary<A, String> path, int atMost) {
            this.records = records;
            this.words = words;
            this.path = path;
            this.atMost = atMost;
        }

        /**
         * Sets how many nodes the tree has at most, 100,000 unless set. The heap holds them; more of them end the
         * reading.
         *
         * @param number the number of nodes, at least 1
         * @return these with that
         * @throws IllegalArgumentException if the number is not positive
         */
        public Nodes<A> atMost(int number) {
            if (number < 1) {
                throw new IllegalArgumentException("a tree cannot have %s nodes at most".formatted(number));
            }
            return new Nodes<>(records, words, path, number);
        }

        /**
         * Makes a record of each node.
         *
         * @param type the record class
         * @param function makes it of the node
         * @param <S> the record type
         * @return the source, which is one split; opened behind a position, it reads from the start
         */
        public <S> Source<S> into(Class<S> type, Fn<TreeNode, S> function) {
            return into(Schema.of(type), function);
        }

        /**
         * Makes a row of each node.
         *
         * @param schema the schema of the rows
         * @param function makes it of the node
         * @param <S> the row type
         * @return the source, which is one split; opened behind a position, it reads from the start
         */
        public <S> Source<S> into(Schema<S> schema, Fn<TreeNode, S> function) {
            return new TreeSource<>(records, schema, words, path, atMost, function);
        }
    }
}
