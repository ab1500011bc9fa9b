package dev.intact.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.examples.faults.Moving.Into;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A run ends at once, as by {@code kill -9}, at {@link Points points} around reading, isolating, writing, committing
 * and renaming, and is started again until it is complete: it ends as one that nothing has stopped. Which points there
 * are is found by running; with enough kills, each of them is hit.
 */
@Timeout(value = 90, unit = TimeUnit.MINUTES)
class KilledAtPointsTest {
    private static final int ALL = Integer.getInteger("intact.kills", 3);
    private static final long SEED = Long.getLong("intact.kills.seed", System.nanoTime());
    private static final int ROWS = 1_000;
    private static final int CHUNK_SIZE = 50;
    private static final int[] CHUNK_SIZES = {CHUNK_SIZE, 20, 90};
    private static final int ARMED_AT_ONCE = 4;
    /** So many kills are wanted that none of the points is left out. */
    private static final int FOR_EACH_POINT = 100;

    private static final List<String> FILE_POINTS = List.of(
            "before opening the source",
            "before reading the first record of a chunk",
            "after reading the last record of a chunk",
            "at the end of the source",
            "before forcing rejects.csv.part",
            "in the middle of writing archive.jsonl.ledger",
            "after forcing archive.jsonl.ledger",
            "after renaming to archive.jsonl");
    private static final List<String> TABLE_POINTS = List.of(
            "before create table intact_migration",
            "after taking of the migration",
            "before insert into intact_run",
            "before insert into entry",
            "before rollback to a savepoint",
            "before insert into entry while isolating",
            "before insert into intact_chunk",
            "before insert into intact_problem",
            "before check of the epoch",
            "before commit after check of the epoch",
            "after commit after check of the epoch",
            "before update intact_move",
            "after update intact_run");
    private static final List<String> CSV_POINTS = List.of(
            "before forcing entries.csv.part",
            "before writing entries.csv.ledger",
            "after forcing entries.csv.ledger",
            "before renaming to entries.csv");

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private final Map<String, Integer> passes = new TreeMap<>();
    private final Map<String, Integer> kills = new TreeMap<>();
    private Path lines = Path.of("");
    private final List<String> wanted = new ArrayList<>();
    private int share;
    private long lost;
    private long doubled;

    @ParameterizedTest
    @EnumSource
    void a_run_that_is_killed_at_a_named_point_ends_as_one_that_nothing_has_stopped(Into into) throws Exception {
        lines = Place.lines(folder.resolve("lines.csv"), ROWS);
        share = (ALL + Into.values().length - 1) / Into.values().length;
        Remains expected = uninterrupted(into);
        assertThat(expected.rejects()).hasSize(1 + Place.rejected(ROWS, into));
        assertThat(passes).containsKeys(FILE_POINTS.toArray(String[]::new));
        assertThat(passes).containsKeys((into == Into.CSV ? CSV_POINTS : TABLE_POINTS).toArray(String[]::new));
        List<String> always = List.copyOf(passes.keySet());
        wanted.addAll(ALL < FOR_EACH_POINT ? List.of() : always);
        while (!isEnough()) {
            round(into, expected);
        }
        FaultTable.add(2, "kill at a named point", killed(), lost, doubled, 0, notes(into));
    }

    private boolean isEnough() {
        return killed() >= share && kills.keySet().containsAll(wanted);
    }

    private int killed() {
        return kills.values().stream().mapToInt(Integer::intValue).sum();
    }

    private String[] notes(Into into) {
        List<String> notes = new ArrayList<>();
        notes.add("%s: %d of %d points were hit, by %d kills".formatted(into, kills.size(), passes.size(), killed()));
        kills.forEach((point, times) -> notes.add("  %3d × %s".formatted(times, point)));
        return notes.toArray(String[]::new);
    }

    private Remains uninterrupted(Into into) throws Exception {
        try (Place place = Place.create(into, folder)) {
            Optional<String> balance = started(place, CHUNK_SIZE, Map.of());
            return place.remains(balance.orElseThrow());
        }
    }

    private void round(Into into, Remains expected) throws Exception {
        try (Place place = Place.create(into, folder)) {
            List<String> points = new ArrayList<>();
            Optional<String> balance = Optional.empty();
            while (balance.isEmpty()) {
                Map<String, Integer> armed = isEnough() ? Map.of() : armed();
                points.addAll(armed.keySet());
                balance = started(place, CHUNK_SIZES[random.nextInt(CHUNK_SIZES.length)], armed);
            }
            Remains found = place.remains(balance.get());
            lost += found.lostOf(expected);
            doubled += found.doubled();
            assertThat(found.differencesFrom(expected))
                    .as("%s, seed %d, killed at some of %s", into, SEED, points)
                    .isEmpty();
        }
    }

    /**
     * Some of the points that were hit least, and at which pass of each the process is to end. Every other time any of
     * them, as some are passed only after a process ended at certain others.
     */
    private Map<String, Integer> armed() {
        boolean any = random.nextBoolean();
        int least = passes.keySet().stream()
                .mapToInt(point -> kills.getOrDefault(point, 0))
                .min()
                .orElseThrow();
        List<String> next = passes.keySet().stream()
                .filter(point -> any || kills.getOrDefault(point, 0) == least)
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(next, random);
        int most = Math.min(next.size(), 1 + random.nextInt(ARMED_AT_ONCE));
        Map<String, Integer> armed = new TreeMap<>();
        next.subList(0, most)
                .forEach(point -> armed.put(point, random.nextBoolean() ? 1 : 1 + random.nextInt(passes.get(point))));
        return armed;
    }

    /** {@return what a process says at its end; empty if it ended at a point} */
    private Optional<String> started(Place place, int chunkSize, Map<String, Integer> armed) throws Exception {
        List<String> options = List.of(
                FaultyFileSystem.OPTION,
                "-D%s=%s"
                        .formatted(
                                Points.ARMED,
                                armed.entrySet().stream().map(String::valueOf).collect(Collectors.joining(";"))));
        try (Child moving = Child.start(Moving.class, options, place.arguments(lines, chunkSize))) {
            int exit = moving.exit();
            assertThat(exit).as("%s: %s", armed, moving.said()).isIn(0, Points.HALTED);
            if (exit == 0) {
                Points.passed(moving.said()).forEach((point, times) -> passes.merge(point, times, Math::max));
                return Optional.of(moving.lastWords());
            }
            kills.merge(Points.endedAt(moving.said()), 1, Integer::sum);
            return Optional.empty();
        }
    }
}
