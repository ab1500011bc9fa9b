package dev.intact.duplicates;

import dev.intact.convert.Failures;
import dev.intact.duplicates.Definition.Ban;
import dev.intact.duplicates.Definition.ExactRule;
import dev.intact.duplicates.Definition.NearRule;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes of one record what is compared of it into the spills of a reading; for one thread. */
final class RecordSpiller<S> implements AutoCloseable {
    private final Definition<S> definition;
    private final Spill.Writer records;
    private final List<Spill.Writer> exact = new ArrayList<>();
    private final List<List<Spill.Writer>> near = new ArrayList<>();
    private final List<RuleTally> tallies;
    private final Hasher hasher = new Hasher();
    private final Load load = new Load();
    private boolean failed;
    private final Failures failures = problem -> failed = true;

    RecordSpiller(RecordReading<S> reading) {
        this.definition = reading.definition();
        this.records = reading.records().writer();
        this.tallies = reading.tallies();
        reading.exact().forEach(spill -> exact.add(spill.writer()));
        reading.near()
                .forEach(spills -> near.add(spills.stream().map(Spill::writer).toList()));
    }

    void spill(int number, String key, S row) {
        load.reset();
        for (Ban<S> ban : definition.bans()) {
            String text = text(ban.words(), ban.value(), row);
            load.number(text == null ? 0 : hasher.shortHash(text));
        }
        load.bytes(key.getBytes(StandardCharsets.UTF_8));
        hasher.begin().add(key).end();
        records.add(hasher.high(), hasher.low(), number, load.toBytes());
        for (int i = 0; i < exact.size(); i++) {
            spillKey(definition.exact().get(i), number, row, exact.get(i), tallies.get(i));
        }
        for (int i = 0; i < near.size(); i++) {
            spillBlocks(definition.near().get(i), number, row, near.get(i), tallies.get(exact.size() + i));
        }
    }

    private void spillKey(ExactRule<S> rule, int number, S row, Spill.Writer writer, RuleTally tally) {
        failed = false;
        if (hash(rule.name(), rule.parts(), row)) {
            hasher.end();
            writer.add(hasher.high(), hasher.low(), number);
            tally.keyed();
        } else if (failed) {
            tally.refused();
        } else {
            tally.blank();
        }
    }

    private void spillBlocks(NearRule<S> rule, int number, S row, List<Spill.Writer> writers, RuleTally tally) {
        boolean any = false;
        failed = false;
        byte[] texts = texts(rule, row);
        for (int pass = 0; pass < writers.size(); pass++) {
            List<MatchKey<S, ?>> parts = rule.block().keys().get(pass);
            if (hash(rule.name(), parts, row)) {
                hasher.end();
                long high = hasher.high();
                long low = hasher.low();
                load.reset();
                addSplit(rule, parts, row);
                load.bytes(texts);
                writers.get(pass).add(high, low, number, load.toBytes());
                any = true;
            }
        }
        if (any) {
            tally.keyed();
        } else if (failed) {
            tally.refused();
        } else {
            tally.blank();
        }
    }

    /** The hash by which a block that is too large is split; zeros if the record has none. */
    private void addSplit(NearRule<S> rule, List<MatchKey<S, ?>> parts, S row) {
        MatchKey<S, ?> split = rule.block().split();
        if (split == null) {
            return;
        }
        String text = text(rule.name(), split, row);
        if (text != null && hash(rule.name(), parts, row)) {
            hasher.add(text).end();
            load.number(hasher.high());
            load.number(hasher.low());
        } else {
            load.number(0);
            load.number(0);
        }
    }

    private byte[] texts(NearRule<S> rule, S row) {
        load.reset();
        for (Similarity<S, ?> similarity : rule.score().similarities()) {
            String text = guarded(rule.name(), () -> similarity.text(row, failures));
            byte[] bytes = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
            load.length(bytes == null ? -1 : bytes.length);
            if (bytes != null) {
                load.bytes(bytes);
            }
        }
        ByteBuffer all = load.toBytes();
        byte[] texts = new byte[all.remaining()];
        all.get(texts);
        return texts;
    }

    /** Begins the hash of a key; false if a part of it is missing. */
    private boolean hash(String rule, List<MatchKey<S, ?>> parts, S row) {
        hasher.begin();
        for (MatchKey<S, ?> part : parts) {
            String text = text(rule, part, row);
            if (text == null) {
                return false;
            }
            hasher.add(text);
        }
        return true;
    }

    private @Nullable String text(String rule, MatchKey<S, ?> part, S row) {
        return guarded(rule, () -> part.text(row, failures));
    }

    private static @Nullable String guarded(String rule, TextReading reading) {
        try {
            return reading.read();
        } catch (DedupException e) {
            throw new DedupException("rule '%s': %s".formatted(rule, e.getMessage()), e);
        } catch (RuntimeException e) { // a function of the user; its message may hold values
            throw new DedupException(
                    "rule '%s': a function of it fails for a record (%s); let it answer null where it has no answer"
                            .formatted(rule, e.getClass().getSimpleName()),
                    e);
        }
    }

    @FunctionalInterface
    private interface TextReading {
        @Nullable
        String read();
    }

    @Override
    public void close() {
        records.flush();
        exact.forEach(Spill.Writer::flush);
        near.forEach(writers -> writers.forEach(Spill.Writer::flush));
    }

    /** Bytes that go with a row, in a buffer that is used again. */
    private static final class Load {
        private final Buffer bytes = new Buffer();
        private final DataOutputStream data = new DataOutputStream(bytes);

        void reset() {
            bytes.reset();
        }

        void number(long number) {
            try {
                data.writeLong(number);
            } catch (IOException e) {
                throw new UncheckedIOException(e); // it goes into the heap
            }
        }

        void length(int length) {
            try {
                data.writeInt(length);
            } catch (IOException e) {
                throw new UncheckedIOException(e); // it goes into the heap
            }
        }

        void bytes(byte[] all) {
            bytes.writeBytes(all);
        }

        ByteBuffer toBytes() {
            return bytes.all();
        }
    }

    private static final class Buffer extends ByteArrayOutputStream {
        ByteBuffer all() {
            return ByteBuffer.wrap(buf, 0, count);
        }
    }
}
