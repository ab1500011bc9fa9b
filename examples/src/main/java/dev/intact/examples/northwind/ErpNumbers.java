package dev.intact.examples.northwind;

import dev.intact.convert.Conversion;
import dev.intact.jdbc.Connections;
import dev.intact.jdbc.JdbcLookup;
import dev.intact.mapping.Lookup;

/**
 * The numbers that the records of Northwind get in the ERP. Each kind has a range of its own, agreed with those who run
 * the ERP, far above the numbers that are taken there; the number follows from the old key alone, so that a rehearsal,
 * a run and a second run all give the same one.
 */
final class ErpNumbers {
    /** The least number that no other record of the ERP may have when the migration begins. */
    static final int FIRST = 1000;

    private static final int LINES_OF_AN_ORDER = 100;

    /** Categories and products: 1000 and their number. */
    static final Conversion<Integer, Integer> PLUS_1000 = plus(1000);

    /** Suppliers: 2000 and their number. */
    static final Conversion<Integer, Integer> PLUS_2000 = plus(2000);

    /** Customers have letters for a key: 1000 and their place in its order. */
    final Lookup<String, Integer> customers;

    /** The contacts for delivery elsewhere, of which no customer has two: 3000 and the customer's place. */
    final Lookup<String, Integer> shipTos;

    ErpNumbers(Connections northwind) {
        customers = inKeyOrder(northwind, "number of the customer", 1000);
        shipTos = inKeyOrder(northwind, "number of the contact for delivery", 3000);
    }

    private static Lookup<String, Integer> inKeyOrder(Connections northwind, String name, int behind) {
        String numbered =
                "select customer_id, %s + row_number() over (order by customer_id collate \"C\") from customers";
        return JdbcLookup.named(name).from(northwind).query(numbered.formatted(behind), String.class, Integer.class);
    }

    private static Conversion<Integer, Integer> plus(int behind) {
        return Conversion.of(Integer.class, "%s added to the old number".formatted(behind), number -> behind + number);
    }

    /** A line's number: the order's and two digits for the product, of which there are less than a hundred. */
    static int line(int orderId, int productId) {
        if (productId < 1 || productId >= LINES_OF_AN_ORDER) {
            throw new IllegalArgumentException("two digits are for products 1 to 99");
        }
        return orderId * LINES_OF_AN_ORDER + productId;
    }

    /** The number of the line that carries an order's freight, which no product's line has. */
    static final Conversion<Integer, Integer> FREIGHT_LINE =
            Conversion.of(Integer.class, "the number of the order × 100", order -> order * LINES_OF_AN_ORDER);
}
