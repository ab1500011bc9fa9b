package dev.intact.field;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The byte form of a row of a table: its values one after the other. */
record RowWire<R>(Table<R> table, List<Wire> wires) implements Wire {
    static <R> RowWire<R> of(Table<R> table) {
        return new RowWire<>(
                table,
                table.leaves().stream()
                        .map(leaf -> Codec.wire(table.name(), leaf.name(), leaf.type()))
                        .toList());
    }

    @Override
    public byte[] encode(Object row) {
        @Nullable Object[] values = new @Nullable Object[wires.size()];
        ((Row<?>) row).copyInto(values, 0);
        Frames frames = new Frames();
        for (int i = 0; i < values.length; i++) {
            wires.get(i).frame(values[i], frames);
        }
        return frames.toBytes();
    }

    @Override
    public Object decode(ByteBuffer bytes) {
        @Nullable Object[] values = new @Nullable Object[wires.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Codec.read(wires.get(i), bytes, table.leaves().get(i).name());
        }
        return table.create(values);
    }
}
