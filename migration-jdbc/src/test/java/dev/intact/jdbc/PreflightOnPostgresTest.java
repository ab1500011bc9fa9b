package dev.intact.jdbc;

import dev.intact.jdbc.Db.Product;

/** The same faults, planted in PostgreSQL. */
class PreflightOnPostgresTest extends PreflightTest {
    PreflightOnPostgresTest() {
        super(Product.POSTGRES);
    }
}
