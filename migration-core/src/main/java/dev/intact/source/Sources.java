package dev.intact.source;

import dev.intact.field.Getter;

/**
 * Sources of another shape: made of other sources, and themselves sources like any other.
 *
 * <pre>{@code
 * Sources.fold(attributes).by(Attribute::product).into(Product.class, Product::of)
 * Sources.group(customers).by(Customer::id).with(addresses, Address::customer).into(File.class, File::new)
 * Sources.explode(orders).each(Order::lines).into(Line.class, Line::of)
 * Sources.tree(products).of(Product::category, delimitedBy('>').toList()).into(Category.class, Category::of)
 * }</pre>
 *
 * <p>They read the others in one pass and hold one record in the heap, with what it is made of; a tree holds its nodes.
 * What they are made from is given as functions, which must be pure: a function that throws, or answers null, makes its
 * record unreadable, and the reading goes on.
 *
 * <p>A record of the other source that cannot be read is never lost. Unless said otherwise it is a record here too,
 * which cannot be read.
 */
public final class Sources {
    private Sources() {}

    /**
     * Makes one record of several that follow each other and have one key.
     *
     * @param rows the source of the rows, sorted by the key in ascending order
     * @param <A> the type of the rows
     * @return what waits for the key
     */
    public static <A> Fold<A> fold(Source<A> rows) {
        return new Fold<>(rows);
    }

    /**
     * Makes one record of a parent and its children, which lie in sources of their own.
     *
     * @param parents the source of the parents, sorted by their key in ascending order
     * @param <P> the type of the parents
     * @return what waits for the key
     */
    public static <P> Group<P> group(Source<P> parents) {
        return new Group<>(parents);
    }

    /**
     * Makes several records of one: one for each element of a list that it holds.
     *
     * @param records the source of the records, in any order
     * @param <A> the type of the records
     * @return what waits for the list
     */
    public static <A> Explode<A> explode(Source<A> records) {
        return new Explode<>(records);
    }

    /**
     * Makes a record of each node of the paths that records hold: {@code A > B > C} has three.
     *
     * @param records the source of the records, in any order
     * @param <A> the type of the records
     * @return what waits for the paths
     */
    public static <A> Tree<A> tree(Source<A> records) {
        return new Tree<>(records);
    }

    /** {@return the name of a field of a source} */
    static <A> String field(Source<A> source, Getter<A, ?> getter) {
        return source.schema().field(getter).name();
    }
}
