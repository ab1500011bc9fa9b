package dev.intact.examples.northwind;

import dev.intact.convert.Conversion;
import dev.intact.identity.KeyMap;

/**
 * The numbers that the records of Northwind get in the ERP. Each kind has a range of its own, agreed with those who run
 * the ERP, far above the numbers that are taken there. The ledger hands them out and keeps them, so that a rehearsal, a
 * run and a second run all give the same one. Orders keep their numbers, which customers know.
 */
final class ErpNumbers {
    /** The least number that no other record of the ERP may have when the migration begins. */
    static final int FIRST = 1000;

    private static final int LINES_OF_AN_ORDER = 100;

    // region constants
    static final KeyMap<String, Integer> CUSTOMERS = KeyMap.sequence("northwind/customer", 1001);
    static final KeyMap<Integer, Integer> SUPPLIERS = KeyMap.sequence("northwind/supplier", 2001);
    static final KeyMap<Integer, Integer> CATEGORIES = KeyMap.sequence("northwind/category", 1001);
    static final KeyMap<Integer, Integer> PRODUCTS = KeyMap.sequence("northwind/product", 1001);
    // endregion constants

    /** The contacts for delivery elsewhere, by the customer, of which none has two. */
    static final KeyMap<String, Integer> SHIP_TOS = KeyMap.sequence("northwind/delivery elsewhere", 3001);

    private ErpNumbers() {}

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
