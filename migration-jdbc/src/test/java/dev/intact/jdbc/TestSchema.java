package dev.intact.jdbc;

import dev.intact.jdbc.Db.Product;
import java.util.Locale;
import java.util.regex.Pattern;

/** A database of its own for a test that says the same of several kinds of database. */
final class TestSchema implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("\\b[A-Z]{2}[A-Z_0-9]*\\b");

    private final Product product;
    private final Db db;

    TestSchema(Product product) {
        this.product = product;
        this.db = product.open();
    }

    void execute(String... statements) {
        for (String statement : statements) {
            db.execute(product.worded(statement));
        }
    }

    Connections connections() {
        return db.connections();
    }

    JdbcTarget target() {
        return JdbcTarget.of(connections());
    }

    String schema() {
        String current = product == Product.MARIADB ? "database()" : "current_schema";
        return db.column("select " + current).get(0).toString();
    }

    /** A message about H2's names as this kind of database words it. */
    String name(String message) {
        if (product == Product.H2) {
            return message;
        }
        String worded = NAME.matcher(message.replace("PUBLIC", schema()).replace("INTEGER", "int4"))
                .replaceAll(match -> match.group().toLowerCase(Locale.ROOT));
        return product == Product.MARIADB
                ? worded.replace("is int4", "is INT").replace("numeric(", "DECIMAL(")
                : worded;
    }

    /** How a computed column ends. */
    String stored() {
        return product == Product.H2 ? "" : " stored";
    }

    /** Connections of a user who may read a table, and do nothing else. */
    Connections readerOf(String table) {
        if (product == Product.H2) {
            execute("create user reader password 'reads'", "grant select on %s to reader".formatted(table));
            return Connections.of(db.url(), "READER", "reads");
        }
        String role = "reader_" + schema();
        if (product == Product.MARIADB) {
            execute(
                    "create user '%s'@'%%' identified by 'reads'".formatted(role),
                    "grant select on %s to '%s'@'%%'".formatted(table, role));
            return Connections.of(db.url(), role, "reads");
        }
        execute(
                "create role %s login password 'reads'".formatted(role),
                "grant usage on schema %s to %s".formatted(schema(), role),
                "grant select on %s to %s".formatted(table, role));
        return Connections.of(db.url(), role, "reads");
    }

    @Override
    public void close() {
        db.close();
    }
}
