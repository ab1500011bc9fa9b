package dev.intact.jdbc;

import dev.intact.field.Key;
import dev.intact.field.Schema;
import dev.intact.identity.KeyMap;
import dev.intact.mapping.Lookup;
import dev.intact.quality.Finding;
import dev.intact.sink.Guarantee;
import dev.intact.sink.Inflow;
import dev.intact.sink.Output;
import dev.intact.sink.Sink;
import dev.intact.sink.TableCopy;
import dev.intact.sink.Target;
import dev.intact.sink.TargetCheck;
import dev.intact.sink.TargetException;
import dev.intact.sink.TargetSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * A database that takes rows. What one unit of work writes into its tables is one transaction.
 *
 * <p>Rows are inserted in batches, or meet those that are there as their {@link JdbcSink} says: of all records of a
 * chunk first the rows of the first sink, then those of the second, in the order in which the sinks are opened. A row
 * that the database refuses is found by halving between savepoints, in a number of batches that grows with the
 * logarithm of the chunk; the good ones around it stay in the same transaction. What a database would round without a
 * word, such as a third decimal place for {@code NUMERIC(6, 2)}, is refused before it gets there.
 *
 * <p>The rows of a chunk, the outcomes of its records and the progress of its run are one transaction:
 * {@link Guarantee#EXACTLY_ONCE}. The ledger lies beside the rows, in tables that are made when a run first needs them;
 * see {@link #ledgerDdl()} where that is somebody else's to do. Two targets are equal when their connections are; in
 * one migration they must then have the same ledger and lease. Immutable and thread-safe.
 */
public final class JdbcTarget implements Target {
    private static final long serialVersionUID = 1L;
    private static final int DEFAULT_PARALLELISM = 4;

    private static final Duration SHORTEST_LEASE = Duration.ofMillis(100);
    private static final Duration DEFAULT_LEASE = Duration.ofSeconds(10);

    private final Connections connections;
    private final int parallelism;
    private final LedgerTables ledger;
    private final Duration lease;

    private JdbcTarget(Connections connections, int parallelism, LedgerTables ledger, Duration lease) {
        this.connections = Objects.requireNonNull(connections, "connections");
        this.parallelism = parallelism;
        this.ledger = ledger;
        this.lease = lease;
    }

    /**
     * A database as a target.
     *
     * @param connections how to connect
     * @return the target, which takes 4 units of work side by side
     */
    public static JdbcTarget of(Connections connections) {
        return new JdbcTarget(connections, DEFAULT_PARALLELISM, LedgerTables.DEFAULT, DEFAULT_LEASE);
    }

    /**
     * Sets how many units of work may be open side by side; each has a connection of its own.
     *
     * @param units the number of units of work, at least 1
     * @return this target with that
     * @throws IllegalArgumentException if the number is not positive
     */
    public JdbcTarget parallelism(int units) {
        if (units < 1) {
            throw new IllegalArgumentException("%s needs at least 1 unit of work, not %s".formatted(name(), units));
        }
        return new JdbcTarget(connections, units, ledger, lease);
    }

    /**
     * Keeps the ledger in another schema than the connection's.
     *
     * @param schema the schema, which exists, or the catalogue on a database that has no schemas
     * @return this target with that
     */
    public JdbcTarget ledgerInSchema(String schema) {
        Objects.requireNonNull(schema, "schema");
        return new JdbcTarget(connections, parallelism, new LedgerTables(schema, ledger.prefix()), lease);
    }

    /**
     * Says how the names of the ledger's tables begin.
     *
     * @param prefix the beginning; default {@code intact_}
     * @return this target with that
     */
    public JdbcTarget ledgerPrefix(String prefix) {
        Objects.requireNonNull(prefix, "prefix");
        return new JdbcTarget(connections, parallelism, new LedgerTables(ledger.schema(), prefix), lease);
    }

    /**
     * Says for how long a run may be silent before it is given up for dead, and another may take its migration over.
     *
     * @param length the length of a lease, at least 100 ms; default 10 s
     * @return this target with that
     * @throws IllegalArgumentException if it is shorter
     */
    public JdbcTarget lease(Duration length) {
        if (length.compareTo(SHORTEST_LEASE) < 0) {
            throw new IllegalArgumentException("a lease lasts 100 ms at least, not " + length);
        }
        return new JdbcTarget(connections, parallelism, ledger, length);
    }

    /**
     * The statements that make the tables of the ledger, for those who make them by other ways.
     *
     * @return the statements, for the kind of database that the connections lead to
     * @throws TargetException if the database cannot be reached
     */
    public List<String> ledgerDdl() {
        try (Connection connection = connections.open()) {
            return ledger.ddl(new Database(connection).dialect());
        } catch (SQLException e) {
            throw JdbcSession.failed(connections, "cannot be opened", e);
        }
    }

    /**
     * The statements that make the tables of images, in which undoable runs keep the rows that they change, for those
     * who make them by other ways.
     *
     * @param sinks the sinks of undoable runs
     * @return the statements, for the kind of database that the connections lead to
     * @throws TargetException if the database cannot be reached, or a table is missing
     */
    public List<String> undoDdl(JdbcSink<?>... sinks) {
        return UndoCheck.ddl(connections, ledger, List.of(sinks));
    }

    /**
     * Which old ids the rows of this target had: a key map that moves into it have filled, read the other way round,
     * for moves that go back, or on into another system that knows the old ids.
     *
     * <pre>{@code
     * .field(map(Customer::customerId).from(Person::id).via(crm.oldIds(CUSTOMERS, UUID.class, Integer.class)))
     * }</pre>
     *
     * <p>It is asked once per chunk, and answers from what is committed. Merged duplicates are not told: a survivor's
     * row leads back to the survivor. Two old ids with one new id fail the run. The ledger has no index for this
     * direction; for more than some 100,000 ids, make one over the columns {@code map} and {@code new_id} of its table
     * {@code key_map}.
     *
     * @param map the key map, whose ids are stored in the ledger
     * @param newIds the type of the new ids
     * @param oldIds the type of the old ids: text, a whole number, a decimal or a UUID
     * @param <K> the type of the old ids
     * @param <N> the type of the new ids
     * @return the lookup; a new id that no move has brought is a problem unless {@link Lookup#unlisted} says otherwise
     * @throws IllegalArgumentException if the ledger cannot give back ids of a type
     */
    public <K, N> Lookup<N, K> oldIds(KeyMap<K, N> map, Class<N> newIds, Class<K> oldIds) {
        for (Class<?> type : List.of(newIds, oldIds)) {
            if (!Key.canBe(type)) {
                throw new IllegalArgumentException(
                        "a ledger cannot give back ids of type %s; ids are text, whole numbers, decimals or UUIDs"
                                .formatted(type.getSimpleName()));
            }
        }
        String name = "old ids of key map '%s'".formatted(map.name());
        return Lookup.loaded(name, new OldIds<>(connections, ledger, map.name(), oldIds));
    }

    /**
     * A table that takes records.
     *
     * @param table its name, in the connection's schema unless {@link JdbcSink#inSchema} names one
     * @param type the record class
     * @param <T> the record type
     * @return the sink
     */
    public <T> JdbcSink<T> table(String table, Class<T> type) {
        return table(table, Schema.of(type));
    }

    /**
     * A table that takes rows.
     *
     * @param table its name, in the connection's schema unless {@link JdbcSink#inSchema} names one
     * @param schema the schema of the rows; the columns of a {@link dev.intact.field.Table} are named as they are
     * @param <T> the row type
     * @return the sink
     */
    public <T> JdbcSink<T> table(String table, Schema<T> schema) {
        return JdbcSink.of(this, table, schema);
    }

    @Override
    public String name() {
        return connections.name();
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.EXACTLY_ONCE;
    }

    @Override
    public int parallelism() {
        return parallelism;
    }

    /**
     * Finds the tables and columns of all outputs.
     *
     * @param outputs all of its sinks that the run writes to, in the order in which their rows are to be inserted
     * @return the session
     * @throws TargetException if the database cannot be reached, a table or a column is missing or cannot take its
     *     field, or sinks of equal targets keep their ledgers elsewhere; all that is missing is listed
     * @throws IllegalArgumentException if an output is no table of this target
     */
    @Override
    public TargetSession open(List<Output<?>> outputs) {
        for (Output<?> output : outputs) {
            if (!output.sink().target().equals(this)) {
                throw new IllegalArgumentException("%s belongs to %s, not to %s"
                        .formatted(output.sink().name(), output.sink().target().name(), name()));
            }
        }
        List<String> mixed = mixed(outputs.stream().<Sink<?>>map(Output::sink).toList());
        if (!mixed.isEmpty()) {
            throw new TargetException(String.join("; ", mixed));
        }
        return JdbcSession.open(connections, outputs, new JdbcLedger(connections, ledger, lease));
    }

    /**
     * Holds all inflows against the tables of the database: names and types, what must not be null, what must be
     * unique, where referenced rows come from, and whether we may write; then rows against the columns that they would
     * go to.
     */
    @Override
    public TargetCheck check(List<Inflow<?>> inflows) {
        return JdbcCheck.open(
                connections,
                inflows,
                mixed(inflows.stream().<Sink<?>>map(Inflow::sink).toList()));
    }

    @Override
    public List<Finding> checkUndo(List<Inflow<?>> inflows) {
        return UndoCheck.undo(connections, inflows);
    }

    @Override
    public List<Finding> checkBackup(List<Inflow<?>> inflows) {
        return UndoCheck.backup(connections, inflows);
    }

    @Override
    public List<TableCopy> backup(List<Output<?>> outputs, String label) {
        return TableBackup.of(connections, outputs, label);
    }

    /** A database has one ledger in a migration: equal targets must agree about it. */
    private List<String> mixed(List<Sink<?>> sinks) {
        return sinks.stream()
                .filter(sink -> sink.target() instanceof JdbcTarget that
                        && !(ledger.equals(that.ledger) && lease.equals(that.lease)))
                .map(sink ->
                        "%s keeps its ledger %s, but other sinks of %s keep it %s; make all sinks of one database by one JdbcTarget"
                                .formatted(
                                        sink.name(), ((JdbcTarget) sink.target()).ledgerWords(), name(), ledgerWords()))
                .toList();
    }

    private String ledgerWords() {
        return "in tables %s with a lease of %s".formatted(ledger, lease);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JdbcTarget that && connections.equals(that.connections);
    }

    @Override
    public int hashCode() {
        return connections.hashCode();
    }

    @Override
    public String toString() {
        return name();
    }
}
