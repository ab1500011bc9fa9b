package dev.intact.field;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Bytes that lie elsewhere than in the heap, as the value of a field: an attachment, a picture, a scanned letter. It is
 * a handle, and may be opened as often as is needed; a row that is written a second time opens it once more.
 *
 * <p>What a source gives as content is to be read while the run lasts; where it is stored meanwhile is the source's
 * affair. Two contents are equal only if they are the same object: to compare bytes means to read them, which
 * {@link #hasSameBytesAs} and {@link #sha256} do. Content has no byte form of its own, so that a {@link Codec} refuses
 * it. Immutable; thread-safe as far as what opens it is.
 */
public final class Content {
    private static final int BUFFER = 1 << 16;

    private final OptionalLong length;
    private final Opening opening;

    private Content(OptionalLong length, Opening opening) {
        this.length = Objects.requireNonNull(length, "length");
        this.opening = Objects.requireNonNull(opening, "opening");
        if (length.isPresent() && length.getAsLong() < 0) {
            throw new IllegalArgumentException(
                    "content cannot have a length of %s bytes".formatted(length.getAsLong()));
        }
    }

    /** Opens the bytes from their beginning. */
    @FunctionalInterface
    public interface Opening {
        /**
         * Opens the bytes, however often it is asked.
         *
         * @return the bytes, to be closed by the caller
         * @throws IOException if they cannot be reached
         */
        InputStream open() throws IOException;
    }

    /**
     * Bytes in the heap.
     *
     * @param bytes the bytes, which are copied
     * @return the content
     */
    public static Content of(byte[] bytes) {
        byte[] copy = bytes.clone();
        return new Content(OptionalLong.of(copy.length), () -> new ByteArrayInputStream(copy));
    }

    /**
     * A file, whose length is that of now.
     *
     * @param file the file, which must not change as long as the content is used
     * @return the content
     * @throws IOException if there is no such file, or its length cannot be found
     */
    public static Content of(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString(), null, "there is no such file to be read as content");
        }
        return new Content(OptionalLong.of(Files.size(file)), () -> Files.newInputStream(file));
    }

    /**
     * Bytes from anywhere.
     *
     * @param length how many bytes there are, empty if that is not known before they are read
     * @param opening opens them, each time from the beginning and with the same bytes
     * @return the content
     * @throws IllegalArgumentException if the length is negative
     */
    public static Content of(OptionalLong length, Opening opening) {
        return new Content(length, opening);
    }

    /** {@return how many bytes there are; empty if that is not known before they are read} */
    public OptionalLong length() {
        return length;
    }

    /**
     * Opens the bytes from their beginning.
     *
     * @return the bytes, to be closed by the caller
     * @throws IOException if they cannot be reached
     */
    public InputStream open() throws IOException {
        return opening.open();
    }

    /**
     * Reads all bytes.
     *
     * @return their SHA-256 (FIPS 180-4) in 64 hexadecimal digits, lower case
     * @throws IOException if they cannot be read
     */
    public String sha256() throws IOException {
        MessageDigest digest = digest();
        try (InputStream bytes = new DigestInputStream(open(), digest)) {
            long unused = bytes.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Reads both to their end, or to the first difference.
     *
     * @param other another content
     * @return whether it has the same bytes
     * @throws IOException if one of them cannot be read
     */
    public boolean hasSameBytesAs(Content other) throws IOException {
        try (InputStream these = open();
                InputStream those = other.open()) {
            byte[] mine = these.readNBytes(BUFFER);
            byte[] theirs = those.readNBytes(BUFFER);
            while (mine.length > 0 && Arrays.equals(mine, theirs)) {
                mine = these.readNBytes(BUFFER);
                theirs = those.readNBytes(BUFFER);
            }
            return mine.length == 0 && theirs.length == 0;
        }
    }

    /** {@return how long it is, without a byte of it} */
    @Override
    public String toString() {
        return length.isPresent() ? "content of %s bytes".formatted(length.getAsLong()) : "content of unknown length";
    }
}
