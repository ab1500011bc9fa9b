package dev.intact.run;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.ledger.KeptValue;
import dev.intact.ledger.QuarantineEntry;
import dev.intact.ledger.Quarantined;
import dev.intact.ledger.Waiting;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.crypto.SecretKey;

/** A rejected record that can be fixed and tried again. Immutable and thread-safe. */
public final class QuarantinedRecord {
    private final String migration;
    private final String move;
    private final QuarantineEntry entry;

    private QuarantinedRecord(String migration, String move, QuarantineEntry entry) {
        this.migration = Objects.requireNonNull(migration, "migration");
        this.move = Objects.requireNonNull(move, "move");
        this.entry = Objects.requireNonNull(entry, "entry");
    }

    /**
     * A rejected record.
     *
     * @param migration the name of the migration
     * @param move the name of the move
     * @param entry what its ledger keeps
     * @return the record
     */
    public static QuarantinedRecord of(String migration, String move, QuarantineEntry entry) {
        return new QuarantinedRecord(migration, move, entry);
    }

    /**
     * The same record with its sealed fields opened.
     *
     * @param key the key that {@link Options#quarantineKey} had in the run
     * @return the record, whose values must not be shown to everybody
     * @throws IllegalArgumentException if a field was sealed with another key
     */
    public QuarantinedRecord opened(SecretKey key) {
        Map<String, KeptValue> open = new LinkedHashMap<>();
        fields().forEach((field, value) ->
                open.put(field, value.opened(key, Key.of(migration, move, field).text())));
        Quarantined record = entry.record().fields(open);
        return new QuarantinedRecord(migration, move, QuarantineEntry.of(record, entry.state(), entry.run()));
    }

    /** {@return an id that no other record in quarantine of the move has} */
    public String id() {
        return entry.record().id();
    }

    /** {@return the name of the move} */
    public String move() {
        return move;
    }

    /** {@return its key as it may be shown: a pseudonym where the key is sensitive, a place where it has none} */
    public String key() {
        return entry.record().key().text();
    }

    /** {@return its source fields in their order, sensitive ones masked or sealed; empty if it could not be read} */
    public Map<String, KeptValue> fields() {
        return entry.record().fields();
    }

    /** {@return what is wrong: field, rule, value (masked where it is sensitive) and cause} */
    public List<Problem> problems() {
        return entry.record().problems();
    }

    /** {@return the parents that it waits for; empty if none is missing} */
    public List<Waiting> waitsFor() {
        return entry.record().waits();
    }

    /** {@return whether nothing is wrong but that parents are missing, so that it is tried again when they arrive} */
    public boolean isReleasable() {
        return entry.record().isReleasable();
    }

    /** {@return the id of the run, or the replay, that rejected it last} */
    public String run() {
        return entry.run();
    }

    /** {@return when it was rejected first} */
    public Instant since() {
        return entry.record().since();
    }

    /** {@return what a ledger keeps of it} */
    public QuarantineEntry entry() {
        return entry;
    }

    @Override
    public String toString() {
        return "%s %s: %s".formatted(move, key(), problems());
    }
}
