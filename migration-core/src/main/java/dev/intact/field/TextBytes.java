package dev.intact.field;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Text as UTF-8; or, where it holds half a surrogate pair, which UTF-8 cannot write, char by char behind a byte that
 * UTF-8 never uses.
 */
final class TextBytes {
    private static final byte CHARS = (byte) 0xFF;

    private TextBytes() {}

    static byte[] encode(String text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) { // half a surrogate pair
            ByteBuffer chars = ByteBuffer.allocate(1 + text.length() * Character.BYTES);
            chars.put(CHARS).asCharBuffer().put(text);
            return chars.array();
        }
    }

    static String decode(byte[] bytes) {
        if (bytes.length % Character.BYTES == 1 && bytes[0] == CHARS) {
            return ByteBuffer.wrap(bytes, 1, bytes.length - 1)
                    .slice()
                    .asCharBuffer()
                    .toString();
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a text is not UTF-8", e);
        }
    }
}
