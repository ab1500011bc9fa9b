package dev.intact.ledger;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * The value of a source field as it is kept of a rejected record: in the clear, masked, or sealed by AES-GCM (NIST SP
 * 800-38D) with a key that the caller holds. Immutable and thread-safe.
 */
public final class KeptValue implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom NONCES = new SecureRandom();
    private static final byte NOTHING = 0;
    private static final byte SOMETHING = 1;

    /** How a value is kept. */
    public enum Form {
        /** As it is. */
        PLAIN,
        /** Not at all, as its field is sensitive. */
        MASKED,
        /** So that only the holder of the key can read it. */
        SEALED,
        /** Not at all, as it is a content, or too long. */
        OMITTED
    }

    private final Form form;
    private final @Nullable String text;

    private KeptValue(Form form, @Nullable String text) {
        this.form = Objects.requireNonNull(form, "form");
        this.text = text;
    }

    /**
     * A value as it is.
     *
     * @param text its exact text; null if there is no value
     * @return the value
     */
    public static KeptValue plain(@Nullable String text) {
        return new KeptValue(Form.PLAIN, text);
    }

    /** {@return a value of which nothing is kept, as its field is sensitive} */
    public static KeptValue masked() {
        return new KeptValue(Form.MASKED, null);
    }

    /** {@return a value of which nothing is kept, as it is a content, or too long} */
    public static KeptValue omitted() {
        return new KeptValue(Form.OMITTED, null);
    }

    /**
     * What was kept before.
     *
     * @param form how it is kept
     * @param text what {@link #stored()} answered
     * @return the value
     */
    public static KeptValue restored(Form form, @Nullable String text) {
        return new KeptValue(form, text);
    }

    /**
     * A value that only the holder of a key can read.
     *
     * @param text its exact text; null if there is no value
     * @param key a key for AES
     * @param place where the value belongs: a value that was sealed for another place cannot be opened there
     * @return the value
     * @throws IllegalArgumentException if the key is none for AES
     */
    public static KeptValue sealed(@Nullable String text, SecretKey key, String place) {
        byte[] nonce = new byte[NONCE];
        NONCES.nextBytes(nonce);
        byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        byte[] open = ByteBuffer.allocate(1 + bytes.length)
                .put(text == null ? NOTHING : SOMETHING)
                .put(bytes)
                .array();
        try {
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, key, nonce, place).doFinal(open);
            byte[] whole = ByteBuffer.allocate(NONCE + closed.length)
                    .put(nonce)
                    .put(closed)
                    .array();
            return new KeptValue(Form.SEALED, Base64.getEncoder().encodeToString(whole));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "the key of the quarantine is none for AES; give one of 16 or 32 bytes", e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /**
     * Opens a sealed value.
     *
     * @param key the key that it was sealed with
     * @param place where the value belongs
     * @return the value as it is; itself, if it is not sealed
     * @throws IllegalArgumentException if it was sealed with another key, or for another place, or was changed since
     */
    public KeptValue opened(SecretKey key, String place) {
        if (form != Form.SEALED) {
            return this;
        }
        try {
            ByteBuffer whole = ByteBuffer.wrap(Base64.getDecoder().decode(Objects.requireNonNull(text, "text")));
            byte[] nonce = new byte[NONCE];
            whole.get(nonce);
            byte[] closed = new byte[whole.remaining()];
            whole.get(closed);
            byte[] open = cipher(Cipher.DECRYPT_MODE, key, nonce, place).doFinal(closed);
            return plain(open[0] == NOTHING ? null : new String(open, 1, open.length - 1, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | RuntimeException e) { // whose words are of no use to anybody
            throw new IllegalArgumentException(
                    "a value in quarantine cannot be opened; give the key that Options.quarantineKey had in the run",
                    e);
        }
    }

    /** {@return how it is kept} */
    public Form form() {
        return form;
    }

    /** {@return the exact text of a plain value; empty if there is none, or if it is not kept in the clear} */
    public Optional<String> text() {
        return form == Form.PLAIN ? Optional.ofNullable(text) : Optional.empty();
    }

    /** {@return what a ledger stores: the text, or the sealed bytes in Base64; null if there is nothing} */
    public @Nullable String stored() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeptValue that && form == that.form && Objects.equals(text, that.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(form, text);
    }

    /** {@return how it is kept, never the value} */
    @Override
    public String toString() {
        return form.toString();
    }
}
