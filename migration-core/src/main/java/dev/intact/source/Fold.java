package dev.intact.source;

import dev.intact.convert.Fn;
import dev.intact.field.Getter;
import dev.intact.field.Schema;
import java.util.List;
import java.util.Objects;

/**
 * Rows of which several become one record; made by {@link Sources#fold}. Immutable and thread-safe.
 *
 * @param <A> the type of the rows
 */
public final class Fold<A> {
    static final int ROWS = 10_000;

    private final Source<A> rows;

    Fold(Source<A> rows) {
        this.rows = Objects.requireNonNull(rows, "rows");
    }

    /**
     * Says which rows belong together: those with one key, which must follow each other. The rows are sorted by it in
     * ascending order: text by its code points, as {@code LC_ALL=C sort} and PostgreSQL's {@code COLLATE "C"} do, UUIDs
     * by their digits, constants of an enum by name. Rows in another order end the reading, as a key could come back.
     *
     * @param field a field of the key
     * @param more its other fields, in the order of sorting
     * @return what waits for what is made of the rows
     * @throws IllegalArgumentException if a getter is no field, or its values have no order
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // read alone
    public final Rows<A> by(Getter<A, ?> field, Getter<A, ?>... more) {
        return new Rows<>(rows, SortKey.of(rows, field, more), ROWS);
    }

    /**
     * Rows that belong together by a key. Immutable and thread-safe.
     *
     * @param <A> the type of the rows
     */
    public static final class Rows<A> {
        private final Source<A> rows;
        private final SortKey<A> key;
        private final int atMost;

        private Rows(Source<A> rows, SortKey<A> key, int atMost) {
            this.rows = rows;
            this.key = key;
            this.atMost = atMost;
        }

        /**
         * Sets how many rows one record is made of at most, 10,000 unless set. More of them make an unreadable record,
         * which says how many there are.
         *
         * @param number the number of rows, at least 1
         * @return these with that
         * @throws IllegalArgumentException if the number is not positive
         */
        public Rows<A> atMost(int number) {
            return new Rows<>(rows, key, positive(number));
        }

        /**
         * Makes one record of the rows of a key.
         *
         * @param type the record class
         * @param function makes it of one row or more, in the order of the source
         * @param <S> the record type
         * @return the source, which is one split
         */
        public <S> Source<S> into(Class<S> type, Fn<List<A>, S> function) {
            return into(Schema.of(type), function);
        }

        /**
         * Makes one row of the rows of a key.
         *
         * @param schema the schema of the rows that are made
         * @param function makes it of one row or more, in the order of the source
         * @param <S> the type of the rows that are made
         * @return the source, which is one split
         */
        public <S> Source<S> into(Schema<S> schema, Fn<List<A>, S> function) {
            return new FoldedSource<>(rows, schema, key, atMost, function);
        }
    }

    static int positive(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("a record cannot be made of %s rows at most".formatted(number));
        }
        return number;
    }
}
