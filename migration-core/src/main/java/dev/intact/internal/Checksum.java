package dev.intact.internal;

import dev.intact.field.Codec;
import dev.intact.field.Schema;
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
        String whole = whole(record);
        return whole.substring(0, Math.min(2 * BYTES, whole.length()));
    }

    /** All of the hash, in hexadecimal digits; empty if records have no byte form. */
    String whole(S record) {
        if (codec == null) {
            return "";
        }
        try {
            return HexFormat.of().formatHex(ValueHash.digest().digest(codec.encode(record)));
        } catch (RuntimeException e) {
            return UNREADABLE; // its accessors throw: it will be rejected
        }
    }
}
