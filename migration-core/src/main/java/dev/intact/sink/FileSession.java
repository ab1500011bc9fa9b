package dev.intact.sink;

import dev.intact.ledger.Balance;
import dev.intact.ledger.Chunk;
import dev.intact.ledger.Position;
import dev.intact.ledger.Receipt;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A file that is open for one run. It remembers the chunks that it has, so that none is written twice. */
final class FileSession<T> implements TargetSession {
    private final FileSink<T> sink;
    private final PendingFile file;
    private final RowWriter<T> writer;
    private final Map<Stretch, Balance> chunks = new HashMap<>();
    private long epoch = Long.MIN_VALUE;
    private boolean busy;
    private boolean closed;

    private record Stretch(String run, String move, String partition, Position from, Position to) {
        static Stretch of(Chunk chunk) {
            return new Stretch(chunk.run(), chunk.move(), chunk.partition(), chunk.from(), chunk.to());
        }
    }

    private FileSession(FileSink<T> sink, PendingFile file, RowWriter<T> writer) {
        this.sink = sink;
        this.file = file;
        this.writer = writer;
    }

    static <T> FileSession<T> open(FileSink<T> sink, Set<String> generated) {
        FileTarget target = sink.target();
        try {
            PendingFile file = PendingFile.create(target);
            FileSession<T> session = new FileSession<>(sink, file, sink.writer(generated));
            session.writeBeginning();
            return session;
        } catch (FileAlreadyExistsException e) {
            throw occupied(target);
        } catch (NoSuchFileException e) {
            throw new TargetException("%s: its directory does not exist; create it".formatted(target.path()));
        } catch (IOException e) {
            throw new TargetException(
                    "%s: cannot be created; check that its directory can be written to".formatted(target.path()), e);
        }
    }

    private static TargetException occupied(FileTarget target) {
        return new TargetException(
                "%s: the file exists already; move it away, or declare it replacing()".formatted(target.path()));
    }

    private void writeBeginning() {
        try {
            writer.begin(file.stretch());
            file.commit();
        } catch (IOException | RuntimeException e) {
            close();
            throw failed("its beginning cannot be written", e);
        }
    }

    TargetException failed(String what, Exception cause) {
        return new TargetException(
                "%s: %s; check the free space and the state of the disk"
                        .formatted(sink.target().path(), what),
                cause);
    }

    FileSink<T> sink() {
        return sink;
    }

    RowWriter<T> writer() {
        return writer;
    }

    PendingFile file() {
        return file;
    }

    @Override
    public synchronized UnitOfWork begin() {
        if (busy || closed) {
            throw new TargetException("%s: %s"
                    .formatted(
                            sink.target().path(),
                            closed
                                    ? "the file is closed"
                                    : "one unit of work writes already; rows of a file have one order"));
        }
        busy = true;
        return new FileUnit<>(this);
    }

    synchronized Receipt commit(Chunk chunk) throws IOException {
        Stretch stretch = Stretch.of(chunk);
        Balance known = chunks.get(stretch);
        if (known != null) {
            file.rollback();
            return Receipt.already(known);
        }
        if (chunk.epoch() < epoch) {
            throw new TargetException("%s: %s is of epoch %d, but epoch %d has written since; its run was abandoned"
                    .formatted(sink.target().path(), chunk, chunk.epoch(), epoch));
        }
        file.commit();
        epoch = chunk.epoch();
        chunks.put(stretch, chunk.balance());
        return Receipt.applied(chunk.balance());
    }

    synchronized void release() {
        busy = false;
    }

    @Override
    public synchronized void complete() {
        try {
            file.complete();
        } catch (FileAlreadyExistsException e) {
            throw occupied(sink.target());
        } catch (IOException e) {
            throw failed("cannot be completed", e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            file.close();
        } catch (IOException e) {
            throw failed("what is not complete cannot be removed", e);
        }
    }
}
