package dev.intact.jdbc;

import dev.intact.jdbc.Db.Product;

/** The same faults, planted in PostgreSQL. */
class PreflightOnPostgresTest extends PreflightCases {
    PreflightOnPostgresTest() {
        super(Product.POSTGRES);
    }
}
