package dev.intact.jdbc;

/** A database of its own for a test that says the same of several kinds of database. */
final class TestSchema implements AutoCloseable {
    private final Db db = Db.with();

    private TestSchema() {}

    static TestSchema create() {
        return new TestSchema();
    }

    void execute(String... statements) {
        db.execute(statements);
    }

    Connections connections() {
        return db.connections();
    }

    JdbcTarget target() {
        return JdbcTarget.of(connections());
    }

    String schema() {
        return "PUBLIC";
    }

    /** A message as this kind of database words it. */
    String name(String message) {
        return message;
    }

    /** How a computed column ends. */
    String stored() {
        return "";
    }

    Connections readerOf(String table) {
        db.execute("create user reader password 'reads'", "grant select on %s to reader".formatted(table));
        return Connections.of(db.url(), "READER", "reads");
    }

    @Override
    public void close() {
        db.close();
    }
}
