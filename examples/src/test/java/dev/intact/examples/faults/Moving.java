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
    /** How long a lease is, in milliseconds; 300 without it. */
    static final String LEASE = "intact.lease";

    /** Whether what is rejected and archived goes into tables of the same database. */
    static final String IN_TABLES = "intact.tables";

    /**
     * H2 writes half a second after a commit, unless told otherwise; when it is killed then, a part of a transaction
     * can be left, and the whole be lost. When the process is told to end, H2 would close before the run has ended.
     */
    private static final String H2_OPTIONS = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";

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
                ? "jdbc:h2:file:" + folder.toAbsolutePath().resolve("entries") + H2_OPTIONS
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

    private static JdbcTarget database(Into into, Path folder, String url) {
        return JdbcTarget.of(connections(into, folder, url))
                .lease(Duration.ofMillis(Long.getLong(LEASE, SHORT.toMillis())));
    }

    private static Sink<Entry> entries(Into into, Path folder, String url) {
        return into == Into.CSV
                ? CsvSink.of(folder.resolve("entries.csv"), Entry.class).build()
                : database(into, folder, url).table("entry", Entry.class);
    }

    private static Sink<Archived> archive(Into into, Path folder, String url) {
        return Boolean.getBoolean(IN_TABLES)
                ? database(into, folder, url).table("archived", Archived.class)
                : JsonLines.of(folder.resolve("archive.jsonl"), Archived.class);
    }

    private static Sink<Rejected> rejects(Into into, Path folder, String url) {
        return Boolean.getBoolean(IN_TABLES)
                ? database(into, folder, url).table("rejected", Rejected.class)
                : CsvSink.of(folder.resolve("rejects.csv"), Rejected.class).build();
    }

    /** Begins, or goes on, or finds that all is done. */
    static RunReport move(Path lines, Into into, Path folder, String url, int chunkSize) {
        Source<Line> source = CsvSource.of(lines, Line.class).build();
        Migration migration = Migration.of(
                "lines",
                Move.named("lines")
                        .from(Points.areWatched() ? new WatchedSource<>(source, chunkSize) : source)
                        .to(mapping(), entries(into, folder, url))
                        .archiveInto(archive(into, folder, url)));
        Options options = Options.defaults().chunkSize(chunkSize).rejectsInto(rejects(into, folder, url));
        return Migrator.with(options).run(migration);
    }

    public static void main(String... args) throws IOException {
        System.out.println(BEGINS);
        if (Boolean.getBoolean(WAITS)) {
            int unused = System.in.read();
        }
        if (Points.areWatched()) {
            FaultyFileSystem.set(new FilePoints());
        }
        RunReport report =
                move(Path.of(args[0]), Into.valueOf(args[1]), Path.of(args[2]), args[3], Integer.parseInt(args[4]));
        Points.print();
        System.out.println(report.moves().get(0));
    }
}
