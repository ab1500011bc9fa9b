package dev.intact.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Whatever the records are: none is lost, none comes twice, and reading goes on anywhere with the same. */
class ShapesProperties {
    private static final int KEYS = 6;

    record Bag(int id, List<String> things) {}

    record Thing(int bag, int place, String name) {
        static Thing of(Bag bag, String name, int place) {
            return new Thing(bag.id(), place, name);
        }
    }

    record Parent(int id) {}

    /** Its number says which of all children it is. */
    record Child(int parent, int number) {}

    record Family(int id, List<Child> children, List<Child> others) {}

    private static Bag bag(List<Thing> things) {
        return new Bag(things.get(0).bag(), things.stream().map(Thing::name).toList());
    }

    @Property(tries = 300)
    void what_is_exploded_and_folded_is_as_it_was(@ForAll("bags") List<Bag> bags) {
        Source<Thing> things = Sources.explode(InMemorySource.of(Bag.class, bags))
                .each(Bag::things)
                .into(Thing.class, Thing::of);
        Source<Bag> again = Sources.fold(things).by(Thing::bag).into(Bag.class, ShapesProperties::bag);

        assertThat(Outcomes.resumable(again).records()).isEqualTo(bags);
    }

    @Property(tries = 300)
    void what_is_exploded_is_the_same_in_any_parts(
            @ForAll("bags") List<Bag> bags, @ForAll @IntRange(min = 1, max = 5) int parts) {
        Source<Thing> things = Sources.explode(InMemorySource.of(Bag.class, bags))
                .each(Bag::things)
                .into(Thing.class, Thing::of);

        assertThat(Records.read(things, parts)).isEqualTo(Outcomes.of(things).records());
    }

    /** Each row ends in its own bag, in one that is refused, or as a record of its own. */
    @Property(tries = 300)
    void no_row_is_lost_in_folding(@ForAll("children") List<@Nullable Child> rows) {
        Source<Family> source = Sources.fold(Patchy.of("rows", Child.class, rows))
                .by(Child::parent)
                .into(Family.class, all -> new Family(all.get(0).parent(), all, List.of()));

        Outcomes<Family> read = Outcomes.resumable(source);

        NavigableMap<Integer, List<Child>> expected = byParent(rows);
        NavigableSet<Integer> refused =
                doubtful(rows, expected.keySet().stream().toList());
        expected.keySet().removeAll(refused);
        assertThat(read.records())
                .isEqualTo(expected.entrySet().stream()
                        .map(entry -> new Family(entry.getKey(), entry.getValue(), List.of()))
                        .toList());
        assertThat(placesOf("rows", read)).isEqualTo(refused.size());
        assertThat(torn("rows", read)).isEqualTo(alone(rows, expected(rows)));
    }

    /** Each child comes with its parent, is refused with it, or is a record of its own. */
    @Property(tries = 300)
    void no_child_is_lost_in_grouping(
            @ForAll("parents") List<Parent> parents,
            @ForAll("children") List<@Nullable Child> children,
            @ForAll("children") List<@Nullable Child> others) {
        Source<Family> source = Sources.group(InMemorySource.of(Parent.class, parents))
                .by(Parent::id)
                .with(Patchy.of("children", Child.class, children), Child::parent)
                .with(Patchy.of("others", Child.class, others), Child::parent)
                .into(Family.class, (parent, some, more) -> new Family(parent.id(), some, more));

        Outcomes<Family> read = Outcomes.resumable(source);

        List<Integer> ids = parents.stream().map(Parent::id).toList();
        NavigableSet<Integer> refused = doubtful(children, ids);
        refused.addAll(doubtful(others, ids));
        NavigableMap<Integer, List<Child>> some = byParent(children);
        NavigableMap<Integer, List<Child>> more = byParent(others);
        assertThat(read.records())
                .isEqualTo(ids.stream()
                        .filter(id -> !refused.contains(id))
                        .map(id -> new Family(id, some.getOrDefault(id, List.of()), more.getOrDefault(id, List.of())))
                        .toList());
        assertThat(placesOf("Parent", read)).isEqualTo(refused.size());
        assertThat(placesOf("children", read)).isEqualTo(orphans(children, ids));
        assertThat(placesOf("others", read)).isEqualTo(orphans(others, ids));
        assertThat(torn("children", read)).isEqualTo(alone(children, ids));
        assertThat(torn("others", read)).isEqualTo(alone(others, ids));
    }

