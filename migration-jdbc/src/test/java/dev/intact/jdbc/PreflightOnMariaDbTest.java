package dev.intact.jdbc;

import dev.intact.jdbc.Db.Product;

/** The same faults, planted in MariaDB. */
class PreflightOnMariaDbTest extends PreflightCases {
    PreflightOnMariaDbTest() {
        super(Product.MARIADB);
    }
}
