package dev.intact.jdbc;

import dev.intact.field.Key;
import dev.intact.jdbc.LedgerTables.Kind;
import dev.intact.ledger.Chunk;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.RecordMemory;
import dev.intact.ledger.RecordState;
import dev.intact.ledger.RowState;
import dev.intact.ledger.RunRecord;
import dev.intact.sink.TargetException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The remembered records of incremental moves, in one table: by migration, move and the hash of their keys. */
record LedgerRecords(String where, LedgerSql sql) {
    private static final int AT_ONCE = 500;
    private static final List<Integer> SIZES = List.of(1, 10, 100, AT_ONCE); // few statements, each prepared once
    static final String NONE = "-"; // an empty text is null on some databases
    private static final List<String> MOVE = List.of("migration", "move");
    static final List<String> STATE = List.of(
            "migration",
            "move",
            "key_hash",
            "seen",
            "gone",
            "outcome",
            "written",
            "mark",
            "source_hash",
            "definition_hash",
            "held",
            "record_key",
            "row_state");
    private static final List<String> ALL =
            Stream.concat(STATE.stream(), Stream.of("run")).toList();

    /** Stores what is to be remembered of a chunk, in the transaction that holds its rows. */
    void store(Connection connection, RunRecord run, Chunk chunk) throws SQLException {
        String migration = run.migration();
        see(connection, run, chunk);
        if (chunk.remembered().isEmpty()) {
            return;
        }
        List<RecordState> states = chunk.remembered().stream()
                .sorted(Comparator.comparing(RecordState::hash)) // so that two chunks do not deadlock
                .toList();
        forget(connection, migration, chunk.move(), states);
        try (PreparedStatement insert = connection.prepareStatement(sql.insert(Kind.RECORD, ALL))) {
            for (RecordState state : states) {
                bind(insert, run, chunk.move(), state);
                insert.addBatch();
            }
            int[] unused = insert.executeBatch();
        } catch (SQLException e) {
            if (SqlFault.isDataFault(e)) {
                connection.rollback();
                throw TargetException.passing(
                        "%s: another worker has moved a record with the same key at this moment".formatted(where),
                        SqlFault.withoutMessage(e));
            }
            throw e;
        }
    }

    private static void bind(PreparedStatement insert, RunRecord run, String move, RecordState state)
            throws SQLException {
        LedgerSql.bind(
                insert,
                run.migration(),
                move,
                state.hash(),
                state.seen(),
                filled(state.gone()),
                state.outcome().name(),
                filled(state.written()),
                state.mark().isEmpty() ? null : state.mark(),
                filled(state.source()),
                filled(state.definition()),
                (long) state.rows().size(),
                LedgerReader.exact(state.key().text()),
                RowState.text(state.rows()),
                run.family());
    }

    static String filled(String text) {
        return text.isEmpty() ? NONE : text;
    }

    static String emptied(ResultSet row, String column) throws SQLException {
        String text = LedgerReader.text(row, column).strip(); // a CHAR is padded
        return text.equals(NONE) ? "" : text;
    }

    private void see(Connection connection, RunRecord run, Chunk chunk) throws SQLException {
        for (List<String> some : parts(new TreeSet<>(chunk.seenAgain()))) {
            int size = size(some);
            String update = sql.updateAny(Kind.RECORD, List.of("seen"), MOVE, "key_hash", size);
            List<@Nullable Object> values = new ArrayList<>(List.of(run.family()));
            values.addAll(Arrays.asList(sql.anyOf(List.of(run.migration(), chunk.move()), some, size)));
            int unused = LedgerSql.execute(connection, update, values.toArray());
        }
    }

    private void forget(Connection connection, String migration, String move, List<RecordState> states)
            throws SQLException {
        for (List<String> some : parts(states.stream().map(RecordState::hash).toList())) {
            int size = size(some);
            String delete = sql.deleteAny(Kind.RECORD, MOVE, "key_hash", size);
            int unused = LedgerSql.execute(connection, delete, sql.anyOf(List.of(migration, move), some, size));
        }
    }

    private static List<List<String>> parts(Collection<String> hashes) {
        List<String> all = List.copyOf(hashes);
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            parts.add(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
        }
        return parts;
    }

    private static int size(List<String> some) {
        return SIZES.stream()
                .filter(enough -> enough >= some.size())
                .findFirst()
                .orElse(AT_ONCE);
    }

    Map<String, RecordState> find(Connection connection, String migration, String move, Collection<String> hashes)
            throws SQLException {
        Map<String, RecordState> found = new HashMap<>();
        for (List<String> some : parts(new TreeSet<>(hashes))) {
            int size = size(some);
            String select = sql.selectAny(Kind.RECORD, ALL, MOVE, "key_hash", size);
            LedgerSql.query(connection, select, LedgerRecords::state, sql.anyOf(List.of(migration, move), some, size))
                    .forEach(state -> found.put(state.hash(), state));
        }
        return found;
    }

    private static RecordState state(ResultSet row) throws SQLException {
        String gone = emptied(row, "gone");
        RecordState state = RecordState.of(
                        row.getString("key_hash"),
                        Key.ofText(LedgerReader.unescaped(LedgerReader.text(row, "record_key"))),
                        row.getString("seen"),
                        Outcome.valueOf(row.getString("outcome")))
                .source(emptied(row, "source_hash"), emptied(row, "definition_hash"), LedgerReader.text(row, "mark"))
                .rows(RowState.parse(LedgerReader.text(row, "row_state")), emptied(row, "written"));
        return gone.isEmpty() ? state : state.gone(gone);
    }

    List<RecordState> gone(Connection connection, String migration, String move, String run, String after, int atMost)
            throws SQLException {
        String select = sql.gone(ALL, false);
        return LedgerSql.first(
                connection,
                select,
                LedgerRecords::state,
                atMost,
                migration,
                move,
                NONE,
                run,
                Outcome.EXCLUDED.name(),
                after);
    }

    RecordMemory.Counts count(Connection connection, String migration, String move, String run) throws SQLException {
        long seen =
                number(connection, sql.count(Kind.RECORD, List.of("migration", "move", "seen")), migration, move, run);
        long gone =
                number(connection, sql.gone(List.of(), true), migration, move, NONE, run, Outcome.EXCLUDED.name(), "");
        long applied =
                number(connection, sql.count(Kind.RECORD, List.of("migration", "move", "gone")), migration, move, run);
        return new RecordMemory.Counts(seen, gone, applied);
    }

    private static long number(Connection connection, String select, String... values) throws SQLException {
        @Nullable Object[] bound = values.clone();
        return LedgerSql.query(connection, select, row -> row.getLong(1), bound).get(0);
    }
}
