package dev.intact.duplicates;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows on the disk, parted by eight bits of their hashes, so that each part can be sorted in the heap. All parts lie in
 * one file, in blocks of some kilobytes. Several threads write, each by a {@link Writer} of its own; then several read.
 */
final class Spill {
    static final int PARTS = 256;
    static final int BITS = 8;
    private static final int BLOCK = 4 * 1024;

    private final SpillFolder folder;
    private final FileChannel file;
    private final boolean loaded;
    private final int known;
    private final AtomicLong end = new AtomicLong();
    private final List<List<Extent>> blocks = new ArrayList<>();

    /** A stretch of the file. */
    private record Extent(long from, int length) {}

    /** Takes the rows of a part, in no order. */
    @FunctionalInterface
    interface RowTaker {
        void row(long high, long low, int record, ByteBuffer load);
    }

    /**
     * An empty one.
     *
     * @param loaded whether something goes with each row
     * @param known how many of the first bits of the hash all rows have in common; the parts are told by the next
     */
    Spill(SpillFolder folder, boolean loaded, int known) {
        this.folder = folder;
        this.file = folder.file();
        this.loaded = loaded;
        this.known = known;
        for (int part = 0; part < PARTS; part++) {
            blocks.add(new ArrayList<>());
        }
    }

    int known() {
        return known;
    }

    /** One that takes the rows of a part which is too large for the heap. */
    Spill finer() {
        return new Spill(folder, loaded, known + BITS);
    }

    private int part(long high, long low) {
        long bits = known < Long.SIZE ? high << known : low << (known - Long.SIZE);
        return (int) (bits >>> (Long.SIZE - BITS));
    }

    /** The parts that hold rows, in the order of the hashes. */
    int[] parts() {
        return IntStream.range(0, PARTS)
                .filter(part -> !blocks.get(part).isEmpty())
                .toArray();
    }

    /** How many bytes a part has. */
    long size(int part) {
        return blocks.get(part).stream().mapToLong(Extent::length).sum();
    }

    /** A part, in the heap. */
    Rows load(int part) {
        ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(size(part)));
        for (Extent block : blocks.get(part)) {
            read(block, all);
        }
        return new Rows(all.flip(), loaded);
    }

    /** Hands over the rows of a part, one by one, in no order. */
    void forEach(int part, RowTaker taker) {
        for (Extent block : blocks.get(part)) {
            ByteBuffer bytes = ByteBuffer.allocate(block.length());
            read(block, bytes);
            Rows rows = new Rows(bytes.flip(), loaded);
            for (int row = 0; row < rows.size(); row++) {
                taker.row(rows.high(row), rows.low(row), rows.record(row), rows.load(row));
            }
        }
    }

    private void read(Extent block, ByteBuffer into) {
        ByteBuffer window = into.slice(into.position(), block.length());
        try {
            for (long at = block.from(); window.hasRemaining(); ) {
                int read = file.read(window, at);
                if (read < 0) {
                    throw new IOException("a spilled file is shorter than what was written to it");
                }
                at += read;
            }
        } catch (IOException e) {
            throw SpillFolder.failed(e);
        }
        into.position(into.position() + block.length());
    }

    private void write(int part, ByteBuffer rows) {
        int length = rows.remaining();
        long from = end.getAndAdd(length);
        try {
            for (long at = from; rows.hasRemaining(); ) {
                at += file.write(rows, at);
            }
        } catch (IOException e) {
            throw SpillFolder.failed(e);
        }
        folder.count(length);
        List<Extent> extents = blocks.get(part);
        synchronized (extents) {
            extents.add(new Extent(from, length));
        }
    }

    /** Lets go of the file. */
    void drop() {
        folder.drop(file);
    }

    Writer writer() {
        return new Writer();
    }

    /** Writes rows; for one thread. */
    final class Writer {
        private final @Nullable ByteBuffer[] buffers = new @Nullable ByteBuffer[PARTS];

        void add(long high, long low, int record) {
            ByteBuffer unused = head(part(high, low), Rows.HEAD, high, low, record);
        }

        /** With what goes with it; in a spill that carries nothing, nothing does. */
        void add(long high, long low, int record, ByteBuffer load) {
            if (!loaded) {
                add(high, low, record);
                return;
            }
            int length = load.remaining();
            head(part(high, low), Rows.HEAD + Integer.BYTES + length, high, low, record)
                    .putInt(length)
                    .put(load);
        }

        private ByteBuffer head(int part, int length, long high, long low, int record) {
            return room(part, length).putLong(high).putLong(low).putInt(record);
        }

        private ByteBuffer room(int part, int length) {
            ByteBuffer buffer = buffers[part];
            if (buffer != null && buffer.remaining() < length) {
                write(part, buffer.flip());
                buffer = buffer.capacity() < length || buffer.capacity() > BLOCK ? null : buffer.clear();
            }
            if (buffer == null) {
                buffer = ByteBuffer.allocate(Math.max(BLOCK, length));
                buffers[part] = buffer;
            }
            return buffer;
        }

        /** Writes what is left. */
        void flush() {
            for (int part = 0; part < PARTS; part++) {
                ByteBuffer buffer = buffers[part];
                if (buffer != null) {
                    write(part, buffer.flip());
                    buffers[part] = null;
                }
            }
        }
    }
}
