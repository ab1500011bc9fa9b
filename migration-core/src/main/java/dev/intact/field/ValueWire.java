package dev.intact.field;

import java.nio.ByteBuffer;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The byte form of a type by two functions. */
final class ValueWire implements Wire {
    private final Function<Object, byte[]> encoder;
    private final Function<ByteBuffer, Object> decoder;

    private ValueWire(Function<Object, byte[]> encoder, Function<ByteBuffer, Object> decoder) {
        this.encoder = encoder;
        this.decoder = decoder;
    }

    /** Values that always take the same number of bytes. */
    static <T> Wire fixed(Class<T> type, int size, BiConsumer<ByteBuffer, T> writer, Function<ByteBuffer, T> reader) {
        return new ValueWire(
                value -> {
                    ByteBuffer bytes = ByteBuffer.allocate(size);
                    writer.accept(bytes, type.cast(value));
                    return bytes.array();
                },
                reader::apply);
    }

    /** Values of any length. */
    static <T> Wire of(Class<T> type, Function<T, byte[]> encoder, Function<byte[], T> decoder) {
        return new ValueWire(value -> encoder.apply(type.cast(value)), bytes -> decoder.apply(rest(bytes)));
    }

    private static byte[] rest(ByteBuffer bytes) {
        byte[] rest = new byte[bytes.remaining()];
        bytes.get(rest);
        return rest;
    }

    @Override
    public byte[] encode(Object value) {
        return encoder.apply(value);
    }

    @Override
    public Object decode(ByteBuffer bytes) {
        return decoder.apply(bytes);
    }
}
