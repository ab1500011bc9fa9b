package dev.intact.csv;

import java.io.IOException;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;

/** The bytes by which a Unicode file may begin, and which are no part of its text. */
enum ByteOrderMark {
    UTF_32LE(0xFF, 0xFE, 0, 0),
    UTF_32BE(0, 0, 0xFE, 0xFF),
    UTF_8(0xEF, 0xBB, 0xBF),
    UTF_16LE(0xFF, 0xFE),
    UTF_16BE(0xFE, 0xFF);

    static final int LONGEST = 4;

    @SuppressWarnings("ImmutableEnumChecker") // never changed, nor handed out
    private final int[] bytes;

    ByteOrderMark(int... bytes) {
        this.bytes = bytes;
    }

    int length() {
        return bytes.length;
    }

    String charsetName() {
        return name().replace('_', '-');
    }

    /** Takes the mark off the beginning of a stream, if there is one. */
    static Optional<ByteOrderMark> take(PushbackInputStream in, Charset declared) throws IOException {
        byte[] head = in.readNBytes(LONGEST);
        Optional<ByteOrderMark> found = Arrays.stream(values())
                .filter(mark -> mark.begins(head) && mark.isPlausible(declared))
                .findFirst();
        int taken = found.map(ByteOrderMark::length).orElse(0);
        in.unread(head, taken, head.length - taken);
        return found;
    }

    private boolean begins(byte[] head) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** Where UTF-16 is declared, four bytes that could mark UTF-32 are a mark of UTF-16 and a NUL. */
    private boolean isPlausible(Charset declared) {
        return length() < LONGEST || !declared.name().startsWith("UTF-16");
    }

    boolean belies(Charset declared) {
        return !charsetName().equals(definite(declared, Optional.of(this)).name());
    }

    /** The charset to decode with: a declared one that would look for the mark itself becomes a definite one. */
    static Charset definite(Charset declared, Optional<ByteOrderMark> found) {
        String name = declared.name();
        if (!name.equals("UTF-16") && !name.equals("UTF-32")) {
            return declared;
        }
        return Charset.forName(found.map(ByteOrderMark::charsetName)
                .filter(marked -> marked.startsWith(name))
                .orElse(name + "BE"));
    }
}
