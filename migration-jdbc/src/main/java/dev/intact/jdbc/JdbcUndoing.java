package dev.intact.jdbc;

import dev.intact.jdbc.Changes.Change;
import dev.intact.ledger.RunRecord;
import dev.intact.sink.RefusedRow;
import dev.intact.sink.Sink;
import dev.intact.sink.TargetException;
import dev.intact.sink.Undoing;
import dev.intact.sink.UndoneChange;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;

/** Keeps the images of the rows that a run changes, beside its ledger, and puts the rows back. */
final class JdbcUndoing implements Undoing {
    private final Connections connections;
    private final List<TableWrite<?>> writes;
    private final JdbcLedger ledger;
    private final Set<String> refused = new HashSet<>(); // in the pass through the changes that goes on
    private final Map<String, ImageTable> tables = new HashMap<>(); // of this pass, by the names of their images
    private @Nullable Map<TableWrite<?>, ImageTable> kept;
    private @Nullable Images images;

    JdbcUndoing(Connections connections, List<TableWrite<?>> writes, JdbcLedger ledger) {
        this.connections = connections;
        this.writes = writes;
        this.ledger = ledger;
    }

    /** Works in one transaction, of which nothing stays that the work does not commit. */
    @FunctionalInterface
    private interface Work<R> {
        R on(Connection connection, Changes changes) throws SQLException;
    }

    private <R> R within(String what, Work<R> work) {
        try (Borrowed borrowed = WriteIsolation.borrow(connections)) {
            Backends.name(borrowed, ledger.holder());
            borrowed.transactional();
            Connection connection = borrowed.connection();
            return work.on(connection, changes(connection));
        } catch (SQLException e) {
            throw JdbcSession.failed(connections, what, e);
        }
    }

    private Changes changes(Connection connection) {
        return new Changes(ledger.tables(), ledger.sqlFor(connection), new Database(connection).dialect());
    }

    private Replaced replaced(Connection connection) {
        return new Replaced(ledger.tables(), ledger.sqlFor(connection), new Database(connection).dialect());
    }

    @Override
    public synchronized void keep(String run, Set<Sink<?>> sinks) {
        Map<TableWrite<?>, ImageTable> imaged = within(
                "could not prepare to keep what the run changes", (connection, changes) -> of(connection, sinks));
        ImageInstallation.ensure(connections, ledger.tables(), imaged.values());
        kept = within("could not note that what the run changes is kept", (connection, changes) -> {
            changes.keep(connection, run);
            ledger.confirm(connection);
            connection.commit();
            return imaged;
        });
    }

    private Map<TableWrite<?>, ImageTable> of(Connection connection, Set<Sink<?>> sinks) throws SQLException {
        Map<TableWrite<?>, ImageTable> imaged = new LinkedHashMap<>();
        for (TableWrite<?> write : writes) {
            if (sinks.contains(write.sink())) {
                imaged.put(write, ImageTable.of(new Database(connection), write.table(), ledger.tables()));
            }
        }
        return imaged;
    }

    /** What the units of work keep; null where nothing is to be undone. */
    synchronized @Nullable Images images() throws SQLException {
        Images known = images;
        Map<TableWrite<?>, ImageTable> imaged = kept;
        if (known == null && imaged != null) {
            RunRecord run = ledger.running();
            try (Borrowed borrowed = Borrowed.from(connections)) {
                known = new Images(imaged, changes(borrowed.connection()), replaced(borrowed.connection()), run);
            }
            images = known;
        }
        return known;
    }

    @Override
    public boolean isKept(String run) {
        return within(
                "could not be asked whether a run is kept", (connection, changes) -> changes.isKept(connection, run));
    }

    @Override
    public synchronized List<Long> changes(String run) {
        refused.clear();
        tables.clear();
        return within("could not list the changes of a run", (connection, changes) -> changes.left(connection, run));
    }

