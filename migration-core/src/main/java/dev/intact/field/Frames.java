package dev.intact.field;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Byte strings one after the other, each behind its length plus one; zero stands for null. The length is written in
 * groups of seven bits, the lowest first, of which all but the last have the highest bit set.
 */
final class Frames {
    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;
    private static final int LONGEST_SHIFT = 4 * BITS;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void add(byte @Nullable [] frame) {
        writeLength(frame == null ? 0 : Math.addExact(frame.length, 1));
        if (frame != null) {
            bytes.writeBytes(frame);
        }
    }

    private void writeLength(int length) {
        int rest = length;
        while (rest >= MORE) {
            bytes.write((rest & (MORE - 1)) | MORE);
            rest >>>= BITS;
        }
        bytes.write(rest);
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    /** Takes the next frame off the bytes; null stands for null. */
    static @Nullable ByteBuffer next(ByteBuffer bytes) {
        int length = readLength(bytes) - 1;
        if (length < 0) {
            return null;
        }
        if (length > bytes.remaining()) {
            throw new IllegalArgumentException(
                    "%s bytes are announced, %s are left".formatted(length, bytes.remaining()));
        }
        ByteBuffer frame = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        return frame;
    }

    private static int readLength(ByteBuffer bytes) {
        int length = 0;
        for (int shift = 0; shift <= LONGEST_SHIFT; shift += BITS) {
            int group = bytes.get();
            length |= (group & (MORE - 1)) << shift;
            if (group >= 0) {
                return checked(length);
            }
        }
        throw new IllegalArgumentException("a length has too many bytes");
    }

    private static int checked(int length) {
        if (length < 0) {
            throw new IllegalArgumentException("a length is negative");
        }
        return length;
    }
}
