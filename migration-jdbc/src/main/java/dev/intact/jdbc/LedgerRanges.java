package dev.intact.jdbc;

import dev.intact.jdbc.LedgerTables.Kind;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.QuarantineEntry.State;
import dev.intact.ledger.RecordMemory.Range;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the runs of incremental moves read by high-water values, in one table: a row for each run. */
record LedgerRanges(LedgerSql sql) {
    private static final List<String> MOVE = List.of("migration", "move");
    private static final List<String> RUN = List.of("migration", "move", "run");

    /** A move. */
    record Place(String migration, String move) {}

    private record Held(String run, long nr, Range range) {}

    /** What a run is held to; empty if it has not asked yet. */
    Optional<Range> held(Connection connection, Place place, String run) throws SQLException {
        return all(connection, place).stream()
                .filter(held -> held.run.equals(run))
                .map(Held::range)
                .findFirst();
    }

    private List<Held> all(Connection connection, Place place) throws SQLException {
        return LedgerSql.query(
                connection,
                sql.select(Kind.MARK, List.of("run", "nr", "anew", "since", "up_to"), MOVE),
                LedgerRanges::held,
                place.migration,
                place.move);
    }

    private static Held held(ResultSet row) throws SQLException {
        String upTo = LedgerRecords.emptied(row, "up_to");
        Range range = row.getLong("anew") == 0 ? Range.changed(upTo) : Range.anew(upTo);
        return new Held(row.getString("run"), row.getLong("nr"), range.since(LedgerRecords.emptied(row, "since")));
    }

    /** What a run reads that asks for the first time. */
    Range next(Connection connection, Place place, Range wished) throws SQLException {
        return wished.anew() ? wished : wished.since(since(connection, place));
    }

    private String since(Connection connection, Place place) throws SQLException {
        Optional<Held> last = all(connection, place).stream().max(Comparator.comparingLong(Held::nr));
        if (last.isPresent() && isForgotten(connection, place, last.get().run)) {
            return last.get().range.since();
        }
        String rejected = last.isPresent()
                ? text(
                        connection,
                        sql.least("mark", List.of("migration", "move", "outcome", "seen")),
                        place.migration,
                        place.move,
                        Outcome.REJECTED.name(),
                        last.get().run)
                : text(
                        connection,
                        sql.least("mark", List.of("migration", "move", "outcome")),
                        place.migration,
                        place.move,
                        Outcome.REJECTED.name());
        String highest = text(
                connection,
                sql.greatest("mark", MOVE, "outcome"),
                place.migration,
                place.move,
                Outcome.REJECTED.name());
        return rejected.isEmpty() || rejected.compareTo(highest) > 0 ? highest : rejected;
    }

    /** Whether a run and its replays have left records rejected of which nothing is remembered. */
    private boolean isForgotten(Connection connection, Place place, String run) throws SQLException {
        long all = number(connection, sql.count(Kind.QUARANTINE, List.of("run", "move")), run, place.move);
        long resolved = number(
                connection,
                sql.count(Kind.QUARANTINE, List.of("run", "move", "state")),
                run,
                place.move,
                State.RESOLVED.name());
        long remembered = number(
                connection,
                sql.count(Kind.RECORD, List.of("migration", "move", "outcome", "seen")),
                place.migration,
                place.move,
                Outcome.REJECTED.name(),
                run);
        return all - resolved > remembered;
    }

    private static long number(Connection connection, String select, String... values) throws SQLException {
        @Nullable Object[] bound = values.clone();
        return LedgerSql.query(connection, select, row -> row.getLong(1), bound).get(0);
    }

    private static String text(Connection connection, String select, String... values) throws SQLException {
        @Nullable Object[] bound = values.clone();
        List<String> found = LedgerSql.query(
                connection, select, row -> Optional.ofNullable(row.getString(1)).orElse(""), bound);
        return found.get(0);
    }

    /** Holds a run to what it reads, behind all that were held before. */
    int hold(Connection connection, Place place, String run, Range range) throws SQLException {
        long nr = 1 + all(connection, place).stream().mapToLong(Held::nr).max().orElse(0);
        int unused = LedgerSql.execute(connection, sql.delete(Kind.MARK, RUN), place.migration, place.move, run);
        return unused
                + LedgerSql.execute(
                        connection,
                        sql.insert(Kind.MARK, List.of("migration", "move", "run", "nr", "anew", "since", "up_to")),
                        place.migration,
                        place.move,
                        run,
                        nr,
                        range.anew() ? 1L : 0L,
                        LedgerRecords.filled(range.since()),
                        LedgerRecords.filled(range.upTo()));
    }
}
