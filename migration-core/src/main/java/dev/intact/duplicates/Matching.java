package dev.intact.duplicates;

import dev.intact.duplicates.Definition.Ban;
import dev.intact.field.Getter;
import dev.intact.source.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a definition of duplicates is evaluated: with what people have said, by how many threads, and where to what is
 * larger than the heap is written. None of it but the overrides changes the answer.
 *
 * <p>What is spilled are hashes of keys, keys of records, and the texts that {@code near} rules compare, in a folder
 * for the owner alone (mode 700), which is removed at the end, and after a failure. Immutable and thread-safe.
 *
 * @param <S> the type of the records
 */
public final class Matching<S> {
    private static final int MOST_WORKERS = 256;

    private final Dedup<S> dedup;
    private final Overrides overrides;
    private final int workers;
    private final @Nullable Path folder;

    private Matching(Dedup<S> dedup, Overrides overrides, int workers, @Nullable Path folder) {
        this.dedup = dedup;
        this.overrides = overrides;
        this.workers = workers;
        this.folder = folder;
    }

    static <S> Matching<S> of(Dedup<S> dedup) {
        int processors = Math.min(MOST_WORKERS, Runtime.getRuntime().availableProcessors());
        return new Matching<>(dedup, Overrides.none(), processors, null);
    }

    /**
     * Takes into account what people have said.
     *
     * @param said the overrides
     * @return the matching with these instead of others
     */
    public Matching<S> overrides(Overrides said) {
        return new Matching<>(dedup, Objects.requireNonNull(said, "said"), workers, folder);
    }

    /**
     * Says how many threads work side by side.
     *
     * @param threads 1 to 256; as many as there are processors unless said otherwise
     * @return the matching with that
     * @throws IllegalArgumentException if the number is out of its range
     */
    public Matching<S> workers(int threads) {
        if (threads < 1 || threads > MOST_WORKERS) {
            throw new IllegalArgumentException("workers are 1 to %s, not %s".formatted(MOST_WORKERS, threads));
        }
        return new Matching<>(dedup, overrides, threads, folder);
    }

    /**
     * Says where what is larger than the heap is written: some 30 bytes for each key of a record.
     *
     * @param parent a folder that exists, on a disk that no stranger reads; that of the system for temporary files
     *     unless said otherwise
     * @return the matching with that
     */
    public Matching<S> spillInto(Path parent) {
        return new Matching<>(dedup, overrides, workers, Objects.requireNonNull(parent, "parent"));
    }

    /**
     * Evaluates the definition. The source is read once, and once more if some key is generic, to tell its value.
     *
     * @param source the records
     * @param key the fields by which a record is known, in order; no two records have the same
     * @return who is whose duplicate
     * @throws IllegalArgumentException if the definition has no rule, or there is no key
     * @throws DedupException if two records have one key or one has none, a function of a rule fails, or the disk does
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // it is read alone
    public final DedupResult over(Source<S> source, Getter<S, ?>... key) {
        if (key.length == 0) {
            throw new IllegalArgumentException("records are known by a key; name its fields behind the source");
        }
        if (dedup.definition().ruleNames().isEmpty() && overrides.size() == 0) {
            throw new IllegalArgumentException(
                    "there is no rule by which a record is another's duplicate; begin with on(…)");
        }
        try (SpillFolder spilled = SpillFolder.in(folder);
                Crew crew = Crew.of(workers)) {
            return evaluate(source, key, spilled, crew);
        }
    }

    private DedupResult evaluate(Source<S> source, Getter<S, ?>[] key, SpillFolder spilled, Crew crew) {
        RecordReading<S> reading = new RecordReading<>(dedup.definition(), key, named(), spilled);
        reading.read(source, crew);
        Ranking ranking = Ranking.of(reading, crew);
        Linking linking = linking(reading, ranking);
        linkSaid(linking, reading.found());
        linkByRules(linking, reading, ranking.ranks(), crew, spilled);
        return new ResultMaking<>(dedup, reading, linking, spilled.written())
                .make(source, key, unknown(reading.found()));
    }

    private Set<String> named() {
        return Stream.concat(overrides.pairs(true), overrides.pairs(false))
                .flatMap(pair -> Stream.of(pair.one().text(), pair.other().text()))
                .collect(Collectors.toSet());
    }

    private List<String> unknown(Map<String, Integer> found) {
        return named().stream().filter(key -> !found.containsKey(key)).sorted().toList();
    }

    private Linking linking(RecordReading<S> reading, Ranking ranking) {
        Definition<S> definition = dedup.definition();
        List<Constraint> constraints = new ArrayList<>();
        boolean onePer = false;
        for (int i = 0; i < definition.bans().size(); i++) {
            Ban<S> ban = definition.bans().get(i);
            boolean differing = ban.kind() == Ban.Kind.DIFFERENT;
            long[] values = ranking.banning(i);
            onePer |= !differing;
            constraints.add(
                    differing
                            ? new Constraint.Differing(ban.words(), values)
                            : new Constraint.OnePer(ban.words(), values));
        }
        List<int[]> never = numbers(overrides.pairs(false), reading.found());
        if (!never.isEmpty()) {
            constraints.add(new Constraint.NeverLinked(never));
        }
        boolean findsMembers = onePer || !definition.near().isEmpty();
        return new Linking(
                new Clusters(reading.count(), constraints, findsMembers),
                definition.ruleNames().size());
    }

    private static void linkSaid(List<int[]> pairs, Linking linking) {
        for (int[] pair : pairs) {
            boolean unused = linking.link(pair[0], pair[1], Linking.BY_PERSON, Linking.EXACT);
        }
    }

    private void linkSaid(Linking linking, Map<String, Integer> found) {
        linkSaid(numbers(overrides.pairs(true), found), linking);
    }

    private static List<int[]> numbers(Stream<Overrides.Pair> pairs, Map<String, Integer> found) {
        List<int[]> numbers = new ArrayList<>();
        pairs.forEach(pair -> {
            Integer one = found.get(pair.one().text());
            Integer other = found.get(pair.other().text());
            if (one != null && other != null) {
                numbers.add(new int[] {one, other});
            }
        });
        return numbers;
    }

    private void linkByRules(Linking linking, RecordReading<S> reading, int[] ranks, Crew crew, SpillFolder spilled) {
        Definition<S> definition = dedup.definition();
        ExactPhase exact = new ExactPhase(linking, ranks, definition.genericAbove(), crew);
        for (int i = 0; i < definition.exact().size(); i++) {
            exact.link(i, reading.exact().get(i));
        }
        if (definition.near().isEmpty()) {
            return;
        }
        NearPhase<S> near = new NearPhase<>(linking, ranks, definition, crew, spilled);
        for (int i = 0; i < definition.near().size(); i++) {
            near.score(
                    definition.near().get(i),
                    definition.exact().size() + i,
                    reading.near().get(i));
        }
        near.link();
    }

    @Override
    public String toString() {
        return dedup + "; " + overrides;
    }
}
