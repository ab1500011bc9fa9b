package dev.intact.duplicates;

import static dev.intact.duplicates.Block.block;
import static dev.intact.duplicates.MatchKey.key;
import static dev.intact.duplicates.Score.score;
import static dev.intact.duplicates.Similarity.damerau;
import static dev.intact.duplicates.Similarity.jaroWinkler;
import static dev.intact.duplicates.Threshold.accept;
import static dev.intact.duplicates.Threshold.review;
import static dev.intact.duplicates.Veto.differ;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.field.Key;
import dev.intact.source.InMemorySource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** The laws of duplicates, over records that have much in common. */
class DedupProperties {
    private static final int GENERIC_ABOVE = 4;

    record Thing(
            int id,
            @Nullable String email,
            @Nullable String name,
            @Nullable String town,
            @Nullable String tax,
            @Nullable String system) {}

    private static final Dedup<Thing> SAME = Dedup.of(Thing.class)
            .on("e-mail", key(Thing::email))
            .on("name in town", key(Thing::name), key(Thing::town))
            .near(
                    "alike",
                    block(key(Thing::town)).or(key(Thing::tax)),
                    score(jaroWinkler(Thing::name).weight(3), damerau(Thing::email)),
                    accept(0.8),
                    review(0.6))
            .never("different tax number", differ(Thing::tax))
            .atMostOnePer(Thing::system)
            .genericAbove(GENERIC_ABOVE);

    @Provide
    Arbitrary<List<Thing>> things() {
        Arbitrary<String> email = Arbitraries.of("a@x", "b@x", "c@x", "d@x", "e@x", "f@x", "", " ")
                .injectNull(0.2);
        Arbitrary<String> name = Arbitraries.of("smith", "smyth", "smithe", "jones", "johns", "jonas", "")
                .injectNull(0.1);
        Arbitrary<String> town = Arbitraries.of("york", "hull", "ely", " ").injectNull(0.1);
        Arbitrary<String> tax = Arbitraries.of("1", "2", "3").injectNull(0.6);
        Arbitrary<String> system = Arbitraries.of("CRM", "ERP", "SHOP").injectNull(0.6);
        return Combinators.combine(email, name, town, tax, system)
                .as((e, n, t, x, s) -> new Thing(0, e, n, t, x, s))
                .list()
                .ofMaxSize(40)
                .map(things -> IntStream.range(0, things.size())
                        .mapToObj(i -> with(i * 7 % 101, things.get(i)))
                        .toList());
    }

    private static Thing with(int id, Thing thing) {
        return new Thing(id, thing.email(), thing.name(), thing.town(), thing.tax(), thing.system());
    }

    private static DedupResult result(List<Thing> things, int workers) {
        return SAME.matching().workers(workers).over(InMemorySource.of(Thing.class, things), Thing::id);
    }