    @Override
    public synchronized UndoneChange undo(String run, long change, Set<String> forced) {
        return within("could not undo a change of run " + run, (connection, changes) -> {
            Optional<Change> found = changes.find(connection, run, change);
            if (found.isEmpty()) {
                return UndoneChange.of("", 0, 0, 0, List.of()); // it was undone, but the answer was lost
            }
            checkAtOnce(connection);
            Undone undone = undo(
                    connection,
                    new UndoneTable.Place(run, change, found.get().nr(), changes.table()),
                    found.get(),
                    forced);
            if (undone.left() == 0) {
                changes.delete(connection, run, change);
            }
            ledger.confirm(connection);
            connection.commit();
            refused.addAll(undone.refusedIds());
            return UndoneChange.of(
                    found.get().move(), undone.removed(), undone.restored(), undone.gone(), undone.refused());
        });
    }

    /** Constraints that are checked at the commit would blame no row. */
    private static void checkAtOnce(Connection connection) throws SQLException {
        if (new Database(connection).dialect() == SQLDialect.POSTGRES) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set constraints all immediate");
            }
        }
    }

    /** What was done in some tables. */
    record Undone(long removed, long restored, long gone, List<RefusedRow> refused, Set<String> refusedIds, long left) {
        static final Undone NOTHING = new Undone(0, 0, 0, List.of(), Set.of(), 0);

        Undone plus(Undone other) {
            List<RefusedRow> rows = new ArrayList<>(refused);
            rows.addAll(other.refused);
            Set<String> ids = new HashSet<>(refusedIds);
            ids.addAll(other.refusedIds);
            return new Undone(
                    removed + other.removed,
                    restored + other.restored,
                    gone + other.gone,
                    rows,
                    ids,
                    left + other.left);
        }
    }

    /** The tables that were written last come first. */
    private Undone undo(Connection connection, UndoneTable.Place place, Change change, Set<String> forced)
            throws SQLException {
        Undone undone = Undone.NOTHING;
        Database database = new Database(connection);
        for (int i = change.images().size() - 1; i >= 0; i--) {
            String image = change.images().get(i);
            ImageTable table = table(database, image, change.move());
            String sink = sinkName(table);
            boolean isForced = writes.stream()
                    .filter(write -> write.table().name().equals(table.table().name()))
                    .anyMatch(write -> forced.contains(write.sinkName()));
            UndoneTable undoing = new UndoneTable(connection, table, sink, place);
            undone = undone.plus(undoing.undo(isForced, refused));
        }
        return undone;
    }

    private String sinkName(ImageTable table) {
        return writes.stream()
                .filter(write -> write.table().name().equals(table.table().name()))
                .map(TableWrite::sinkName)
                .findFirst()
                .orElse(table.table().name().name());
    }

    private ImageTable table(Database database, String image, String move) throws SQLException {
        ImageTable known = tables.get(image);
        if (known == null) {
            known = find(database, image, move);
            tables.put(image, known);
        }
        return known;
    }

    private ImageTable find(Database database, String image, String move) throws SQLException {
        for (TableWrite<?> write : writes) {
            ImageTable table = ImageTable.of(database, write.table(), ledger.tables());
            if (table.name().equals(image)) {
                if (!table.fits(database.connection())) {
                    throw new TargetException(
                            "%s: the columns of %s have changed since move '%s' wrote to it; put them back, then undo"
                                    .formatted(connections.name(), write.table().name(), move));
                }
                return table;
            }
        }
        throw new TargetException(
                "%s: move '%s' wrote to a table (its images are in %s) that is none of this migration's; declare it as it was, then undo"
                        .formatted(connections.name(), move, image));
    }

    @Override
    public void forget(String run) {
        String unused =
                within("could not take away what the ledger keeps of the rows of a run", (connection, changes) -> {
                    replaced(connection).restore(connection, ledger.running().migration(), run);
                    new LedgerOpenRecords(ledger.sqlFor(connection)).forget(connection, run);
                    ledger.confirm(connection);
                    connection.commit();
                    return run;
                });
    }

    @Override
    public int erase(Sink<?> sink, List<List<Object>> keys) {
        return within("could not erase what runs keep of some rows", (connection, changes) -> {
            int erased = 0;
            Database database = new Database(connection);
            List<String> there = Images.names(database, ledger.tables());
            for (TableWrite<?> write : writes) {
                ImageTable images = ImageTable.of(database, write.table(), ledger.tables());
                if (write.sink().equals(sink) && there.stream().anyMatch(images.name()::equalsIgnoreCase)) {
                    erased += new ErasedRows(connection, write, images).erase(keys);
                }
            }
            connection.commit();
            return erased;
        });
    }
}
