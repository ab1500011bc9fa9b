package dev.intact.internal;

import dev.intact.field.Codec;
import dev.intact.field.Schema;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Knows a record again: the beginning of a SHA-256 over its bytes. Not thread-safe. */
final class Checksum<S> {
    private static final int BYTES = 8;
    private static final String UNREADABLE = "unreadable";

    private final @Nullable Codec<S> codec;

    Checksum(Schema<S> schema) {
        this.codec = codec(schema);
    }

    private static <S> @Nullable Codec<S> codec(Schema<S> schema) {
        try {
            return Codec.of(schema);
        } catch (IllegalArgumentException e) {
            return null; // a field without a byte form: such records are known by their position alone
        }
    }

    String of(ReadItem<S> item) {
        S record = item.record();
        if (record == null) {
            return UNREADABLE;
        }
        if (codec == null) {
            return "";
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(codec.encode(record));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        } catch (RuntimeException e) {
            return UNREADABLE; // its accessors throw: it will be rejected
        }
    }
}
