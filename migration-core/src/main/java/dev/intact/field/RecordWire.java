package dev.intact.field;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The byte form of a record: its components one after the other, a nested record being one of them. */
record RecordWire(RecordShape<?> shape, List<Wire> wires) implements Wire {
    static RecordWire of(RecordShape<?> shape) {
        List<Wire> wires = shape.components().stream()
                .map(component -> component.nested() == null
                        ? Codec.wire(shape.type().getSimpleName(), component.name(), component.genericType())
                        : of(component.nested()))
                .toList();
        return new RecordWire(shape, wires);
    }

    @Override
    public byte[] encode(Object row) {
        Frames frames = new Frames();
        for (int i = 0; i < wires.size(); i++) {
            wires.get(i).frame(shape.components().get(i).read(row), frames);
        }
        return frames.toBytes();
    }

    @Override
    public Object decode(ByteBuffer bytes) {
        @Nullable Object[] arguments = new @Nullable Object[wires.size()];
        for (int i = 0; i < arguments.length; i++) {
            Component component = shape.components().get(i);
            arguments[i] = Codec.read(wires.get(i), bytes, component.name());
            if (arguments[i] == null && component.type().isPrimitive()) {
                throw new IllegalArgumentException(component.name() + ": a primitive has no value");
            }
        }
        return shape.construct(arguments);
    }
}
