package dev.intact.examples.faults;

import static dev.intact.mapping.FieldRule.map;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.convert.Dates;
import dev.intact.convert.Numbers;
import dev.intact.convert.Text;
import dev.intact.csv.CsvSink;
import dev.intact.csv.CsvSource;
import dev.intact.field.Key;
import dev.intact.jdbc.Connections;
import dev.intact.jdbc.JdbcTarget;
import dev.intact.mapping.Mapping;
import dev.intact.run.Cancellation;
import dev.intact.run.Options;
import dev.intact.run.Progress;
import dev.intact.run.RunListener;
import dev.intact.sink.Rejected;
import dev.intact.sink.Sink;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A program in a locale of its own: a run that stops, another that goes on with it, and all that is to be known about
 * them. The clock goes back by a year between the two.
 */
final class Abroad {
    private static final int LINES = 90;

    private final Path folder;
    private final Connections connections = Connections.of("jdbc:h2:mem:abroad;DB_CLOSE_DELAY=-1", "sa", "");
    private final Iterator<String> runIds =
            Stream.iterate(1, i -> i + 1).map(i -> "run " + i).iterator();

    private Abroad(Path folder) {
        this.folder = folder;
    }

    record Line(int id, String title, String amount, String day) {}

    record Sale(int id, String title, BigDecimal amount, LocalDate sold, String words) {}

    private static Mapping<Line, Sale> mapping() {
        return Mapping.from(Line.class)
                .to(Sale.class)
                .key(Line::id)
                .field(map(Sale::id).copiedFrom(Line::id))
                .field(map(Sale::title).from(Line::title).via(Text.lower()))
                .field(map(Sale::amount).from(Line::amount).via(Numbers.decimal(',', '.')))
                .field(map(Sale::sold).from(Line::day).via(Dates.date("dd.MM.uuuu")))
                .field(map(Sale::words)
                        .from(Line::day)
                        .via(Dates.date("dd.MM.uuuu").then(Dates.toText("EEEE, d MMMM uuuu"))))
                .require("the amount is not negative", sale -> sale.amount().signum() >= 0)
                .build();
    }

    private Migration migration(Sink<Sale> sink) {
        return Migration.of(
                "sales",
                Move.named("sales")
                        .from(CsvSource.of(folder.resolve("lines.csv"), Line.class)
                                .build())
                        .to(mapping(), sink));
    }

    private Options options(String into, String now) {
        return Options.defaults()
                .chunkSize(20)
                .fullLedger()
                .runIds(runIds::next)
                .clock(Clock.fixed(Instant.parse(now), ZoneOffset.UTC))
                .rejectsInto(CsvSink.of(folder.resolve(into + "-rejects.csv"), Rejected.class)
                        .build());
    }

    /** Stops after a chunk, goes on a year earlier, and looks at what is there. */
    private void tell(String into, Sink<Sale> sink) {
        Migration migration = migration(sink);
        Cancellation wish = new Cancellation();
        RunListener stopping = new RunListener() {
            @Override
            public void chunkDone(Progress progress) {
                wish.cancel();
            }
        };
        Options first = options(into, "2030-05-06T23:30:00Z");
        System.out.println(Migrator.with(first).check(migration).summary());
        System.out.println(Migrator.with(first.listener(stopping).cancellation(wish))
                .run(migration)
                .toJson());
        Migrator later = Migrator.with(options(into, "2029-05-06T00:30:00Z"));
        System.out.println(later.run(migration).summary());
        System.out.println(later.run(migration).toJson());
        System.out.println(later.runs(migration));
        System.out.println(later.explain(migration, "sales", Key.of(7)));
        System.out.println(later.outcome(migration, "sales", Key.of(7)));
        System.out.println(later.prune(migration, Instant.parse("2031-01-01T00:00:00Z")));
    }

    private void show(String file) throws IOException {
        System.out.println(Files.readString(folder.resolve(file)));
    }

    private void write() throws IOException {
        StringBuilder lines = new StringBuilder("id,title,amount,day\n");
        for (int id = 1; id <= LINES; id++) {
            String day = String.format(Locale.ROOT, "%02d.12.2024", 1 + id % 31);
            lines.append("%d,TITLE I %d,\"%s1.234,%d\",%s%n"
                    .formatted(id, id, id % 30 == 7 ? "-" : "", id, day)
                    .replace(System.lineSeparator(), "\n"));
        }
        Files.writeString(folder.resolve("lines.csv"), lines, StandardCharsets.UTF_8);
    }

    /** The folder and the language tag of the locale. */
    public static void main(String... args) throws IOException, SQLException {
        Abroad abroad = new Abroad(Path.of(args[0]));
        abroad.write();
        Locale.setDefault(Locale.forLanguageTag(args[1]));
        try (Connection connection = abroad.connections.open()) {
            boolean unused = connection
                    .createStatement()
                    .execute("create table sale (id int, title varchar(20), amount decimal(12, 2), sold date,"
                            + " words varchar(40))");
            abroad.tell("table", JdbcTarget.of(abroad.connections).table("sale", Sale.class));
            for (String sql : List.of(
                    "select * from sale order by id",
                    "select * from \"intact_outcome\" order by \"run\", \"place\", \"nr\"",
                    "select * from \"intact_problem\" order by \"run\", \"place\", \"nr\"",
                    "select * from \"intact_chunk\" order by \"run\", \"seq\"",
                    "select * from \"intact_move\" order by \"run\"",
                    "select \"run\", \"state\", \"started\", \"ended\", \"failure\" from \"intact_run\" order by 1")) {
                Things.texts(connection, sql).forEach(System.out::println);
            }
        }
        abroad.show("table-rejects.csv");
        abroad.tell(
                "file",
                CsvSink.of(abroad.folder.resolve("sales.csv"), Sale.class).build());
        abroad.show("sales.csv");
        abroad.show("file-rejects.csv");
    }
}
