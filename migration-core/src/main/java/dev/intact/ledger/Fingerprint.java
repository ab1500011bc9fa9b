package dev.intact.ledger;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What something was like when a run began, as facts: a definition, a source, the tables of a target. Two of them can
 * be compared, and say what has changed. Immutable and thread-safe.
 */
public final class Fingerprint implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Fingerprint NONE = new Fingerprint(List.of());

    private final ArrayList<String> facts;

    private Fingerprint(List<String> facts) {
        this.facts = new ArrayList<>(facts);
    }

    /** {@return the fingerprint of what leaves none: nothing can be said about it} */
    public static Fingerprint none() {
        return NONE;
    }

    /**
     * A fingerprint.
     *
     * @param facts the facts, a sentence or a short statement each, in a stable order, without values of records
     * @return the fingerprint
     */
    public static Fingerprint of(List<String> facts) {
        return new Fingerprint(facts.stream()
                .map(fact -> fact.replace("\n", " ").replace("\r", " "))
                .toList());
    }

    /**
     * Reads what {@link #text()} wrote.
     *
     * @param text the facts, one a line
     * @return the fingerprint
     */
    public static Fingerprint parse(String text) {
        return new Fingerprint(text.lines().toList());
    }

    /** {@return the facts, one a line} */
    public String text() {
        return String.join("\n", facts);
    }

    /** {@return the facts} */
    public List<String> facts() {
        return List.copyOf(facts);
    }

    /** {@return SHA-256 over the facts, each after its length, in hexadecimal digits} */
    public String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String fact : facts) {
                byte[] bytes = fact.getBytes(StandardCharsets.UTF_8);
                digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * What has changed since.
     *
     * @param now how it is now
     * @return {@code was: …} for each fact that is gone, then {@code is: …} for each that is new; empty if nothing
     *     changed
     */
    public List<String> changes(Fingerprint now) {
        List<String> changes = new ArrayList<>();
        missing(facts, now.facts).forEach(fact -> changes.add("was: " + fact));
        missing(now.facts, facts).forEach(fact -> changes.add("is: " + fact));
        if (changes.isEmpty() && !facts.equals(now.facts)) {
            changes.add("the order is another");
        }
        return changes;
    }

    private static List<String> missing(List<String> from, List<String> in) {
        List<String> rest = new ArrayList<>(from);
        in.forEach(rest::remove);
        return rest;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint that && facts.equals(that.facts);
    }

    @Override
    public int hashCode() {
        return facts.hashCode();
    }

    @Override
    public String toString() {
        return facts.isEmpty() ? "none" : hash().substring(0, 12);
    }
}
