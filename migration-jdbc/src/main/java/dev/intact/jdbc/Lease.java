package dev.intact.jdbc;

import dev.intact.jdbc.LedgerTables.Kind;
import dev.intact.ledger.HeldException;
import dev.intact.ledger.LedgerException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hold of one run on a migration. The holder moves a counter, the beat; whoever finds that it stands still for as
 * long as a lease takes the migration over. No clock is compared with another: a contender measures by its own how long
 * the beat stands still. Taking it begins a new epoch in the same statement, so that the one before can commit nothing.
 *
 * <p>PostgreSQL knows more: there, connections carry a name made of the holder's, and a holder that has none and whose
 * beat stands still for two beats is dead, without a wait for the rest of the lease: one of the two is not enough,
 * since what stands between may take the names away, and a heart may be late. The connections that a dead one has left
 * behind are ended.
 */
final class Lease implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
    private static final List<String> COLUMNS = List.of("name", "epoch", "beat", "holder", "who", "since");
    private static final int BEATS = 5;
    private static final int MISSED = 2; // in beats
    private static final int PATIENCE = 3; // in leases: others want it too, and were faster each time

    private final Connections connections;
    private final LedgerSql sql;
    private final String migration;
    private final String holder;
    private final Duration length;
    private final Thread heart;
    private final CountDownLatch beating = new CountDownLatch(1);
    private final CountDownLatch ending = new CountDownLatch(1);
    private volatile boolean closed;

    private record Held(long epoch, long beat, @Nullable String holder, String who, String since) {
        static Held of(ResultSet row) throws SQLException {
            return new Held(
                    row.getLong("epoch"),
                    row.getLong("beat"),
                    row.getString("holder"),
                    String.valueOf(row.getString("who")),
                    String.valueOf(row.getString("since")));
        }
    }

    private Lease(Connections connections, LedgerSql sql, String migration, String holder, Duration length) {
        this.connections = connections;
        this.sql = sql;
        this.migration = migration;
        this.holder = holder;
        this.length = length;
        this.heart = new Thread(this::beat, "intact-lease-" + migration);
        heart.setDaemon(true);
    }

    /** Takes a migration; waits for as long as a lease if its holder may be dead. */
    static Lease take(
            Connections connections,
            LedgerSql sql,
            String migration,
            String holder,
            String who,
            Instant since,
            Duration length)
            throws SQLException {
        Lease lease = new Lease(connections, sql, migration, holder, length);
        try (Borrowed borrowed = WriteIsolation.borrow(connections)) {
            Connection connection = borrowed.connection();
            Backends.name(borrowed, holder); // who has none may be taken for dead
            lease.introduce(connection);
            long quietSince = System.nanoTime();
            Held before = lease.held(connection);
            if (holder.equals(before.holder())) {
                throw LedgerException.shared(connections.name());
            }
            while (!lease.taken(connection, before, who, since.toString(), quietSince)) {
                Held now = lease.held(connection);
                if (now.beat() != before.beat() && now.holder() != null) {
                    throw new HeldException(migration, connections.name(), now.who(), now.since());
                }
                if (System.nanoTime() - quietSince
                        > length.multipliedBy(PATIENCE).toNanos()) {
                    throw new HeldException(migration, connections.name(), now.who(), now.since());
                }
                before = now;
                pause(length.dividedBy(BEATS));
            }
            lease.heart.start();
            lease.awaitBeat();
        }
        return lease;
    }

    /** Waits for the heart's own connection. */
    private void awaitBeat() {
        try {
            boolean unused = beating.await(length.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void introduce(Connection connection) throws SQLException {
        try {
            int unused = LedgerSql.execute(
                    connection, sql.insert(Kind.MIGRATION, COLUMNS), migration, 0L, 0L, null, null, null);
        } catch (SQLException e) {
            if (!SqlFault.isDataFault(e)) {
                throw e;
            } // it is known already
        }
    }

    private Held held(Connection connection) throws SQLException {
        String select = sql.select(Kind.MIGRATION, COLUMNS, List.of("name"));
        return LedgerSql.query(connection, select, Held::of, migration).stream()
                .findFirst()
                .orElseThrow(() -> new LedgerException(
                        "%s: the ledger has lost migration '%s'".formatted(connections.name(), migration)));
    }

    private boolean taken(Connection connection, Held seen, String who, String since, long quietSince)
            throws SQLException {
        if (seen.holder() != null && !isDead(connection, seen, quietSince)) {
            return false;
        }
        String take = sql.update(
                Kind.MIGRATION, List.of("beat", "epoch", "holder", "who", "since"), List.of("name", "beat", "epoch"));
        boolean taken = LedgerSql.execute(
                        connection, take, seen.epoch() + 1, holder, who, since, migration, seen.beat(), seen.epoch())
                == 1;
        if (taken && seen.holder() != null) {
            LOG.warn(
                    "migration '{}' is taken over from {}, who held it since {} and is gone",
                    migration,
                    seen.who(),
                    seen.since());
            Backends.end(connection, seen.holder());
        }
        return taken;
    }

    private boolean isDead(Connection connection, Held seen, long quietSince) throws SQLException {
        long quiet = System.nanoTime() - quietSince;
        if (quiet > length.toNanos()) {
            return true;
        }
        return quiet > length.dividedBy(BEATS).multipliedBy(MISSED).toNanos()
                && Backends.of(connection, String.valueOf(seen.holder()))
                        .filter(count -> count == 0)
                        .isPresent();
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(Math.max(1, time.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerException("interrupted while waiting for the migration to be free");
        }
    }

    private void beat() {
        String update = sql.update(Kind.MIGRATION, List.of("beat"), List.of("name", "holder"));
        while (!closed) {
            try (Borrowed borrowed = WriteIsolation.borrow(connections)) {
                Connection connection = borrowed.connection();
                Backends.name(borrowed, holder);
                beating.countDown();
                while (!closed && LedgerSql.execute(connection, update, migration, holder) == 1) {
                    rest();
                }
                if (!closed) {
                    LOG.warn("migration '{}' was taken over by another run", migration);
                    return;
                }
            } catch (SQLException e) {
                LOG.debug("the lease of migration '{}' could not be renewed: {}", migration, connections.words(e));
                rest();
            }
        }
    }

    private void rest() {
        try {
            boolean unused = ending.await(Math.max(1, length.dividedBy(BEATS).toMillis()), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    long epoch() throws SQLException {
        try (Borrowed borrowed = Borrowed.from(connections)) {
            Held now = held(borrowed.connection());
            if (!holder.equals(now.holder())) {
                throw new HeldException(migration, connections.name(), now.who(), now.since());
            }
            return now.epoch();
        }
    }

    /** Makes sure, until the end of the transaction, that the migration is held. */
    void confirm(Connection connection) throws SQLException {
        String update = sql.update(Kind.MIGRATION, List.of("beat"), List.of("name", "holder"));
        if (LedgerSql.execute(connection, update, migration, holder) != 1) {
            throw new LedgerException("%s: another run has taken migration '%s' since; this run was given up for dead"
                    .formatted(connections.name(), migration));
        }
    }

    String holder() {
        return holder;
    }

    String migration() {
        return migration;
    }

    /** Sets the epoch of the migration, which another of its targets may have counted further. */
    void raise(long epoch) throws SQLException {
        try (Borrowed borrowed = WriteIsolation.borrow(connections)) {
            Connection connection = borrowed.connection();
            String update = sql.update(Kind.MIGRATION, List.of("epoch"), List.of("name", "holder"));
            if (LedgerSql.execute(connection, update, epoch, migration, holder) != 1) {
                Held now = held(connection);
                throw new HeldException(migration, connections.name(), now.who(), now.since());
            }
        }
    }

    /** Lets go of the migration. */
    @Override
    public void close() {
        closed = true;
        ending.countDown();
        joinHeart();
        try (Borrowed borrowed = WriteIsolation.borrow(connections)) {
            String free = sql.update(Kind.MIGRATION, List.of("holder", "beat"), List.of("name", "holder"));
            int unused = LedgerSql.execute(borrowed.connection(), free, null, migration, holder);
        } catch (SQLException e) {
            LOG.warn("migration '{}' was not let go of; the next run waits for {}", migration, length);
        }
    }

    private void joinHeart() {
        try {
            heart.join(length.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
