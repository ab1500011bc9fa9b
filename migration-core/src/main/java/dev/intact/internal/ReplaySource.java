package dev.intact.internal;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.field.Schema;
import dev.intact.ledger.Fingerprint;
import dev.intact.ledger.Position;
import dev.intact.ledger.Quarantined;
import dev.intact.source.Cursor;
import dev.intact.source.Receiver;
import dev.intact.source.Source;
import dev.intact.source.Split;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads a source again, and hands over those records alone that are replayed, with their fixes. */
@SuppressWarnings("serial") // a replay runs where it is called
final class ReplaySource<S> implements Source<S> {
    private static final long serialVersionUID = 1L;

    private final Source<S> source;
    private final List<Split> splits;
    private final Map<Split, Map<Position, Overlay>> chosen;
    private final Map<S, S> asRead = Collections.synchronizedMap(new IdentityHashMap<>()); // those with new values

    ReplaySource(Source<S> source, List<Split> splits, Map<Split, Map<Position, Overlay>> chosen) {
        this.source = source;
        this.splits = List.copyOf(splits);
        this.chosen = Map.copyOf(chosen);
    }

    /**
     * A record that is replayed.
     *
     * @param known what is in quarantine of it
     * @param values the new values by the indexes of their fields
     */
    record Overlay(Quarantined known, Map<Integer, @Nullable Object> values) {}

    /** A record as the source has it, without the new values. */
    S asRead(S record) {
        return asRead.getOrDefault(record, record);
    }

    /** The record with its new values. */
    static <S> S fixed(Schema<S> schema, S record, Map<Integer, @Nullable Object> values) {
        if (values.isEmpty()) {
            return record;
        }
        @Nullable Object[] all = schema.values(record);
        values.forEach((index, value) -> all[index] = value);
        return schema.create(all);
    }

    /** What is in quarantine of the record at a position. */
    Quarantined known(Split split, Position position) {
        return Objects.requireNonNull(of(split).get(position), "a record that is replayed")
                .known();
    }

    private Map<Position, Overlay> of(Split split) {
        return chosen.getOrDefault(split, Map.of());
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public Schema<S> schema() {
        return source.schema();
    }

    /** The same, however many are wanted: positions were found in these. */
    @Override
    public List<Split> splits(int atMost) {
        return splits;
    }

    @Override
    public Fingerprint fingerprint() {
        return source.fingerprint();
    }

    @Override
    public Cursor<S> open(Split split, Position after) {
        return new Choosing(source.open(split, after), of(split));
    }

    /** Counts by what was found when the source was searched, not by what is handed over now. */
    private final class Choosing implements Cursor<S> {
        private final Cursor<S> cursor;
        private final Map<Position, Overlay> wanted;
        private long left;

        Choosing(Cursor<S> cursor, Map<Position, Overlay> wanted) {
            this.cursor = cursor;
            this.wanted = wanted;
            this.left = wanted.size();
        }

        /** Hands over at most one record; between those that are not wanted the reader can be stopped. */
        @Override
        public boolean next(Receiver<? super S> receiver) {
            return left > 0
                    && cursor.next(new Receiver<S>() {
                        @Override
                        public void record(Position position, S record) {
                            Overlay overlay = wanted.get(position);
                            if (overlay != null) {
                                left--;
                                S fixed = fixed(schema(), record, overlay.values());
                                if (fixed != record) {
                                    asRead.put(fixed, record);
                                }
                                receiver.record(position, fixed);
                            }
                        }

                        @Override
                        public void unreadable(Position position, Key place, List<Problem> problems) {
                            if (wanted.containsKey(position)) {
                                left--;
                                receiver.unreadable(position, place, problems);
                            }
                        }
                    });
        }

        @Override
        public OptionalLong count() {
            return OptionalLong.of(wanted.size());
        }

        @Override
        public void close() {
            cursor.close();
        }
    }
}
