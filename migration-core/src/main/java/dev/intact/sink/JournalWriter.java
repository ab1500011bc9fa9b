package dev.intact.sink;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.ledger.Balance;
import dev.intact.ledger.ChunkRecord;
import dev.intact.ledger.NewId;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.RecordOutcome;
import dev.intact.ledger.RowCounts;
import dev.intact.ledger.RunRecord;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Journal entries as bytes: a letter for the kind, then the parts in order; texts and lists after their length. */
final class JournalWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private JournalWriter() {}

    static byte[] bytes(JournalEntry entry) throws IOException {
        JournalWriter writer = new JournalWriter();
        if (entry instanceof JournalEntry.Claimed claimed) {
            writer.write(claimed);
        } else if (entry instanceof JournalEntry.Run run) {
            writer.write(run);
        } else if (entry instanceof JournalEntry.Move move) {
            writer.write(move);
        } else if (entry instanceof JournalEntry.Committed committed) {
            writer.write(committed);
        } else if (entry instanceof JournalEntry.TakenBack back) {
            writer.write(back);
        } else if (entry instanceof JournalEntry.Identified identified) {
            writer.write(identified);
        } else if (entry instanceof JournalEntry.Numbered numbered) {
            writer.write(numbered);
        }
        return writer.bytes.toByteArray();
    }

    /** What is left of an entry when runs are forgotten: the new ids that they gave stay. */
    static Optional<byte[]> without(Set<String> runs, String migration, byte[] bytes) throws IOException {
        JournalEntry entry = JournalReader.entry(bytes);
        if (!entry.isOf(runs)) {
            return Optional.of(bytes);
        }
        return entry instanceof JournalEntry.Committed chunk && !chunk.newIds().isEmpty()
                ? Optional.of(bytes(new JournalEntry.Identified(migration, chunk.run(), chunk.newIds())))
                : Optional.empty();
    }

    private void write(JournalEntry.Claimed entry) throws IOException {
        out.writeByte('C');
        texts(entry.migration(), entry.who(), entry.since().toString());
        out.writeLong(entry.epoch());
    }

    private void write(JournalEntry.Run entry) throws IOException {
        RunRecord run = entry.run();
        out.writeByte('R');
        texts(
                run.run(),
                run.migration(),
                run.version(),
                run.who(),
                run.started().toString());
        texts(
                run.state().name(),
                run.failure(),
                run.ended().map(Instant::toString).orElse(""));
        out.writeLong(run.epoch());
        out.writeBoolean(run.full());
        out.writeLong(entry.length());
    }

    private void write(JournalEntry.Move entry) throws IOException {
        out.writeByte('M');
        texts(entry.run(), entry.move().move());
        texts(entry.move().definition().text(), entry.move().source().text());
        texts(entry.move().target().text());
        out.writeBoolean(entry.move().done());
        List<String> partitions = entry.move().partitions();
        out.writeInt(partitions.size());
        texts(partitions.toArray(String[]::new));
    }

    private void write(JournalEntry.TakenBack entry) throws IOException {
        out.writeByte('B');
        texts(entry.run(), entry.move());
        write(entry.chunk());
        out.writeLong(entry.length());
    }

    private void write(JournalEntry.Committed entry) throws IOException {
        out.writeByte('K');
        texts(entry.run(), entry.move());
        write(entry.chunk());
        out.writeLong(entry.epoch());
        out.writeInt(entry.kept().size());
        for (RecordOutcome outcome : entry.kept()) {
            write(outcome);
        }
        write(entry.newIds());
        out.writeLong(entry.length());
    }

    private void write(ChunkRecord chunk) throws IOException {
        texts(chunk.partition(), chunk.from().token(), chunk.to().token(), chunk.lastRecord());
        write(chunk.balance());
        write(chunk.rows());
        texts(chunk.relations().text());
    }

    private void write(JournalEntry.Identified entry) throws IOException {
        out.writeByte('I');
        texts(entry.migration(), entry.run());
        write(entry.newIds());
    }

    private void write(JournalEntry.Numbered entry) throws IOException {
        out.writeByte('N');
        texts(entry.map());
        out.writeLong(entry.first());
        out.writeInt(entry.oldIds().size());
        texts(entry.oldIds().stream().map(Key::text).toArray(String[]::new));
    }

    private void write(List<NewId> newIds) throws IOException {
        out.writeInt(newIds.size());
        for (NewId id : newIds) {
            texts(id.map(), id.oldId().text(), id.newId().text());
            out.writeBoolean(id.isRedirect());
        }
    }

    private void write(Balance balance) throws IOException {
        out.writeLong(balance.read());
        for (Outcome outcome : Outcome.values()) {
            out.writeLong(balance.of(outcome));
        }
    }

    private void write(RowCounts rows) throws IOException {
        out.writeLong(rows.inserted());
        out.writeLong(rows.updated());
        out.writeLong(rows.unchanged());
    }

    private void write(RecordOutcome outcome) throws IOException {
        texts(outcome.key().text(), outcome.position().token());
        texts(outcome.outcome().name(), outcome.reason());
        out.writeInt(outcome.problems().size());
        for (Problem problem : outcome.problems()) {
            texts(problem.what(), problem.field(), problem.rule(), problem.advice());
            out.writeBoolean(problem.value().isPresent());
            texts(problem.value().orElse(""));
        }
    }

    private void texts(String... texts) throws IOException {
        for (String text : texts) {
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(encoded.length);
            out.write(encoded);
        }
    }
}
