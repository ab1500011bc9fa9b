package dev.intact.sink;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.ledger.Balance;
import dev.intact.ledger.ChunkRecord;
import dev.intact.ledger.Fingerprint;
import dev.intact.ledger.MoveRecord;
import dev.intact.ledger.NewId;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.Position;
import dev.intact.ledger.RecordOutcome;
import dev.intact.ledger.RelationCounts;
import dev.intact.ledger.RowCounts;
import dev.intact.ledger.RunRecord;
import dev.intact.ledger.RunState;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads what {@link JournalWriter} wrote. */
final class JournalReader {
    private final DataInputStream in;

    private JournalReader(byte[] bytes) {
        this.in = new DataInputStream(new ByteArrayInputStream(bytes));
    }

    static JournalEntry entry(byte[] bytes) throws IOException {
        JournalReader reader = new JournalReader(bytes);
        int kind = reader.in.read();
        return switch (kind) {
            case 'C' -> reader.claimed();
            case 'R' -> reader.run();
            case 'M' -> reader.move();
            case 'K' -> reader.committed();
            case 'B' -> reader.takenBack();
            case 'I' -> new JournalEntry.Identified(reader.text(), reader.text(), reader.newIds());
            case 'N' -> reader.numbered();
            default -> throw new IOException("a journal of another version: entry of kind " + kind);
        };
    }

    private JournalEntry claimed() throws IOException {
        String migration = text();
        String who = text();
        Instant since = Instant.parse(text());
        return new JournalEntry.Claimed(migration, who, since, in.readLong());
    }

    private JournalEntry run() throws IOException {
        String run = text();
        String migration = text();
        String version = text();
        String who = text();
        Instant started = Instant.parse(text());
        RunState state = RunState.valueOf(text());
        String failure = text();
        String ended = text();
        RunRecord begun = RunRecord.begun(run, migration, in.readLong(), version, who, in.readBoolean(), started);
        RunRecord record = ended.isEmpty() ? begun : begun.ended(state, failure, Instant.parse(ended));
        return new JournalEntry.Run(record, in.readLong());
    }

    private JournalEntry move() throws IOException {
        String run = text();
        String move = text();
        Fingerprint definition = Fingerprint.parse(text());
        Fingerprint source = Fingerprint.parse(text());
        Fingerprint target = Fingerprint.parse(text());
        boolean done = in.readBoolean();
        List<String> partitions = new ArrayList<>();
        for (int rest = in.readInt(); rest > 0; rest--) {
            partitions.add(text());
        }
        MoveRecord record = MoveRecord.begun(move, partitions, definition, source, target);
        return new JournalEntry.Move(run, done ? record.ended() : record);
    }

    private JournalEntry takenBack() throws IOException {
        return new JournalEntry.TakenBack(text(), text(), chunk(), in.readLong());
    }

    private ChunkRecord chunk() throws IOException {
        String partition = text();
        Position from = position(text());
        Position to = position(text());
        String lastRecord = text();
        return ChunkRecord.of(partition, from, to, lastRecord, balance(), rows())
                .with(RelationCounts.parse(text()));
    }

    private JournalEntry committed() throws IOException {
        String run = text();
        String move = text();
        ChunkRecord chunk = chunk();
        long epoch = in.readLong();
        List<RecordOutcome> kept = new ArrayList<>();
        for (int rest = in.readInt(); rest > 0; rest--) {
            kept.add(outcome());
        }
        return new JournalEntry.Committed(run, epoch, move, chunk, kept, newIds(), in.readLong());
    }

    private JournalEntry numbered() throws IOException {
        String map = text();
        long first = in.readLong();
        List<Key> oldIds = new ArrayList<>();
        for (int rest = in.readInt(); rest > 0; rest--) {
            oldIds.add(Key.ofText(text()));
        }
        return new JournalEntry.Numbered(map, first, oldIds);
    }

    private List<NewId> newIds() throws IOException {
        List<NewId> ids = new ArrayList<>();
        for (int rest = in.readInt(); rest > 0; rest--) {
            String map = text();
            Key oldId = Key.ofText(text());
            Key id = Key.ofText(text());
            ids.add(in.readBoolean() ? NewId.redirect(map, oldId, id) : NewId.of(map, oldId, id));
        }
        return ids;
    }

    private Balance balance() throws IOException {
        long read = in.readLong();
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome, in.readLong());
        }
        return Balance.of(read, counts);
    }

    private RowCounts rows() throws IOException {
        return RowCounts.of(in.readLong(), in.readLong(), in.readLong());
    }

    private RecordOutcome outcome() throws IOException {
        Key key = Key.ofText(text());
        Position position = position(text());
        Outcome outcome = Outcome.valueOf(text());
        String reason = text();
        List<Problem> problems = new ArrayList<>();
        for (int rest = in.readInt(); rest > 0; rest--) {
            problems.add(problem());
        }
        return RecordOutcome.of(key, position, outcome, reason, problems);
    }

    private Problem problem() throws IOException {
        Problem problem = Problem.of(text()).at(text()).rule(text()).advice(text());
        boolean withValue = in.readBoolean();
        String value = text();
        return withValue ? problem.value(value) : problem;
    }

    private static Position position(String token) {
        return token.isEmpty() ? Position.start() : Position.of(token);
    }

    private String text() throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
