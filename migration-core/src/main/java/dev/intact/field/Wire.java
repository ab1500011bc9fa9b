package dev.intact.field;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The byte form of one type. A value is never null here; {@link Frames} tells null from a value. */
interface Wire {
    byte[] encode(Object value);

    /** Reads all the bytes that are left. */
    Object decode(ByteBuffer bytes);

    /** A value as it stands among others: its length first, so that null and an empty text differ. */
    default void frame(@Nullable Object value, Frames into) {
        into.add(value == null ? null : encode(value));
    }

    /** The opposite of {@link #frame}. */
    default @Nullable Object unframe(ByteBuffer bytes) {
        ByteBuffer framed = Frames.next(bytes);
        if (framed == null) {
            return null;
        }
        Object value = decode(framed);
        if (framed.hasRemaining()) {
            throw new IllegalArgumentException("%s bytes too many".formatted(framed.remaining()));
        }
        return value;
    }
}
