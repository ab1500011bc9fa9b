package dev.intact.jdbc;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.jdbc.LedgerTables.Kind;
import dev.intact.ledger.Balance;
import dev.intact.ledger.ChunkRecord;
import dev.intact.ledger.Fingerprint;
import dev.intact.ledger.History;
import dev.intact.ledger.MoveRecord;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.Position;
import dev.intact.ledger.Reasons;
import dev.intact.ledger.RecordOutcome;
import dev.intact.ledger.RelationCounts;
import dev.intact.ledger.RowCounts;
import dev.intact.ledger.RunKind;
import dev.intact.ledger.RunRecord;
import dev.intact.ledger.RunState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a ledger holds. */
record LedgerReader(LedgerSql sql, Connection connection) {
    static final List<String> RUN = List.of(
            "run",
            "migration",
            "epoch",
            "first_epoch",
            "full_ledger",
            "version",
            "who",
            "started",
            "state",
            "failure",
            "ended",
            "kind",
            "base");
    static final List<String> MOVE =
            List.of("run", "move", "place", "done", "partitions", "definition", "source", "target");

    List<RunRecord> runs(String migration) throws SQLException {
        String select = sql.select(Kind.RUN, RUN, List.of("migration"), "first_epoch");
        return LedgerSql.query(connection, select, LedgerReader::run, migration);
    }

    private static RunRecord run(ResultSet row) throws SQLException {
        RunRecord begun = RunRecord.begun(
                row.getString("run"),
                row.getString("migration"),
                row.getLong("epoch"),
                text(row, "version"),
                text(row, "who"),
                row.getLong("full_ledger") == 1,
                Instant.parse(row.getString("started")));
        if (text(row, "kind").equals(RunKind.REPLAY.name())) {
            begun = begun.replayOf(row.getString("base"));
        }
        String ended = text(row, "ended");
        return ended.isEmpty()
                ? begun
                : begun.ended(RunState.valueOf(row.getString("state")), text(row, "failure"), Instant.parse(ended));
    }

    /** An empty text is null on some databases. */
    static String text(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }

    List<MoveRecord> moves(String run) throws SQLException {
        String select = sql.select(Kind.MOVE, MOVE, List.of("run"), "place");
        return LedgerSql.query(connection, select, LedgerReader::move, run);
    }

    private static MoveRecord move(ResultSet row) throws SQLException {
        MoveRecord move = MoveRecord.begun(
                row.getString("move"),
                text(row, "partitions").lines().map(LedgerReader::unescaped).toList(),
                Fingerprint.parse(unescaped(text(row, "definition"))),
                Fingerprint.parse(unescaped(text(row, "source"))),
                Fingerprint.parse(unescaped(text(row, "target"))));
        return row.getLong("done") == 1 ? move.ended() : move;
    }

    /** A text that must come back as it was: PostgreSQL takes no U+0000. */
    static String exact(String text) {
        return text.replace("\\", "\\\\").replace("\0", "\\0");
    }

    /** Such a text in one line. */
    static String line(String text) {
        return exact(text).replace("\n", "\\n").replace("\r", "\\r");
    }

