package dev.intact;

import dev.intact.TestRows.In;
import dev.intact.TestRows.Out;
import dev.intact.field.Schema;
import dev.intact.ledger.Chunk;
import dev.intact.ledger.ChunkRecord;
import dev.intact.ledger.InMemoryLedger;
import dev.intact.ledger.Ledger;
import dev.intact.ledger.Position;
import dev.intact.ledger.Receipt;
import dev.intact.run.Options;
import dev.intact.run.RunReport;
import dev.intact.sink.Guarantee;
import dev.intact.sink.Output;
import dev.intact.sink.Sink;
import dev.intact.sink.Target;
import dev.intact.sink.TargetRows;
import dev.intact.sink.TargetSession;
import dev.intact.sink.UnitOfWork;
import dev.intact.sink.Written;
import dev.intact.source.Cursor;
import dev.intact.source.Receiver;
import dev.intact.source.Source;
import dev.intact.source.Split;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A run over records that are made while they are read, into a target that keeps none of them. */
public final class ManyRecords {
    private ManyRecords() {}

    /**
     * Runs, and prints the balance.
     *
     * @param arguments how many records
     */
    public static void main(String[] arguments) {
        int count = Integer.parseInt(arguments[0]);
        RunReport report = Migrator.with(Options.defaults().chunkSize(500))
                .run(Migration.of(
                        "many",
                        Move.named("rows").from(new Generated(count)).to(TestRows.mapping(), new Forgetful().sink())));
        System.out.println(report.balance());
    }

    /** Each text takes half a kilobyte, so that a hundred thousand would not fit into the heap that the test allows. */
    private record Generated(int count) implements Source<In> {
        @Override
        public String name() {
            return "generated";
        }

        @Override
        public Schema<In> schema() {
            return Schema.of(In.class);
        }

        @Override
        public List<Split> splits(int atMost) {
            return List.of(Split.whole());
        }

        @Override
        public Cursor<In> open(Split split, Position after) {
            return new Cursor<>() {
                private int next;

                @Override
                public boolean next(Receiver<? super In> receiver) {
                    if (next == count) {
                        return false;
                    }
                    String text = Integer.toString(next).repeat(500).substring(0, 500);
                    receiver.record(Position.of(Integer.toString(next + 1)), new In(next, text));
                    next++;
                    return true;
                }

                @Override
                public OptionalLong count() {
                    return OptionalLong.of(count);
                }

                @Override
                public void close() {}
            };
        }
    }

    private record ForgetfulSink(Forgetful target) implements Sink<Out> {
        @Override
        public String name() {
            return "nowhere";
        }

        @Override
        public Schema<Out> schema() {
            return Schema.of(Out.class);
        }
    }

    private record Forgetful() implements Target {
        Sink<Out> sink() {
            return new ForgetfulSink(this);
        }

        @Override
        public String name() {
            return "forgetful";
        }

        @Override
        public Guarantee guarantee() {
            return Guarantee.AT_LEAST_ONCE;
        }

        @Override
        public int parallelism() {
            return 1;
        }

        @Override
        public TargetSession open(List<Output<?>> outputs) {
            Ledger ledger = new InMemoryLedger(name()).open();
            return new TargetSession() {
                @Override
                public Ledger ledger() {
                    return ledger;
                }

                @Override
                public UnitOfWork begin() {
                    return new Counting();
                }

                @Override
                public void complete() {}

                @Override
                public void close() {}
            };
        }
    }

    private static final class Counting implements UnitOfWork {
        @Override
        public Written write(List<TargetRows> records) {
            return Written.of(records.size(), 0, 0, Map.of());
        }

        @Override
        public Receipt commit(Chunk chunk) {
            return Receipt.applied(ChunkRecord.of(chunk));
        }

        @Override
        public void rollback() {}

        @Override
        public void close() {}
    }
}
