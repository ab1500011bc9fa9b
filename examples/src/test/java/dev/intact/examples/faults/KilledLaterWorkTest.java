package dev.intact.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.examples.faults.Moving.Into;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A replay, an undo, or a further run is killed or told to end, at random moments or at {@link Points points}, and done
 * again until it is complete: it ends as one that nothing has stopped. One kill of each on one of the databases by
 * default, and 200 in the profile {@code faults}, on both.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class KilledLaterWorkTest {
    private static final int ALL = Integer.getInteger("intact.kills", 3);
    private static final long SEED = Long.getLong("intact.kills.seed", System.nanoTime());
    private static final int FEW = 10;
    private static final int[] CHUNK_SIZES = {5, 12, 30};
    private static final int ARMED_AT_ONCE = 3;
    private static final int TERMINATED = 128 + 15;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** So many kills are wanted that none of the points is left out. */
    private static final int FOR_EACH_POINT = 100;

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private final Map<String, Integer> hits = new TreeMap<>();
    private long whole = 800; // of a process, from its begin to its end: what is guessed until one has come to its end
    private int done;
    private long lost;
    private long doubled;
    private long slowest;

    /** Starts a process, and ends it in some way if it can; answers whether it ended before it was done. */
    private interface Ending {
        boolean ended(LaterPlace place) throws Exception;
    }

    @ParameterizedTest
    @EnumSource
    void a_work_that_is_killed_again_and_again_ends_as_one_that_nothing_has_stopped(LaterWork work) throws Exception {
        for (Into into : databases(work)) {
            disturbed(Undisturbed.of(work, into, folder), share(work), this::killed);
        }
        tell(LaterFault.KILL, work);
    }

    @ParameterizedTest
    @EnumSource
    void a_work_whose_process_is_told_to_end_ends_soon_and_is_gone_on_with(LaterWork work) throws Exception {
        for (Into into : databases(work)) {
            disturbed(Undisturbed.of(work, into, folder), share(work), this::terminated);
        }
        tell(LaterFault.TERM, work, "%s: the slowest process ended after %s ms".formatted(work, slowest));
    }

    private void tell(LaterFault fault, LaterWork work, String... notes) {
        if (done > 0) {
            fault.tell(work, done, lost, doubled, notes);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_work_that_is_killed_at_a_named_point_ends_as_one_that_nothing_has_stopped(LaterWork work) throws Exception {
        List<String> notes = new ArrayList<>();
        for (Into into : databases(work)) {
            hits.clear();
            Undisturbed undisturbed = Undisturbed.of(work, into, folder);
            assertThat(undisturbed.passes()).containsKeys(LaterPoints.of(work).toArray(String[]::new));
            assertThat(undisturbed.passes())
                    .doesNotContainKeys(LaterPoints.never(work).toArray(String[]::new));
            disturbed(undisturbed, share(work), place -> endedAtPoint(place, undisturbed.passes()));
            while (ALL >= FOR_EACH_POINT
                    && !hits.keySet().containsAll(undisturbed.passes().keySet())) {
                disturbed(undisturbed, 1, place -> endedAtPoint(place, undisturbed.passes()));
            }
            notes.add("%s on %s: %s of %s points were hit"
                    .formatted(work, into, hits.size(), undisturbed.passes().size()));
            hits.forEach((point, times) -> notes.add("  %3s × %s".formatted(times, point)));
        }
        tell(LaterFault.POINT, work, notes.toArray(String[]::new));
    }

    /** Both databases, if there is time for them. */
    private static List<Into> databases(LaterWork work) {
        Into one = work == LaterWork.BY_HIGH_WATER ? Into.H2 : Into.POSTGRES;
        return ALL < FEW ? List.of(one) : List.of(Into.H2, Into.POSTGRES);
    }

    /** How often a work is disturbed on one database; two works are further runs, of which one is enough for a few. */
    private static int share(LaterWork work) {
        if (ALL < FEW) {
            return work == LaterWork.BY_HIGH_WATER ? 0 : 1;
        }
        int works = work.underWay() == UnderWay.FURTHER_RUN ? 2 : 1;
        return (ALL + 2 * works - 1) / (2 * works);
    }

    /** Disturbs a work so many times, once or several times in a place. */
    private void disturbed(Undisturbed undisturbed, int times, Ending ending) throws Exception {
        int left = times;
        while (left > 0) {
            try (LaterPlace place = undisturbed.place(folder)) {
                int most = 1 + random.nextInt(Math.min(left, 4));
                int here = 0;
                while (here < most && ending.ended(place)) {
                    here++;
                }
                place.end();
                Remains found = place.remains();
                lost += found.lostOf(undisturbed.remains());
                doubled += found.doubled();
                done += here;
                left -= here;
                assertThat(found.differencesFrom(undisturbed.remains()))
                        .as("%s after %s kills, seed %s, points %s", undisturbed, here, SEED, hits.keySet())
                        .isEmpty();
            }
        }
    }

    private boolean killed(LaterPlace place) throws Exception {
        try (Child child = Child.start(LaterWork.Program.class, List.of(), place.arguments(chunkSize()))) {
            if (endsBefore(child, random.nextLong(whole))) {
                return false;
            }
            child.kill();
            int exit = child.exit();
            assertThat(exit).as("%s", child.said()).isIn(0, Child.KILLED);
            return exit == Child.KILLED;
        }
    }

    private boolean terminated(LaterPlace place) throws Exception {
        try (Child child = Child.start(LaterWork.Program.class, List.of(), place.arguments(chunkSize()))) {
            if (endsBefore(child, random.nextLong(whole))) {
                return false;
            }
            long told = System.nanoTime();
            child.terminate();
            assertThat(child.endsWithin(PATIENCE)).as("%s", child.said()).isTrue();
            slowest = Math.max(slowest, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - told));
            int exit = child.exit();
            assertThat(exit).as("%s", child.said()).isIn(0, TERMINATED);
            return exit == TERMINATED;
        }
    }

    /** Learns how long a process takes from one that comes to its end. */
    private boolean endsBefore(Child child, long millis) throws Exception {
        child.awaitBegin();
        long begun = System.nanoTime();
        if (!child.endsWithin(Duration.ofMillis(millis))) {
            return false;
        }
        whole = Math.max(1, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        assertThat(child.exit()).as("%s", child.said()).isZero();
        return true;
    }

    private boolean endedAtPoint(LaterPlace place, Map<String, Integer> passes) throws Exception {
        Map<String, Integer> armed = armed(passes);
        String option = armed.entrySet().stream().map(String::valueOf).collect(Collectors.joining(";"));
        try (Child child = Child.start(
                LaterWork.Program.class,
                List.of("-D%s=%s".formatted(Points.ARMED, option)),
                place.arguments(chunkSize()))) {
            int exit = child.exit();
            assertThat(exit).as("%s: %s", armed, child.said()).isIn(0, Points.HALTED);
            if (exit == Points.HALTED) {
                hits.merge(Points.endedAt(child.said()), 1, Integer::sum);
            }
            return exit == Points.HALTED;
        }
    }

    /** Some of the points that were hit least, and at which pass of each the process is to end. */
    private Map<String, Integer> armed(Map<String, Integer> passes) {
        int least = passes.keySet().stream()
                .mapToInt(point -> hits.getOrDefault(point, 0))
                .min()
                .orElseThrow();
        List<String> next = passes.keySet().stream()
                .filter(point -> hits.getOrDefault(point, 0) == least)
                .sorted()
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(next, random);
        Map<String, Integer> armed = new TreeMap<>();
        next.subList(0, Math.min(next.size(), 1 + random.nextInt(ARMED_AT_ONCE)))
                .forEach(point -> armed.put(point, random.nextBoolean() ? 1 : 1 + random.nextInt(passes.get(point))));
        return armed;
    }

    private int chunkSize() {
        return CHUNK_SIZES[random.nextInt(CHUNK_SIZES.length)];
    }
}
