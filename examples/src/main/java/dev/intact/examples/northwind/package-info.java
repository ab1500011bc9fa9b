/**
 * How does an order book move into an ERP that is in use already? {@link dev.intact.examples.northwind.NorthwindToErp}
 * answers: the Northwind database becomes third parties, products and orders of a Dolibarr, whose own rows stay as they
 * are, and every sum is the same on both sides to the cent.
 */
@NullMarked
package dev.intact.examples.northwind;

import org.jspecify.annotations.NullMarked;
