package dev.intact.field;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The byte form of a list: its elements one after the other. */
record ListWire(Wire element) implements Wire {
    @Override
    public byte[] encode(Object value) {
        Frames elements = new Frames();
        for (Object item : (List<?>) value) {
            element.frame(item, elements);
        }
        return elements.toBytes();
    }

    @Override
    public Object decode(ByteBuffer bytes) {
        List<@Nullable Object> elements = new ArrayList<>();
        while (bytes.hasRemaining()) {
            elements.add(element.unframe(bytes));
        }
        return Collections.unmodifiableList(elements);
    }
}
