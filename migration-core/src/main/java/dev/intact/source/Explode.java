package dev.intact.source;

import dev.intact.convert.Conversion;
import dev.intact.convert.Fn3;
import dev.intact.field.Getter;
import dev.intact.field.Problem;
import dev.intact.field.Schema;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Records whose lists are to be exploded; made by {@link Sources#explode}. Immutable and thread-safe.
 *
 * @param <A> the type of the records
 */
public final class Explode<A> {
    private final Source<A> records;

    Explode(Source<A> records) {
        this.records = Objects.requireNonNull(records, "records");
    }

    /**
     * Says which list is exploded. A record whose list is empty or null yields nothing.
     *
     * @param list the field that holds the list
     * @param <E> the type of its elements
     * @return what waits for what is made of an element
     * @throws IllegalArgumentException if the getter is no field
     */
    public <E> Elements<A, E> each(Getter<A, List<E>> list) {
        String field = Sources.field(records, list);
        return new Elements<>(records, "each of " + field, new Listed<>(list));
    }

    /**
     * Says which text, or other value, is taken apart into a list that is exploded. A record without a value yields
     * nothing; one whose value cannot be converted is unreadable, with what the conversion says.
     *
     * @param field the field
     * @param conversion how it is taken apart: {@code Lists.delimitedBy('|').toList()}
     * @param <X> the type of the field
     * @param <E> the type of the elements
     * @return what waits for what is made of an element
     * @throws IllegalArgumentException if the getter is no field
     */
    public <X, E> Elements<A, E> each(Getter<A, X> field, Conversion<? super X, List<E>> conversion) {
        String name = Sources.field(records, field);
        String words = "each of %s as %s".formatted(name, conversion.words());
        return new Elements<>(records, words, new Converted<>(field, name, conversion));
    }

    /** The elements of a record. */
    interface Elementary<A, E> extends Serializable {
        /** Adds to the problems if they cannot be told; null and empty are no elements. */
        @Nullable
        List<E> of(A record, List<Problem> problems);
    }

    record Listed<A, E>(Getter<A, List<E>> list) implements Elementary<A, E> {
        @Override
        public @Nullable List<E> of(A record, List<Problem> problems) {
            return list.get(record);
        }
    }

    record Converted<A, X, E>(Getter<A, X> field, String name, Conversion<? super X, List<E>> conversion)
            implements Elementary<A, E> {
        @Override
        public @Nullable List<E> of(A record, List<Problem> problems) {
            X value = field.get(record);
            return value == null ? null : conversion.convert(value, problem -> problems.add(problem.at(name)));
        }
    }

    /**
     * Elements of which records are to be made. Immutable and thread-safe.
     *
     * @param <A> the type of the records that hold the lists
     * @param <E> the type of the elements
     */
    public static final class Elements<A, E> {
        private final Source<A> records;
        private final String words;
        private final Elementary<A, E> elements;

        private Elements(Source<A> records, String words, Elementary<A, E> elements) {
            this.records = records;
            this.words = words;
            this.elements = elements;
        }

        /**
         * Makes a record of each element.
         *
         * @param type the record class
         * @param function makes it of the record that holds the list, the element, and its place in the list, from 1
         * @param <S> the record type
         * @return the source; it can be read in as many parts, and from the same places, as the other
         */
        public <S> Source<S> into(Class<S> type, Fn3<A, E, Integer, S> function) {
            return into(Schema.of(type), function);
        }

        /**
         * Makes a row of each element.
         *
         * @param schema the schema of the rows
         * @param function makes it of the record that holds the list, the element, and its place in the list, from 1
         * @param <S> the row type
         * @return the source; it can be read in as many parts, and from the same places, as the other
         */
        public <S> Source<S> into(Schema<S> schema, Fn3<A, E, Integer, S> function) {
            return new ExplodedSource<>(records, schema, words, elements, function);
        }
    }
}
