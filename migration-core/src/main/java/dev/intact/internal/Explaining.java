package dev.intact.internal;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.run.Explanation;
import dev.intact.run.Preview;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Answers what becomes of records before anything is moved: of one by its key, and of the first few. */
public final class Explaining {
    private Explaining() {}

    /** The story of the record with this key, or that there is none. */
    public static <S> Explanation of(RunPlan run, MovePlan<S> plan, Key key) {
        Story<S> story = new Story<>(plan, lookups(run));
        AtomicReference<Explanation> found = new AtomicReference<>();
        story.read(item -> {
            if (story.key(item).filter(key::equals).isEmpty()) {
                return true;
            }
            found.set(story.tell(item));
            return false;
        });
        Explanation told = found.get();
        return told != null
                ? told
                : Explanation.unreadable(
                        plan.name(),
                        story.shown(key),
                        List.of(Problem.of("is not in " + plan.source().name())
                                .at("record")
                                .advice("check the key, and its type")));
    }

    /** The stories of the first records of each move. */
    public static Preview first(RunPlan plan, int records) {
        List<Explanation> told = new ArrayList<>();
        LookupCache lookups = lookups(plan);
        for (MovePlan<?> move : plan.moves()) {
            told.addAll(first(move, lookups, records));
        }
        return Preview.of(told);
    }

    /** Lookups before a run. */
    static LookupCache lookups(RunPlan plan) {
        KeyMaps maps = new KeyMaps(plan.moves());
        return new LookupCache(maps, new IdsBeforeRun(plan, maps), Ways.DECLARED);
    }

    private static <S> List<Explanation> first(MovePlan<S> plan, LookupCache lookups, int records) {
        Story<S> story = new Story<>(plan, lookups);
        List<Explanation> told = new ArrayList<>();
        story.read(item -> {
            told.add(story.tell(item));
            return told.size() < records;
        });
        return told;
    }
}
