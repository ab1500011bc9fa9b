package dev.intact.sink;

import dev.intact.field.Problem;
import dev.intact.ledger.Chunk;
import dev.intact.ledger.Receipt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes chunks to a file that is open. */
final class FileUnit<T> implements UnitOfWork {
    private final FileSession<T> session;
    private final ByteArrayOutputStream row = new ByteArrayOutputStream();
    private boolean closed;

    FileUnit(FileSession<T> session) {
        this.session = session;
    }

    @Override
    public Written write(List<TargetRows> records) {
        Map<Integer, Problem> refused = new TreeMap<>();
        long inserted = 0;
        for (int i = 0; i < records.size(); i++) {
            Optional<T> written = records.get(i).row(session.sink());
            if (written.isPresent()) {
                int at = i;
                Optional<Problem> problem = append(written.get());
                problem.ifPresent(found -> refused.put(at, found));
                inserted += problem.isEmpty() ? 1 : 0;
            }
        }
        return Written.of(inserted, 0, 0, refused);
    }

    /** A row goes into the file as a whole, when it is known that it can. */
    private Optional<Problem> append(T whole) {
        row.reset();
        try {
            Optional<Problem> problem = session.writer().write(whole, row);
            if (problem.isEmpty()) {
                row.writeTo(session.file().stretch());
            }
            return problem;
        } catch (IOException e) {
            throw session.failed("writing failed", e);
        }
    }

    @Override
    public Receipt commit(Chunk chunk) {
        try {
            return session.commit(chunk);
        } catch (IOException e) {
            throw session.failed("a chunk cannot be committed", e);
        }
    }

    @Override
    public void rollback() {
        try {
            session.file().rollback();
        } catch (IOException e) {
            throw session.failed("a chunk cannot be taken back", e);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            try {
                rollback();
            } finally {
                session.release();
            }
        }
    }
}
