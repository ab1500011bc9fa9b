package dev.intact.internal;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.ledger.ChunkRecord;
import dev.intact.ledger.Position;
import dev.intact.source.Cursor;
import dev.intact.source.Receiver;
import dev.intact.source.Source;
import dev.intact.source.SourceException;
import dev.intact.source.Split;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads a split in a thread of its own, at most two chunks ahead of the worker that maps and writes them, so that
 * reading overlaps with writing and the heap does not grow.
 */
final class ChunkReader<S> implements AutoCloseable {
    private static final int AHEAD = 2;
    private static final long PATIENCE_MS = 50;

    private final Source<S> source;
    private final Split split;
    private final int chunkSize;
    private final StartPoint start;
    private final Checksum<S> checksum;
    private final BlockingQueue<ReadChunk<S>> queue = new ArrayBlockingQueue<>(AHEAD);
    private final Thread thread;
    private volatile boolean closed;

    ChunkReader(String move, Source<S> source, Split split, StartPoint start, int chunkSize) {
        this.source = source;
        this.split = split;
        this.start = start;
        this.chunkSize = chunkSize;
        this.checksum = new Checksum<>(source.schema());
        this.thread = new Thread(this::read, "intact-read-%s-%s".formatted(move, split.id()));
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Waits for what comes next.
     *
     * @param meanwhile asked again and again while there is nothing; it throws to give up
     */
    ReadChunk<S> next(Runnable meanwhile) {
        try {
            ReadChunk<S> next = queue.poll();
            while (next == null) {
                meanwhile.run();
                next = queue.poll(PATIENCE_MS, TimeUnit.MILLISECONDS);
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }

    private void read() {
        put(readAll());
    }

    /** Hands over, however often it is interrupted by what the source calls, until the worker has given up. */
    private void put(ReadChunk<S> chunk) {
        boolean interrupted = false;
        boolean handed = false;
        while (!handed && !closed) {
            try {
                handed = queue.offer(chunk, PATIENCE_MS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads to the end, and answers how it ended; the cursor is closed by then, and its failure to close counts. */
    private ReadChunk<S> readAll() {
        try (Cursor<S> cursor = source.open(split, start.from())) {
            Position from = passKnown(cursor);
            Iterator<Long> given = start.next().iterator();
            long wanted = given.hasNext() ? given.next() : chunkSize;
            Gathering<S> gathering = new Gathering<>(chunkSize);
            while (!closed && cursor.next(gathering)) {
                if (gathering.items.size() >= wanted) {
                    from = hand(gathering, from);
                    gathering = new Gathering<>(chunkSize);
                    wanted = given.hasNext() ? given.next() : chunkSize;
                }
            }
            hand(gathering, from);
            return new ReadChunk.End<>(closed ? OptionalLong.empty() : cursor.count());
        } catch (Throwable e) { // also a checked exception that was thrown past the compiler: the worker waits for news
            return new ReadChunk.Failed<>(e);
        }
    }

    /** Reads again the last chunk that was committed, and makes sure that it ends as it did then. */
    private Position passKnown(Cursor<S> cursor) {
        ChunkRecord last = start.last();
        if (last == null || !start.isChecked()) {
            return start.from();
        }
        Latest<S> latest = new Latest<>();
        for (long i = 0; i < last.balance().read() && !closed; i++) {
            if (!cursor.next(latest)) {
                throw changed(last, "it ends within them");
            }
        }
        ReadItem<S> item = latest.item;
        if (item == null || !item.position().equals(last.to())) {
            throw changed(last, "another record is the last of them");
        }
        if (!checksum.of(item).equals(last.lastRecord())) {
            throw changed(last, "the last of them is not what it was");
        }
        return last.to();
    }

    private SourceException changed(ChunkRecord last, String how) {
        return new SourceException(
                "%s has changed since its last chunk of %s records was moved: %s; restore it, or begin anew"
                        .formatted(source.name(), last.balance().read(), how));
    }

    @CanIgnoreReturnValue
    private Position hand(Gathering<S> gathering, Position from) {
        if (gathering.items.isEmpty()) {
            return from;
        }
        ReadItem<S> last = gathering.items.get(gathering.items.size() - 1);
        put(new ReadChunk.Items<>(from, last.position(), gathering.items, gathering.read, checksum.of(last)));
        return last.position();
    }

    @Override
    public void close() {
        closed = true; // not by an interrupt, which would close the files of an embedded database under others
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                queue.clear();
                thread.join(10);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes the records of one chunk, and counts them as they come. */
    private static final class Gathering<S> implements Receiver<S> {
        private final List<ReadItem<S>> items;
        private long read;

        Gathering(int chunkSize) {
            this.items = new ArrayList<>(Math.min(chunkSize, 1_000));
        }

        @Override
        public void record(Position position, S record) {
            read++;
            items.add(ReadItem.of(position, record));
        }

        @Override
        public void unreadable(Position position, Key place, List<Problem> problems) {
            read++;
            items.add(ReadItem.unreadable(position, place, problems));
        }
    }

    /** Remembers the record that was handed over last. */
    private static final class Latest<S> implements Receiver<S> {
        private @Nullable ReadItem<S> item;

        @Override
        public void record(Position position, S record) {
            item = ReadItem.of(position, record);
        }

        @Override
        public void unreadable(Position position, Key place, List<Problem> problems) {
            item = ReadItem.unreadable(position, place, problems);
        }
    }
}