    /** All that a result tells, in its order. */
    private static String told(DedupResult result) {
        StringBuilder told = new StringBuilder();
        try {
            result.writeTo(told);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        result.clusters()
                .forEach(cluster -> cluster.keys()
                        .forEach(key -> told.append(result.why(cluster.keys().get(0), key))
                                .append('\n')));
        return told.append(result)
                .append(result.forReview())
                .append(result.vetoed())
                .append(result.genericKeys())
                .append(result.refusedBlocks())
                .append(result.rules())
                .toString();
    }

    @Property(tries = 300)
    void the_answer_hangs_neither_on_the_order_nor_on_the_number_of_workers(
            @ForAll("things") List<Thing> things, @ForAll long seed) {
        List<Thing> shuffled = new ArrayList<>(things);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(told(result(shuffled, 3))).isEqualTo(told(result(things, 1)));
    }

    @Property(tries = 300)
    void vetoes_are_never_broken(@ForAll("things") List<Thing> things) {
        Map<Key, Thing> byKey = byKey(things);

        result(things, 2).clusters().forEach(cluster -> {
            assertThat(values(cluster, byKey, Thing::tax).distinct())
                    .as("tax numbers of %s", cluster)
                    .hasSizeLessThanOrEqualTo(1);
            assertThat(values(cluster, byKey, Thing::system))
                    .as("systems of %s", cluster)
                    .doesNotHaveDuplicates();
        });
    }

    private static Stream<String> values(
            Cluster cluster, Map<Key, Thing> byKey, Function<Thing, @Nullable String> field) {
        return cluster.keys().stream().map(byKey::get).map(field).filter(Objects::nonNull);
    }

    @Property(tries = 200)
    void clusters_part_the_records(@ForAll("things") List<Thing> things) {
        DedupResult result = result(things, 2);
        Set<Key> seen = new HashSet<>();

        result.clusters().forEach(cluster -> {
            assertThat(cluster.size()).isGreaterThanOrEqualTo(2);
            cluster.keys().forEach(key -> {
                assertThat(seen.add(key)).as("%s is in one cluster", key).isTrue();
                assertThat(result.cluster(key)).contains(cluster);
            });
        });
        assertThat(byKey(things).keySet()).containsAll(seen);
        assertThat(result.records()).isEqualTo(things.size());
        assertThat(result.entities()).isEqualTo(things.size() - seen.size() + result.clusterCount());
    }

    @Property(tries = 300)
    void each_link_is_a_key_that_both_have_and_few_share_or_a_likeness(@ForAll("things") List<Thing> things) {
        DedupResult result = result(things, 2);
        Map<Key, Thing> byKey = byKey(things);

        result.clusters()
                .flatMap(cluster -> cluster.keys().stream()
                        .flatMap(key -> result.why(cluster.keys().get(0), key).stream()))
                .forEach(match -> check(match, byKey));
    }

    private static void check(Match match, Map<Key, Thing> byKey) {
        Thing one = byKey.get(match.one());
        Thing other = byKey.get(match.other());
        if (match.rule().equals("alike")) {
            assertThat(match.score()).isGreaterThanOrEqualTo(0.8 - 1e-6);
            return;
        }
        Function<Thing, List<@Nullable String>> key = match.rule().equals("e-mail")
                ? thing -> Collections.singletonList(thing.email())
                : thing -> Arrays.asList(thing.name(), thing.town());
        assertThat(key.apply(one)).isEqualTo(key.apply(other)).noneMatch(part -> part == null || part.isBlank());
        assertThat(byKey.values().stream().filter(thing -> key.apply(thing).equals(key.apply(one))))
                .as("records that share %s", key.apply(one))
                .hasSizeLessThanOrEqualTo(GENERIC_ABOVE);
    }

    @Property(tries = 100)
    void records_without_any_value_are_nobodys_duplicates(@ForAll("things") List<Thing> things) {
        List<Thing> blank = things.stream()
                .map(thing -> new Thing(thing.id(), " ", null, "", null, null))
                .toList();

        assertThat(result(blank, 2).clusterCount()).isZero();
    }

    @Property(tries = 200)
    void what_a_person_said_not_to_be_one_is_not(@ForAll("things") List<Thing> things, @ForAll long seed) {
        List<Thing> shuffled = new ArrayList<>(things);
        Random random = new Random(seed);
        Collections.shuffle(shuffled, random);
        Overrides said = Overrides.none();
        for (int i = 0; i + 1 < shuffled.size() && i < 10; i++) {
            said = said.neverLink(
                    Key.of(shuffled.get(i).id()), Key.of(shuffled.get(i + 1).id()));
        }

        DedupResult result = SAME.matching().overrides(said).over(InMemorySource.of(Thing.class, things), Thing::id);

        said.pairs(false)
                .forEach(pair ->
                        assertThat(result.same(pair.one(), pair.other())).isFalse());
    }

    private static Map<Key, Thing> byKey(List<Thing> things) {
        return things.stream()
                .collect(Collectors.toMap(thing -> Key.of(thing.id()), Function.identity(), (a, b) -> a, TreeMap::new));
    }
}
