package dev.intact.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.databases.Postgres;
import dev.intact.examples.faults.Moving.Into;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run is killed again and again, at random moments, and started again until it is complete: it ends as one that
 * nothing has stopped. A kill of a small one of each kind by default, 200 of a larger one in the profile
 * {@code faults}.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class KilledRunsTest {
    private static final int KILLS = Integer.getInteger("intact.kills", 3);
    private static final int ROWS = Integer.getInteger("intact.kills.rows", 3_000);
    private static final long SEED = Long.getLong("intact.kills.seed", System.nanoTime());
    private static final long LIFE_MS = 400L + ROWS / 20;
    private static final int KILLED = 128 + 9;
    private static final int[] CHUNK_SIZES = {ROWS / 130, ROWS / 50, ROWS / 20};

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private int tries;
    private long lost;
    private long doubled;

    /** What a run leaves behind. */
    private record Outcome(String balance, List<String> entries, List<String> rejects, List<String> archive) {}

    @Test
    void a_run_that_is_killed_again_and_again_ends_as_one_that_nothing_has_stopped() throws Exception {
        Path lines = folder.resolve("lines.csv");
        write(lines);
        for (Into into : Into.values()) {
            Outcome expected = uninterrupted(lines, into);
            assertThat(expected.rejects()).hasSize(1 + ROWS / (into == Into.CSV ? 200 : 100));
            for (int kills = 0; kills < KILLS / Into.values().length; ) {
                kills += round(lines, into, KILLS / Into.values().length - kills, expected);
            }
        }
        FaultTable.add(1, "kill -9 at random", tries, lost, doubled, 0);
    }

    private Outcome uninterrupted(Path lines, Into into) throws Exception {
        try (Place place = Place.create(into, folder)) {
            return place.outcome(Moving.move(lines, into, place.folder(), place.url(), CHUNK_SIZES[2])
                    .moves()
                    .get(0)
                    .toString());
        }
    }

    /** Kills a run so many times at most, and lets it end then. */
    private int round(Path lines, Into into, int most, Outcome expected) throws Exception {
        try (Place place = Place.create(into, folder)) {
            int kills = 0;
            String balance = null;
            while (balance == null) {
                tries++;
                int chunkSize = CHUNK_SIZES[random.nextInt(CHUNK_SIZES.length)];
                long life = kills < most ? random.nextLong(LIFE_MS) : Long.MAX_VALUE;
                balance = started(lines, into, place, chunkSize, life);
                kills += balance == null ? 1 : 0;
            }
            Outcome found = place.outcome(balance);
            lost += missing(expected.entries(), found.entries());
            doubled += found.entries().size() - new HashSet<>(found.entries()).size();
            assertThat(found)
                    .as("%s after %d kills, seed %d", into, kills, SEED)
                    .usingRecursiveComparison()
                    .isEqualTo(expected);
            return Math.max(1, kills);
        }
    }

    private static long missing(List<String> expected, List<String> found) {
        HashSet<String> there = new HashSet<>(found);
        return expected.stream().filter(entry -> !there.contains(entry)).count();
    }

    /** {@return what a process says at its end; null if it was killed before} */
    private static @Nullable String started(Path lines, Into into, Place place, int chunkSize, long life)
            throws IOException, InterruptedException {
        Process moving = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Moving.class.getName(),
                        lines.toString(),
                        into.name(),
                        place.folder().toString(),
                        place.url(),
                        Integer.toString(chunkSize)))
                .redirectErrorStream(true)
                .start();
        List<String> said = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(moving.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();
            while (line != null && !line.equals(Moving.BEGINS)) {
                said.add(line);
                line = out.readLine();
            }
            boolean ended = life == Long.MAX_VALUE || moving.waitFor(life, TimeUnit.MILLISECONDS);
            if (!ended) {
                moving.toHandle().destroyForcibly(); // Process.destroyForcibly() would close what it has said
            }
            said.addAll(out.lines().toList());
        }
        int exit = moving.waitFor();
        boolean killed = exit == KILLED;
        assertThat(killed || exit == 0).as("%s", said).isTrue();
        return killed ? null : said.get(said.size() - 1);
    }

    private static void write(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("id,name,amount,remark\n");
            for (int id = 1; id <= ROWS; id++) {
                String name = (id % 200 == 107 ? "Too long a name " : "Name ") + id; // the databases refuse it
                out.write("%d,%s,\"%s%d,5\",remark %d\n".formatted(id, name, id % 200 == 7 ? "-" : "", id % 5000, id));
            }
        }
    }

    /** Where a run writes to: a folder, and perhaps a database. */
    private record Place(Into into, Path folder, @Nullable Postgres postgres) implements AutoCloseable {
        static Place create(Into into, Path parent) throws IOException, SQLException {
            Place place = new Place(
                    into,
                    Files.createTempDirectory(parent, into.name()),
                    into == Into.POSTGRES ? Postgres.createOrSkip() : null);
            if (into != Into.CSV) {
                try (Connection connection = Moving.connections(into, place.folder, place.url())
                                .open();
                        Statement statement = connection.createStatement()) {
                    statement.execute("create table entry (id bigint primary key, name varchar(12) not null,"
                            + " amount decimal(12, 2) not null)");
                }
            }
            return place;
        }

        String url() {
            return postgres == null ? "none" : postgres.url();
        }

        Outcome outcome(String balance) throws IOException, SQLException {
            return new Outcome(
                    balance,
                    into == Into.CSV ? lines("entries.csv") : rows(),
                    lines("rejects.csv"),
                    lines("archive.jsonl"));
        }

        private List<String> lines(String file) throws IOException {
            return Files.readAllLines(folder.resolve(file));
        }

        private List<String> rows() throws SQLException {
            try (Connection connection = Moving.connections(into, folder, url()).open();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select id, name, amount from entry order by id")) {
                List<String> all = new ArrayList<>();
                while (rows.next()) {
                    all.add(rows.getLong(1) + " " + rows.getString(2) + " " + rows.getBigDecimal(3));
                }
                return all;
            }
        }

        @Override
        public void close() {
            if (postgres != null) {
                postgres.close();
            }
        }
    }
}
