package dev.intact.ledger;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A rejected record as it is kept: what it was, what is wrong with it, and what it waits for. Immutable and
 * thread-safe.
 */
public final class Quarantined implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String id;
    private final Key key;
    private final Traces traces;
    private final Instant since;
    private final LinkedHashMap<String, KeptValue> fields;
    private final ArrayList<Problem> problems;
    private final ArrayList<Waiting> waits;
    private final boolean releasable;

    /**
     * By what a record is known again when its source is read again, as hashes.
     *
     * @param key of its key as it is, or of its place where it could not be read
     * @param position of its position
     * @param before of the key of the record before it; empty if that is not known
     */
    public record Traces(String key, String position, String before) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    private Quarantined(
            String id,
            Key key,
            Traces traces,
            Instant since,
            Map<String, KeptValue> fields,
            List<Problem> problems,
            List<Waiting> waits,
            boolean releasable) {
        this.id = Objects.requireNonNull(id, "id");
        this.key = Objects.requireNonNull(key, "key");
        this.traces = Objects.requireNonNull(traces, "traces");
        this.since = Objects.requireNonNull(since, "since");
        this.fields = new LinkedHashMap<>(fields);
        this.problems = new ArrayList<>(problems);
        this.waits = new ArrayList<>(waits);
        this.releasable = releasable;
    }

    /**
     * By what a key, or another text, is known again without being kept.
     *
     * @param texts the texts; what is hashed tells ("ab", "c") from ("a", "bc")
     * @return SHA-256 of them, in hexadecimal digits
     */
    public static String hash(String... texts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String text : texts) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * A rejected record.
     *
     * @param id an id that no other rejected record of the move has
     * @param key its key, as it may be shown
     * @param traces by what it is known again
     * @param since when it was rejected
     * @param problems what is wrong, as it may be shown
     * @return the record
     */
    public static Quarantined of(String id, Key key, Traces traces, Instant since, List<Problem> problems) {
        return new Quarantined(id, key, traces, since, Map.of(), problems, List.of(), false);
    }

    /**
     * The same record with its source fields.
     *
     * @param kept their values by their names, in their order
     * @return the record
     */
    public Quarantined fields(Map<String, KeptValue> kept) {
        return new Quarantined(id, key, traces, since, kept, problems, waits, releasable);
    }

    /**
     * The same record with what it waits for.
     *
     * @param parents the parents that are missing
     * @param nothingElse whether nothing else is wrong with it, so that it can be tried again when they have arrived
     * @return the record
     */
    public Quarantined waits(List<Waiting> parents, boolean nothingElse) {
        return new Quarantined(id, key, traces, since, fields, problems, parents, nothingElse);
    }

    /**
     * The same entry with what is wrong now.
     *
     * @param now the record as it was rejected again
     * @return the record, with the id, the traces and the age of this one
     */
    public Quarantined rejectedAgain(Quarantined now) {
        return new Quarantined(id, key, traces, since, now.fields, now.problems, now.waits, now.releasable);
    }

    /**
     * {@return what may stay when its data must go: a pseudonym in place of the key, and what was wrong, without
     * values}
     */
    public Quarantined erased() {
        List<Problem> words = problems.stream()
                .map(problem -> Problem.of(problem.what()).at(problem.field()).rule(problem.rule()))
                .toList();
        Key pseudonym = key.isPlace() ? key : Key.ofText(key.masked());
        return new Quarantined(id, pseudonym, traces, since, Map.of(), words, List.of(), false);
    }

    /** {@return an id that no other rejected record of the move has} */
    public String id() {
        return id;
    }

    /** {@return its key, as it may be shown} */
    public Key key() {
        return key;
    }

    /** {@return by what it is known again} */
    public Traces traces() {
        return traces;
    }

    /** {@return when it was rejected first} */
    public Instant since() {
        return since;
    }

    /** {@return its source fields in their order; empty if it could not be read, or was erased} */
    public Map<String, KeptValue> fields() {
        return Collections.unmodifiableMap(fields);
    }

    /** {@return what is wrong, as it may be shown} */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** {@return the parents that are missing} */
    public List<Waiting> waits() {
        return List.copyOf(waits);
    }

    /** {@return whether nothing is wrong but that parents are missing} */
    public boolean isReleasable() {
        return releasable;
    }

    /** {@return what a ledger stores beside id, key, hash of the key, and age: one JSON object} */
    public String detail() {
        return QuarantineJson.write(this);
    }

    /**
     * Reads what a ledger stored.
     *
     * @param id the id
     * @param key the key, as it may be shown
     * @param keyHash the hash of the key
     * @param since when it was rejected first
     * @param detail what {@link #detail()} answered
     * @return the record
     * @throws LedgerException if the detail is damaged
     */
    public static Quarantined restored(String id, Key key, String keyHash, Instant since, String detail) {
        return QuarantineJson.read(id, key, keyHash, since, detail);
    }

    @Override
    public String toString() {
        return key.masked() + " in quarantine";
    }
}