    /** What was kept by {@code exact} or {@code line}. */
    static String unescaped(String line) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char letter = line.charAt(i);
            if (letter == '\\' && i + 1 < line.length()) {
                i++;
                text.append(
                        switch (line.charAt(i)) {
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            case '0' -> '\0';
                            default -> line.charAt(i);
                        });
            } else {
                text.append(letter);
            }
        }
        return text.toString();
    }

    History history(String run, String move) throws SQLException {
        Map<String, ChunkRecord> last = new HashMap<>();
        Sum sum = new Sum();
        String chunks = sql.select(Kind.CHUNK, LedgerWriter.CHUNK, List.of("run", "move"), "seq");
        LedgerSql.forEach(
                connection,
                chunks,
                row -> {
                    ChunkRecord chunk = chunk(row);
                    last.put(chunk.partition(), chunk);
                    sum.add(chunk);
                    return chunk;
                },
                run,
                move);
        return History.of(last, sum.balance, sum.rows, reasons(run, move).all()).with(sum.relations);
    }

    Optional<ChunkRecord> chunk(String run, String move, String place) throws SQLException {
        String select = sql.select(Kind.CHUNK, LedgerWriter.CHUNK, List.of("run", "move", "place"));
        return LedgerSql.query(connection, select, LedgerReader::chunk, run, move, place).stream()
                .findFirst();
    }

    private static final class Sum {
        private Balance balance = Balance.empty();
        private RowCounts rows = RowCounts.none();
        private RelationCounts relations = RelationCounts.none();

        void add(ChunkRecord chunk) {
            balance = balance.plus(chunk.balance());
            rows = rows.plus(chunk.rows());
            relations = relations.plus(chunk.relations());
        }
    }

    static ChunkRecord chunk(ResultSet row) throws SQLException {
        Map<Outcome, Long> counts = new HashMap<>();
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome, row.getLong(outcome.words()));
        }
        return ChunkRecord.of(
                        unescaped(text(row, "partition_id")),
                        position(text(row, "from_position")),
                        position(text(row, "to_position")),
                        text(row, "last_record"),
                        balance(row.getLong("records"), counts),
                        RowCounts.of(
                                row.getLong("rows_inserted"),
                                row.getLong("rows_updated"),
                                row.getLong("rows_unchanged")))
                .with(RelationCounts.parse(unescaped(text(row, "relations"))));
    }

    /** A chunk that takes records back has read none. */
    private static Balance balance(long read, Map<Outcome, Long> counts) {
        return counts.getOrDefault(Outcome.MIGRATED, 0L) < 0 ? Balance.change(counts) : Balance.of(read, counts);
    }

    private static Position position(String token) {
        return token.isEmpty() ? Position.start() : Position.of(unescaped(token));
    }

    private Reasons reasons(String run, String move) throws SQLException {
        Reasons reasons = new Reasons();
        String outcomes =
                sql.select(Kind.OUTCOME, List.of("record_key", "outcome", "reason"), List.of("run", "move"), "place");
        LedgerSql.forEach(connection, outcomes, row -> add(reasons, row, List.of(), text(row, "reason")), run, move);
        String problems = sql.select(
                Kind.PROBLEM,
                List.of("record_key", "outcome", "what", "field", "rule", "culprit", "advice"),
                List.of("run", "move"),
                "place");
        LedgerSql.forEach(connection, problems, row -> add(reasons, row, List.of(problem(row)), ""), run, move);
        return reasons;
    }

    private static Reasons add(Reasons reasons, ResultSet row, List<Problem> problems, String reason)
            throws SQLException {
        reasons.add(RecordOutcome.of(
                Key.ofText(text(row, "record_key")),
                Position.start(),
                Outcome.valueOf(row.getString("outcome")),
                reason,
                problems));
        return reasons;
    }

    private static Problem problem(ResultSet row) throws SQLException {
        Problem problem = Problem.of(text(row, "what"))
                .at(text(row, "field"))
                .rule(text(row, "rule"))
                .advice(text(row, "advice"));
        String value = row.getString("culprit");
        return value == null ? problem : problem.value(value);
    }

    Optional<RecordOutcome> outcome(String run, String move, Key key) throws SQLException {
        String select = sql.select(
                Kind.OUTCOME, List.of("place", "nr", "outcome", "reason"), List.of("run", "move", "key_hash"));
        List<Kept> found = LedgerSql.query(
                connection,
                select,
                row -> new Kept(
                        row.getString("place"),
                        row.getInt("nr"),
                        Outcome.valueOf(row.getString("outcome")),
                        text(row, "reason")),
                run,
                move,
                LedgerWriter.hash(key.text()));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Kept kept = found.stream()
                .filter(outcome -> outcome.outcome() == Outcome.REJECTED) // also if its rows had been there at first
                .findFirst()
                .orElse(found.get(found.size() - 1));
        List<Problem> problems = new ArrayList<>(LedgerSql.query(
                connection,
                sql.select(
                        Kind.PROBLEM,
                        List.of("what", "field", "rule", "culprit", "advice"),
                        List.of("run", "move", "place", "nr"),
                        "part"),
                LedgerReader::problem,
                run,
                move,
                kept.place(),
                kept.nr()));
        return Optional.of(RecordOutcome.of(key, Position.start(), kept.outcome(), kept.reason(), problems));
    }

    private record Kept(String place, int nr, Outcome outcome, String reason) {}
}
