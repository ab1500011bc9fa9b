package dev.intact;

import dev.intact.field.Problem;
import dev.intact.field.Schema;
import dev.intact.ledger.Chunk;
import dev.intact.ledger.Ledger;
import dev.intact.ledger.Receipt;
import dev.intact.sink.Guarantee;
import dev.intact.sink.InMemoryTarget;
import dev.intact.sink.Output;
import dev.intact.sink.Sink;
import dev.intact.sink.Target;
import dev.intact.sink.TargetRows;
import dev.intact.sink.TargetSession;
import dev.intact.sink.UnitOfWork;
import dev.intact.sink.Written;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A target in memory, with troubles: it can refuse every row, or fail at a commit, a rollback or when it is closed. */
record TestTarget(
        InMemoryTarget inner,
        @Nullable Problem refusal,
        long commits,
        @Nullable RuntimeException atCommit,
        @Nullable RuntimeException atRollback,
        @Nullable RuntimeException atClose,
        AtomicLong committed)
        implements Target {

    static TestTarget over(InMemoryTarget inner) {
        return new TestTarget(inner, null, 0, null, null, null, new AtomicLong());
    }

    /** One that refuses every row. */
    TestTarget refusing(Problem problem) {
        return new TestTarget(inner, problem, commits, atCommit, atRollback, atClose, committed);
    }

    /** One that commits so many times and then fails. */
    TestTarget failing(long afterCommits, RuntimeException thrown) {
        return new TestTarget(inner, refusal, afterCommits, thrown, atRollback, atClose, committed);
    }

    /** One that fails to roll back, and to close. */
    TestTarget failingAfterwards(RuntimeException onRollback, RuntimeException onClose) {
        return new TestTarget(inner, refusal, commits, atCommit, onRollback, onClose, committed);
    }

    private record TestSink<T>(TestTarget target, String name, Schema<T> schema) implements Sink<T> {}

    <T> Sink<T> sink(String sinkName, Class<T> type) {
        return new TestSink<>(this, sinkName, Schema.of(type));
    }

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public Guarantee guarantee() {
        return inner.guarantee();
    }

    @Override
    public int parallelism() {
        return inner.parallelism();
    }

    @Override
    public TargetSession open(List<Output<?>> outputs) {
        TargetSession session = inner.open(outputs);
        return new TargetSession() {
            @Override
            public Ledger ledger() {
                return session.ledger();
            }

            @Override
            public UnitOfWork begin() {
                return new Troubled(session.begin());
            }

            @Override
            public void complete() {
                session.complete();
            }

            @Override
            public void close() {
                session.close();
                if (atClose != null) {
                    throw atClose;
                }
            }
        };
    }

    private final class Troubled implements UnitOfWork {
        private final UnitOfWork work;

        Troubled(UnitOfWork work) {
            this.work = work;
        }

        @Override
        public Written write(List<TargetRows> records) {
            if (refusal == null) {
                return work.write(records);
            }
            Map<Integer, Problem> refused = new TreeMap<>();
            for (int i = 0; i < records.size(); i++) {
                refused.put(i, refusal);
            }
            return Written.of(0, 0, 0, refused);
        }

        @Override
        public Receipt commit(Chunk chunk) {
            if (atCommit != null && committed.getAndIncrement() >= commits) {
                throw atCommit;
            }
            return work.commit(chunk);
        }

        @Override
        public void rollback() {
            work.rollback();
            if (atRollback != null) {
                throw atRollback;
            }
        }

        @Override
        public void close() {
            work.close();
        }
    }
}
