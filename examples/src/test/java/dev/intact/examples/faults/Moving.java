package dev.intact.examples.faults;

import static dev.intact.convert.Text.trim;
import static dev.intact.mapping.FieldRule.map;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.convert.Numbers;
import dev.intact.csv.CsvSink;
import dev.intact.csv.CsvSource;
import dev.intact.examples.faults.PositionOutside.Order;
import dev.intact.jdbc.Connections;
import dev.intact.jdbc.JdbcTarget;
import dev.intact.mapping.Mapping;
import dev.intact.run.Options;
import dev.intact.run.RunReport;
import dev.intact.sink.Archived;
import dev.intact.sink.JsonLines;
import dev.intact.sink.Rejected;
import dev.intact.sink.Sink;
import dev.intact.source.Source;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A program that moves lines from a file into a database or another file, and what it rejects and archives into files
 * besides; it says when it begins and what it reports. It may be killed at any moment and started again.
 */
final class Moving {
    static final String BEGINS = "begins";

    /** Whether it waits for a line, once it has said that it begins. */
    static final String WAITS = "intact.waits";
    /** How long a lease is, in milliseconds. */
    static final String LEASE = "intact.lease";

    private static final Duration SHORT = Duration.ofMillis(300);

    private Moving() {}

    record Line(long id, String name, String amount, String remark) {}

    record Entry(long id, String name, BigDecimal amount) {}

    /** Where the lines go. */
    enum Into {
        H2,
        POSTGRES,
        CSV
    }

    static Mapping<Line, Entry> mapping() {
        return Mapping.from(Line.class)
                .to(Entry.class)
                .key(Line::id)
                .field(map(Entry::id).copiedFrom(Line::id))
                .field(map(Entry::name).from(Line::name).via(trim()))
                .field(map(Entry::amount).from(Line::amount).via(Numbers.decimal(',', '.')))
                .archive(Line::remark, "nobody reads remarks")
                .require("the amount is not negative", entry -> entry.amount().signum() >= 0)
                .build();
    }

    static Connections connections(Into into, Path folder, String url) {
        String where = into == Into.H2 && url.equals("none")
                ? "jdbc:h2:file:" + folder.toAbsolutePath().resolve("entries")
                : url;
        String user = into == Into.H2 ? "sa" : "postgres";
        if (!Points.areWatched()) {
            return Connections.of(where, user, "");
        }
        WatchedConnections watched = new WatchedConnections(where, user);
        String order = System.getProperty(PositionOutside.PROPERTY);
        return order == null
                ? Connections.of(where, watched)
                : Connections.of(where, new PositionOutside(watched, Order.valueOf(order)));
    }

    private static Sink<Entry> sink(Into into, Path folder, String url) {
        return into == Into.CSV
                ? CsvSink.of(folder.resolve("entries.csv"), Entry.class).build()
                : JdbcTarget.of(connections(into, folder, url))
                        .lease(Duration.ofMillis(Long.getLong(LEASE, SHORT.toMillis())))
                        .table("entry", Entry.class);
    }

    /** Begins, or goes on, or finds that all is done. */
    static RunReport move(Path lines, Into into, Path folder, String url, int chunkSize) {
        Source<Line> source = CsvSource.of(lines, Line.class).build();
        Migration migration = Migration.of(
                "lines",
                Move.named("lines")
                        .from(Points.areWatched() ? new WatchedSource<>(source, chunkSize) : source)
                        .to(mapping(), sink(into, folder, url))
                        .archiveInto(JsonLines.of(folder.resolve("archive.jsonl"), Archived.class)));
        Options options = Options.defaults()
                .chunkSize(chunkSize)
                .rejectsInto(CsvSink.of(folder.resolve("rejects.csv"), Rejected.class)
                        .build());
        return Migrator.with(options).run(migration);
    }

    public static void main(String... args) throws IOException {
        System.out.println(BEGINS);
        if (Boolean.getBoolean(WAITS)) {
            int unused = System.in.read();
        }
        RunReport report =
                move(Path.of(args[0]), Into.valueOf(args[1]), Path.of(args[2]), args[3], Integer.parseInt(args[4]));
        Points.print();
        System.out.println(report.moves().get(0));
    }
}
