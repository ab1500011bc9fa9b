package dev.intact.internal;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.identity.Dependent;
import dev.intact.identity.Dependent.Holding;
import dev.intact.ledger.Ledger;
import dev.intact.ledger.NewId;
import dev.intact.ledger.Position;
import dev.intact.mapping.Identity;
import dev.intact.mapping.Lookup;
import dev.intact.mapping.Mapping;
import dev.intact.run.DependentCheck;
import dev.intact.sink.Target;
import dev.intact.source.Cursor;
import dev.intact.source.Receiver;
import dev.intact.source.Source;
import dev.intact.source.Split;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A key map as the ledger of a target holds it, for those who want to know without running anything. */
public final class StoredKeyMap {
    private static final int AT_ONCE = 500;

    private final RunPlan plan;
    private final Lookup<?, ?> map;
    private final Target target;
    private final boolean hidden;

    /** Checks what dependents hold, as far as it can be read. */
    public static List<DependentCheck> checked(RunPlan plan, List<Dependent> dependents) {
        List<DependentCheck> checks = new ArrayList<>();
        for (Dependent dependent : dependents) {
            dependent
                    .holdings()
                    .forEach(holding -> checked(plan, dependent, holding).ifPresent(checks::add));
        }
        return List.copyOf(checks);
    }

    private static <S> Optional<DependentCheck> checked(RunPlan plan, Dependent dependent, Holding<S> holding) {
        return holding.source()
                .map(source -> new StoredKeyMap(plan, holding.map()).check(dependent.name(), holding, source));
    }

    /**
     * A key map of a migration.
     *
     * @throws IllegalArgumentException if its new ids are not stored, or no move fills it, looks it up or redirects in
     *     it
     */
    public StoredKeyMap(RunPlan plan, Lookup<?, ?> map) {
        KeyMaps maps = new KeyMaps(plan.moves());
        if (!map.isStored() && maps.fillings(map.name()).isEmpty()) {
            throw new IllegalArgumentException("%s; nothing of it is stored".formatted(map.words()));
        }
        this.plan = plan;
        this.map = map;
        this.target = target(maps)
                .orElseThrow(
                        () -> new IllegalArgumentException("no move of migration '%s' fills or looks up key map '%s'"
                                .formatted(plan.migration(), map.name())));
        this.hidden = maps.fillings(map.name()).isEmpty()
                || maps.fillings(map.name()).stream()
                        .anyMatch(filling -> filling.move().mappings().stream()
                                .anyMatch(mapping -> hides(mapping, filling.identity())));
    }

    private Optional<Target> target(KeyMaps maps) {
        return maps.fillings(map.name()).stream()
                .<Target>map(filling -> filling.move().target())
                .findFirst()
                .or(() -> maps.askings().stream()
                        .filter(asking -> asking.lookup().name().equals(map.name()))
                        .<Target>map(asking -> asking.move().target())
                        .findFirst())
                .or(() -> maps.redirectings().stream()
                        .filter(redirecting -> redirecting.redirection().map().equals(map.name()))
                        .<Target>map(redirecting -> redirecting.move().target())
                        .findFirst());
    }

    private static boolean hides(Mapping<?, ?> mapping, Identity<?, ?> identity) {
        return mapping.isSensitive(identity.oldId());
    }

    /**
     * Hands over every old id with its new one, those of survivors for their duplicates; answers how many there are.
     */
    public long list(Consumer<NewId> visitor) {
        return Remembered.in(plan, target, ledger -> {
            long[] listed = {0};
            List<NewId> redirects = new ArrayList<>();
            ledger.keyMaps().list(map.name(), entry -> {
                if (entry.isRedirect()) {
                    redirects.add(entry);
                } else {
                    visitor.accept(entry);
                    listed[0]++;
                }
                if (redirects.size() == AT_ONCE) {
                    listed[0] += resolve(ledger, redirects, visitor);
                }
            });
            return listed[0] + resolve(ledger, redirects, visitor);
        });
    }

    /** A duplicate that has a new id of its own was handed over with it. */
    private long resolve(Ledger ledger, List<NewId> redirects, Consumer<NewId> visitor) {
        List<Key> oldIds = redirects.stream().map(NewId::oldId).toList();
        redirects.clear();
        Map<Key, Key> survivors = ledger.keyMaps().survivors(map.name(), oldIds);
        Map<Key, Key> newIds = ledger.newIds(map.name(), oldIds);
        long listed = 0;
        for (Key oldId : oldIds) {
            Key newId = newIds.get(oldId);
            if (newId != null && survivors.containsKey(oldId)) {
                visitor.accept(NewId.of(map.name(), oldId, newId));
                listed++;
            }
        }
        return listed;
    }

    /** Checks that the ids which a dependent holds have new ones. */
    public <S> DependentCheck check(String dependent, Holding<S> holding, Source<S> source) {
        DependentCheck.Counts all = Remembered.in(plan, target, ledger -> {
            DependentCheck.Counts counts = new DependentCheck.Counts();
            Held<S> held = new Held<>(ledger, holding, counts);
            for (Split split : source.splits(1)) {
                try (Cursor<S> cursor = source.open(split, Position.start())) {
                    while (cursor.next(held)) {
                        held.askIfMany();
                    }
                }
            }
            held.ask();
            return counts;
        });
        return DependentCheck.of(dependent, map.name(), all);
    }

    /** Gathers the ids of a dependent, and asks for many at once. */
    private final class Held<S> implements Receiver<S> {
        private final Ledger ledger;
        private final Holding<S> holding;
        private final DependentCheck.Counts counts;
        private final List<Key> waiting = new ArrayList<>();

        Held(Ledger ledger, Holding<S> holding, DependentCheck.Counts counts) {
            this.ledger = ledger;
            this.holding = holding;
            this.counts = counts;
        }

        @Override
        public void record(Position position, S row) {
            Optional<Object> oldId = holding.oldId(row);
            if (oldId.isPresent()) {
                waiting.add(Key.of(oldId.get()));
            } else {
                counts.withoutId();
            }
        }

        @Override
        public void unreadable(Position position, Key place, List<Problem> problems) {
            counts.unreadable();
        }

        void askIfMany() {
            if (waiting.size() >= AT_ONCE) {
                ask();
            }
        }

        void ask() {
            HashSet<Key> oldIds = new HashSet<>(waiting);
            Map<Key, Key> newIds = ledger.newIds(map.name(), oldIds);
            Map<Key, Key> survivors =
                    new HashMap<>(ledger.keyMaps().survivors(map.name(), List.copyOf(newIds.keySet())));
            for (Key oldId : waiting) {
                if (!newIds.containsKey(oldId)) {
                    counts.unresolved(hidden ? oldId.masked() : oldId.text());
                } else if (survivors.containsKey(oldId)) {
                    counts.redirected();
                } else {
                    counts.resolved();
                }
            }
            waiting.clear();
        }
    }
}