    private static long placesOf(String source, Outcomes<?> read) {
        return read.unreadable().stream()
                .filter(text -> text.startsWith("@" + source + "["))
                .count();
    }

    private static long torn(String source, Outcomes<?> read) {
        return read.unreadable().stream()
                .filter(text -> text.startsWith("@" + source + ":"))
                .count();
    }

    private static List<Integer> expected(List<@Nullable Child> rows) {
        return byParent(rows).keySet().stream().toList();
    }

    private static NavigableMap<Integer, List<Child>> byParent(List<@Nullable Child> rows) {
        TreeMap<Integer, List<Child>> byParent = new TreeMap<>();
        rows.stream()
                .filter(Objects::nonNull)
                .forEach(row -> byParent.computeIfAbsent(row.parent(), any -> new ArrayList<>())
                        .add(row));
        return byParent;
    }

    private static long orphans(List<@Nullable Child> rows, List<Integer> parents) {
        return rows.stream()
                .filter(row -> row != null && !parents.contains(row.parent()))
                .count();
    }

    /** The parents that may have a row which cannot be read: from the key in front of it to the key behind it. */
    private static NavigableSet<Integer> doubtful(List<@Nullable Child> rows, List<Integer> parents) {
        TreeSet<Integer> doubtful = new TreeSet<>();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) == null) {
                int from = before(rows, i);
                int to = behind(rows, i);
                parents.stream().filter(id -> id >= from && id <= to).forEach(doubtful::add);
            }
        }
        return doubtful;
    }

    /** The rows that cannot be read and do not stand within those of one parent. */
    private static long alone(List<@Nullable Child> rows, List<Integer> parents) {
        return IntStream.range(0, rows.size())
                .filter(i -> rows.get(i) == null)
                .filter(i -> before(rows, i) != behind(rows, i) || !parents.contains(before(rows, i)))
                .count();
    }

    private static int before(List<@Nullable Child> rows, int index) {
        return rows.subList(0, index).stream()
                .filter(Objects::nonNull)
                .mapToInt(Child::parent)
                .max()
                .orElse(Integer.MIN_VALUE);
    }

    private static int behind(List<@Nullable Child> rows, int index) {
        return rows.subList(index, rows.size()).stream()
                .filter(Objects::nonNull)
                .mapToInt(Child::parent)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    @Provide
    Arbitrary<List<Bag>> bags() {
        return Arbitraries.of("", "a", "b", "\uD83D\uDE00")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .list()
                .ofMaxSize(6)
                .map(all -> IntStream.range(0, all.size())
                        .mapToObj(i -> new Bag(i, all.get(i)))
                        .toList());
    }

    @Provide
    Arbitrary<List<Parent>> parents() {
        return Arbitraries.integers()
                .between(0, KEYS)
                .set()
                .map(ids -> ids.stream().sorted().map(Parent::new).toList());
    }

    /** In the order of their parents; some cannot be read. */
    @Provide
    Arbitrary<List<@Nullable Child>> children() {
        Arbitrary<List<Integer>> keys =
                Arbitraries.integers().between(0, KEYS).list().ofMaxSize(8);
        return keys.flatMap(ids -> Arbitraries.of(false, false, false, true)
                .list()
                .ofSize(ids.size())
                .map(torn -> {
                    List<Integer> sorted = ids.stream().sorted().toList();
                    List<@Nullable Child> rows = new ArrayList<>();
                    for (int i = 0; i < sorted.size(); i++) {
                        rows.add(torn.get(i) ? null : new Child(sorted.get(i), i));
                    }
                    return rows;
                }));
    }
}
