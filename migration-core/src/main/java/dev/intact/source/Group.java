package dev.intact.source;

import dev.intact.convert.Fn2;
import dev.intact.convert.Fn3;
import dev.intact.convert.Fn4;
import dev.intact.field.Getter;
import dev.intact.field.Schema;
import dev.intact.ledger.Fingerprint;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Parents that are to be read with their children; made by {@link Sources#group}. Immutable and thread-safe.
 *
 * @param <P> the type of the parents
 */
public final class Group<P> {
    private static final int SIDE_BY_SIDE = 0;

    private final Source<P> parents;

    Group(Source<P> parents) {
        this.parents = Objects.requireNonNull(parents, "parents");
    }

    /**
     * Says by what children know their parents. The parents are sorted by it in ascending order: text by its code
     * points, as {@code LC_ALL=C sort} and PostgreSQL's {@code COLLATE "C"} do, UUIDs by their digits, constants of an
     * enum by name. Parents in another order end the reading.
     *
     * @param field a field of the parents' key
     * @param more its other fields, in the order of sorting
     * @return what waits for the children
     * @throws IllegalArgumentException if a getter is no field, or its values have no order
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // read alone
    public final Parents<P> by(Getter<P, ?> field, Getter<P, ?>... more) {
        SortKey<P> key = SortKey.of(parents, field, more);
        return new Parents<>(new Plan<>(parents, key, List.of(), Fold.ROWS, SIDE_BY_SIDE));
    }

    /** Children of one kind. */
    record Children<C>(Source<C> source, SortKey<C> key) implements Serializable {}

    /** What is read together. */
    @SuppressWarnings("serial") // an immutable list of children, which are serializable
    record Plan<P>(Source<P> parents, SortKey<P> key, List<Children<?>> children, int atMost, int page)
            implements Serializable {
        <S> Source<S> into(Schema<S> schema, Serializable function, Making<P, S> making) {
            return page == SIDE_BY_SIDE
                    ? new GroupedSource<>(this, schema, function, making)
                    : new PagedGroupSource<>(this, schema, function, making);
        }

        Fingerprint fingerprint(Schema<?> schema, Serializable function) {
            List<Source<?>> sources = new ArrayList<>(List.of(parents));
            StringBuilder how = new StringBuilder("is grouped by " + key.words());
            for (Children<?> kind : children) {
                sources.add(kind.source());
                how.append(" with %s by %s"
                        .formatted(kind.source().name(), kind.key().words()));
            }
            how.append(String.format(Locale.ROOT, ", %,d of a kind at most", atMost));
            how.append(page == SIDE_BY_SIDE ? "" : ", in pages of " + page);
            return Facts.of(sources, how.toString(), schema, function);
        }

        Plan<P> inPagesOf(int parentsAtOnce) {
            if (parentsAtOnce < 1) {
                throw new IllegalArgumentException(
                        "%s cannot be read %s parents at once".formatted(parents.name(), parentsAtOnce));
            }
            requireFinds(parents, key);
            return new Plan<>(parents, key, children, atMost, parentsAtOnce);
        }

        private static void requireFinds(Source<?> source, SortKey<?> key) {
            if (!source.finds(key.fields())) {
                throw new IllegalArgumentException(
                        "%s cannot be asked for records by %s; sort it, and leave inPagesOf(…) out"
                                .formatted(source.name(), key.words()));
            }
        }

        <C> Plan<P> with(Source<C> source, Getter<C, ?> field, Getter<C, ?>[] more) {
            SortKey<C> reference = SortKey.of(source, field, more);
            reference.requireLike(key, source.name());
            if (page != SIDE_BY_SIDE) {
                requireFinds(source, reference);
            }
            List<Children<?>> all = new ArrayList<>(children);
            all.add(new Children<>(source, reference));
            return new Plan<>(parents, key, List.copyOf(all), atMost, page);
        }
    }

    /** Makes a record of a parent and the lists of its children. */
    interface Making<P, S> extends Serializable {
        @Nullable
        S apply(P parent, List<List<?>> children);
    }

    @SuppressWarnings("unchecked") // the lists come in the order in which their sources were named
    private static <C> List<C> children(List<List<?>> children, int index) {
        return (List<C>) children.get(index);
    }

    /**
     * Parents whose children are to be named. Immutable and thread-safe.
     *
     * @param <P> the type of the parents
     */
    public static final class Parents<P> {
        private final Plan<P> plan;

        private Parents(Plan<P> plan) {
            this.plan = plan;
        }

        /**
         * Sets how many children of one kind a parent has at most, 10,000 unless set. More of them make an unreadable
         * record, which says how many there are.
         *
         * @param number the number of children, at least 1
         * @return these with that
         * @throws IllegalArgumentException if the number is not positive
         */
        public Parents<P> atMost(int number) {
            return new Parents<>(
                    new Plan<>(plan.parents(), plan.key(), plan.children(), Fold.positive(number), plan.page()));
        }

        /**
         * Reads parents page by page, in any order, and asks for the children of each page at once: for what lies in
         * databases. Neither parents nor children need be sorted, and the source can be read in as many parts as that
         * of the parents, and one more for each kind of children, which looks for those without a parent. Their sources
         * must be at rest, and the key unique: whether it is, is looked at within a page alone. The heap holds the
         * children of a page.
         *
         * @param parentsAtOnce how many parents a page has, at least 1
         * @return these with that
         * @throws IllegalArgumentException if the number is not positive, or the source of the parents, and later one
         *     of children, cannot be asked for records by these fields
         */
        public Parents<P> inPagesOf(int parentsAtOnce) {
            return new Parents<>(plan.inPagesOf(parentsAtOnce));
        }

        /**
         * Names children. A child without a parent is a record of its own, which cannot be read and so is rejected.
         *
         * @param children the source of the children, sorted as the parents are by the key of their parents
         * @param field the field that refers to the first field of the parents' key
         * @param more the fields that refer to its other fields
         * @param <C> the type of the children
         * @return what waits for more children, or for what is made of them all
         * @throws IllegalArgumentException if a getter is no field, or the fields are not of the types of the key
         */
        @SafeVarargs
        @SuppressWarnings("varargs") // read alone
        public final <C> One<P, C> with(Source<C> children, Getter<C, ?> field, Getter<C, ?>... more) {
            return new One<>(plan.with(children, field, more));
        }
    }

    /**
     * Parents with one kind of children. Immutable and thread-safe.
     *
     * @param <P> the type of the parents
     * @param <C> the type of the children
     */
    public static final class One<P, C> {
        private final Plan<P> plan;

        private One(Plan<P> plan) {
            this.plan = plan;
        }

        /**
         * Names children of a second kind.
         *
         * @param children their source, sorted as the parents are by the key of their parents
         * @param field the field that refers to the first field of the parents' key
         * @param more the fields that refer to its other fields
         * @param <D> the type of these children
         * @return what waits for more children, or for what is made of them all
         * @throws IllegalArgumentException if a getter is no field, or the fields are not of the types of the key
         */
        @SafeVarargs
        @SuppressWarnings("varargs") // read alone
        public final <D> Two<P, C, D> with(Source<D> children, Getter<D, ?> field, Getter<D, ?>... more) {
            return new Two<>(plan.with(children, field, more));
        }

        /**
         * Makes a record of each parent.
         *
         * @param type the record class
         * @param function makes it of the parent and its children, none or more, in the order of their source
         * @param <S> the record type
         * @return the source
         */
        public <S> Source<S> into(Class<S> type, Fn2<P, List<C>, S> function) {
            return into(Schema.of(type), function);
        }

        /**
         * Makes a row of each parent.
         *
         * @param schema the schema of the rows
         * @param function makes it of the parent and its children, none or more, in the order of their source
         * @param <S> the row type
         * @return the source
         */
        public <S> Source<S> into(Schema<S> schema, Fn2<P, List<C>, S> function) {
            return plan.into(schema, function, (parent, all) -> function.apply(parent, children(all, 0)));
        }
    }

    /**
     * Parents with two kinds of children. Immutable and thread-safe.
     *
     * @param <P> the type of the parents
     * @param <C> the type of the first children
     * @param <D> the type of the second children
     */
    public static final class Two<P, C, D> {
        private final Plan<P> plan;

        private Two(Plan<P> plan) {
            this.plan = plan;
        }

        /**
         * Names children of a third kind. For more, group the source that this makes.
         *
         * @param children their source, sorted as the parents are by the key of their parents
         * @param field the field that refers to the first field of the parents' key
         * @param more the fields that refer to its other fields
         * @param <E> the type of these children
         * @return what waits for what is made of them all
         * @throws IllegalArgumentException if a getter is no field, or the fields are not of the types of the key
         */
        @SafeVarargs
        @SuppressWarnings("varargs") // read alone
        public final <E> Three<P, C, D, E> with(Source<E> children, Getter<E, ?> field, Getter<E, ?>... more) {
            return new Three<>(plan.with(children, field, more));
        }

        /**
         * Makes a record of each parent.
         *
         * @param type the record class
         * @param function makes it of the parent and its children, none or more, in the order of their sources
         * @param <S> the record type
         * @return the source
         */
        public <S> Source<S> into(Class<S> type, Fn3<P, List<C>, List<D>, S> function) {
            return into(Schema.of(type), function);
        }

        /**
         * Makes a row of each parent.
         *
         * @param schema the schema of the rows
         * @param function makes it of the parent and its children, none or more, in the order of their sources
         * @param <S> the row type
         * @return the source
         */
        public <S> Source<S> into(Schema<S> schema, Fn3<P, List<C>, List<D>, S> function) {
            return plan.into(
                    schema, function, (parent, all) -> function.apply(parent, children(all, 0), children(all, 1)));
        }
    }

    /**
     * Parents with three kinds of children. Immutable and thread-safe.
     *
     * @param <P> the type of the parents
     * @param <C> the type of the first children
     * @param <D> the type of the second children
     * @param <E> the type of the third children
     */
    public static final class Three<P, C, D, E> {
        private final Plan<P> plan;

        private Three(Plan<P> plan) {
            this.plan = plan;
        }

        /**
         * Makes a record of each parent.
         *
         * @param type the record class
         * @param function makes it of the parent and its children, none or more, in the order of their sources
         * @param <S> the record type
         * @return the source
         */
        public <S> Source<S> into(Class<S> type, Fn4<P, List<C>, List<D>, List<E>, S> function) {
            return into(Schema.of(type), function);
        }

        /**
         * Makes a row of each parent.
         *
         * @param schema the schema of the rows
         * @param function makes it of the parent and its children, none or more, in the order of their sources
         * @param <S> the row type
         * @return the source
         */
        public <S> Source<S> into(Schema<S> schema, Fn4<P, List<C>, List<D>, List<E>, S> function) {
            return plan.into(
                    schema,
                    function,
                    (parent, all) -> function.apply(parent, children(all, 0), children(all, 1), children(all, 2)));
        }
    }
}
