package dev.intact.jdbc;

import dev.intact.jdbc.Db.Product;

/** Faults planted in H2. */
class PreflightTest extends PreflightCases {
    PreflightTest() {
        super(Product.H2);
    }
}
