package dev.intact.sink;

import dev.intact.ledger.Chunk;
import dev.intact.ledger.Fingerprint;
import dev.intact.ledger.Ledger;
import dev.intact.ledger.Receipt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file that is open for one run. If the run claims its migration, the file can be resumed, and its journal says how
 * far it is; else, as in a dry run, it is gone with the session.
 */
final class FileSession<T> implements TargetSession {
    private final FileSink<T> sink;
    private final RowWriter<T> writer;
    private final FileLedger ledger;
    private @Nullable PendingFile file;
    private boolean busy;
    private boolean closed;

    private FileSession(FileSink<T> sink, RowWriter<T> writer) {
        this.sink = sink;
        this.writer = writer;
        this.ledger = new FileLedger(sink.target(), new FileLedger.Opener() {
            @Override
            public long open(OptionalLong committed) throws IOException {
                return FileSession.this.open(committed);
            }

            @Override
            public void cut(long length) throws IOException {
                file().cut(length);
            }
        });
    }

    static <T> FileSession<T> open(FileSink<T> sink, Set<String> generated) {
        Path directory = PendingFile.directory(sink.target());
        if (!Files.isDirectory(directory.toAbsolutePath())) {
            throw new TargetException("%s: its directory does not exist; create it"
                    .formatted(sink.target().path()));
        }
        FileTarget target = sink.target();
        if (!target.isReplaced() && Files.exists(target.path()) && !FileLedger.exists(target)) {
            throw occupied(target);
        }
        return new FileSession<>(sink, sink.writer(generated));
    }

    @Override
    public Fingerprint fingerprint(Sink<?> any) {
        List<String> facts = new ArrayList<>();
        facts.add(sink.target().isCompressed() ? "a file of gzip members" : "a file without compression");
        sink.form().forEach(statement -> facts.add(sink.name() + " has " + statement));
        return Fingerprint.of(facts);
    }

    private long open(OptionalLong committed) throws IOException {
        PendingFile opened;
        if (committed.isPresent()) {
            opened = resumed(committed.getAsLong());
            file = opened;
        } else {
            opened = created(() -> PendingFile.begin(sink.target()));
        }
        return opened.length();
    }

    private PendingFile resumed(long committed) throws IOException {
        try {
            return PendingFile.resume(sink.target(), committed);
        } catch (FileAlreadyExistsException e) {
            throw new TargetException(
                    "%s: this file is not the one that the failed run has left, or it has been edited; move it away, the run writes all of it again under that name"
                            .formatted(sink.target().path()),
                    e);
        } catch (NoSuchFileException e) {
            throw new TargetException(
                    "%s: what an interrupted run had written is gone, or not as its ledger says; put it back under its name, or undo what the run has written elsewhere and begin anew"
                            .formatted(sink.target().path()),
                    e);
        }
    }

    /** Makes a file. */
    @FunctionalInterface
    private interface Creation {
        PendingFile create() throws IOException;
    }

    private PendingFile created(Creation creation) {
        FileTarget target = sink.target();
        try {
            PendingFile created = creation.create();
            file = created;
            writer.begin(created.stretch());
            created.commit();
            return created;
        } catch (FileAlreadyExistsException e) {
            throw occupied(target);
        } catch (IOException e) {
            throw new TargetException(
                    "%s: cannot be created; check that its directory can be written to".formatted(target.path()), e);
        }
    }

    private static TargetException occupied(FileTarget target) {
        return new TargetException(
                "%s: the file exists already; move it away, or declare it replacing()".formatted(target.path()));
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
        return Objects.requireNonNull(file, "a file that has begun");
    }

    @Override
    public Ledger ledger() {
        return ledger;
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
        if (file == null) {
            PendingFile unused = created(() -> PendingFile.create(sink.target()));
        }
        busy = true;
        return new FileUnit<>(this);
    }

    synchronized Receipt commit(Chunk chunk) throws IOException {
        long before = file().length();
        if (ledger.find(chunk).isPresent()) {
            file().rollback();
        } else {
            file().commit();
        }
        try {
            return ledger.commit(chunk, file().length());
        } catch (UncheckedIOException e) {
            file().cut(before); // what the journal does not know is not committed
            throw e.getCause();
        }
    }

    synchronized void release() {
        busy = false;
    }

    @Override
    public synchronized void complete() {
        try {
            if (file == null) {
                file = created(() -> PendingFile.create(sink.target()));
            }
            file().complete();
        } catch (FileAlreadyExistsException e) {
            throw occupied(sink.target());
        } catch (IOException e) {
            throw failed("cannot be completed", e);
        }
    }

    @Override
    public synchronized void showInterim() {
        try {
            if (file != null) {
                file.copy();
            }
        } catch (FileAlreadyExistsException e) {
            throw occupied(sink.target());
        } catch (IOException e) {
            throw failed("what was written cannot be copied to its name", e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            throw failed("what is not complete cannot be removed", e);
        } finally {
            ledger.close();
        }
    }
}
