package dev.intact.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever a driver tells of a failed batch, exactly the bad items are found, and the good ones are done once. */
class IsolationProperties {

    /** What drivers tell of a batch that failed. */
    enum Driver {
        NAMES_ALL,
        STOPS_AT_THE_FIRST,
        NAMES_NONE,
        CALLS_ALL_BAD
    }

    private final List<Integer> done = new ArrayList<>();
    private int attempts;

    private Optional<Isolation.Failure<String>> attempt(List<Integer> items, Set<Integer> bad, Driver driver) {
        attempts++;
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < items.size(); place++) {
            if (bad.contains(items.get(place))) {
                places.add(place);
            }
        }
        if (places.isEmpty()) {
            done.addAll(items);
            return Optional.empty();
        }
        return Optional.of(
                switch (driver) {
                    case NAMES_ALL -> new Isolation.Failure<>("bad", places, items.size());
                    case STOPS_AT_THE_FIRST -> new Isolation.Failure<>("bad", places.subList(0, 1), places.get(0) + 1);
                    case NAMES_NONE -> new Isolation.Failure<>("bad", List.of(), items.size());
                    case CALLS_ALL_BAD -> new Isolation.Failure<>("bad", List.copyOf(all(items)), items.size());
                });
    }

    private static List<Integer> all(List<Integer> items) {
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < items.size(); place++) {
            places.add(place);
        }
        return places;
    }

    @Property
    void finds_exactly_the_bad_items_and_does_each_other_one_once(
            @ForAll @IntRange(max = 200) int size,
            @ForAll List<@IntRange(max = 199) Integer> candidates,
            @ForAll Driver driver)
            throws SQLException {
        Set<Integer> bad = new HashSet<>(candidates);
        bad.removeIf(item -> item >= size);
        done.clear();
        attempts = 0;

        Set<Integer> found =
                Isolation.failures(size, items -> attempt(items, bad, driver)).keySet();

        assertThat(found).isEqualTo(bad);
        assertThat(done).hasSize(size - bad.size()).doesNotHaveDuplicates().noneMatch(bad::contains);
        int log = 32 - Integer.numberOfLeadingZeros(Math.max(1, size - 1));
        assertThat(attempts).isLessThanOrEqualTo(1 + Math.max(2 * bad.size() * log, 2 * bad.size() + 1));
    }
}
