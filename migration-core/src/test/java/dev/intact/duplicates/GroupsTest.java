package dev.intact.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of one hash are found, whatever fits in the heap. */
class GroupsTest {
    private static final long PLENTY = 1L << 30;

    /** The groups and the crowds that are found, in order. */
    private static final class Found implements Groups.Taker {
        private final List<String> groups = new ArrayList<>();
        private final Map<String, Integer> crowds = new TreeMap<>();

        @Override
        public void group(Rows rows, int[] order, int from, int to) {
            StringBuilder group = new StringBuilder(name(rows.high(order[from]), rows.low(order[from])));
            for (int i = from; i < to; i++) {
                group.append(' ')
                        .append(rows.record(order[i]))
                        .append(StandardCharsets.UTF_8.decode(rows.load(order[i])));
            }
            groups.add(group.toString());
        }

        @Override
        public void crowd(Groups.Crowd crowd) {
            crowd.forEach((high, low, record, load) -> crowds.merge(name(high, low), 1, Integer::sum));
        }

        private static String name(long high, long low) {
            return Long.toHexString(high) + ":" + Long.toHexString(low);
        }
    }

    private static Found found(Spill spill, int limit, int[] ranks, long budget) {
        Found found = new Found();
        Groups groups = new Groups(limit, ranks, budget);
        for (int part : spill.parts()) {
            groups.of(spill, part, found);
        }
        return found;
    }

    @Property(tries = 60)
    void what_is_found_does_not_hang_on_how_much_fits_in_the_heap(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 400) int rows,
            @ForAll @IntRange(min = 1, max = 64) int common) {
        Random random = new Random(seed);
        try (SpillFolder folder = SpillFolder.in(null)) {
            Spill loaded = new Spill(folder, true, 0);
            Spill.Writer writer = loaded.writer();
            for (int record = 0; record < rows; record++) {
                long prefix =
                        random.nextBoolean() ? 0x8070605040302010L : 0x7F70605040302010L; // the two ends of the order
                boolean deep = random.nextBoolean();
                writer.add(
                        deep ? prefix : prefix ^ random.nextInt(common),
                        deep ? random.nextInt(common) : 7L << 60,
                        record,
                        StandardCharsets.UTF_8.encode("#" + record));
            }
            writer.flush();
            int[] ranks = ranks(rows, random);

            Found inHeap = found(loaded, 5, ranks, PLENTY);
            Found parted = found(loaded, 5, ranks, 64);

            assertThat(parted.groups).isEqualTo(inHeap.groups);
            assertThat(parted.crowds).isEqualTo(inHeap.crowds);
            assertThat(inHeap.groups.stream()
                                    .mapToInt(group -> group.split(" ").length - 1)
                                    .sum()
                            + inHeap.crowds.values().stream()
                                    .mapToInt(Integer::intValue)
                                    .sum())
                    .isEqualTo(rows);
        }
    }

    private static int[] ranks(int rows, Random random) {
        List<Integer> ranks = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            ranks.add(i);
        }
        Collections.shuffle(ranks, random);
        return ranks.stream().mapToInt(Integer::intValue).toArray();
    }

    @Test
    void a_group_is_in_the_order_of_the_ranks_and_groups_in_that_of_the_hashes() {
        try (SpillFolder folder = SpillFolder.in(null)) {
            Spill spill = new Spill(folder, false, 0);
            Spill.Writer writer = spill.writer();
            writer.add(-1, 5, 0);
            writer.add(1, 5, 1);
            writer.add(-1, 5, 2);
            writer.add(1, 4, 3);
            writer.add(-1, 5, 4);
            writer.flush();

            Found found = found(spill, 5, new int[] {2, 0, 0, 0, 1}, PLENTY);

            assertThat(found.groups).containsExactly("1:4 3", "1:5 1", "ffffffffffffffff:5 2 4 0");
        }
    }

    @Test
    void a_load_of_any_size_comes_back(@TempDir Path parent) {
        try (SpillFolder folder = SpillFolder.in(parent)) {
            Spill spill = new Spill(folder, true, 0);
            Spill.Writer writer = spill.writer();
            Map<Integer, byte[]> written = new HashMap<>();
            Random random = new Random(1);
            for (int record = 0; record < 50; record++) {
                byte[] load = new byte[random.nextInt(9_000)];
                random.nextBytes(load);
                written.put(record, load);
                writer.add(42, 1, record, ByteBuffer.wrap(load));
            }
            writer.flush();

            Map<Integer, byte[]> read = new HashMap<>();
            spill.forEach(0, (high, low, record, load) -> {
                byte[] bytes = new byte[load.remaining()];
                load.get(bytes);
                read.put(record, bytes);
            });

            assertThat(read.keySet()).isEqualTo(written.keySet());
            written.forEach((record, load) -> assertThat(read.get(record)).isEqualTo(load));
        }
        assertThat(parent).isEmptyDirectory();
    }
}
