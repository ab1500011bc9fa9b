package dev.intact.internal;

import dev.intact.internal.KeyMaps.Asking;
import dev.intact.mapping.Lookup;
import dev.intact.mapping.Resolver.Way;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * From where each rule of a migration gets the answers of its key maps while it runs: of those that moves fill, the
 * ledger knows which records have arrived. Immutable.
 */
final class Ways {
    /** Each lookup answers as it says itself; for readers that do not run the migration. */
    static final Ways DECLARED = new Ways(Map.of());

    private final Map<Place, Way> ways;

    private record Place(String move, String map, String field) {}

    private Ways(Map<Place, Way> ways) {
        this.ways = Map.copyOf(ways);
    }

    /** Those of moves that run in this order. */
    static Ways of(List<? extends MovePlan<?>> moves) {
        Map<Place, Way> ways = arrived(moves);
        for (References.Circle circle : new References(moves).circles()) {
            circle.waiting().forEach(needed -> ways.put(place(needed.asking()), Way.LATER));
        }
        return new Ways(ways);
    }

    /** Those after a run: what waited in it has been settled, and nothing waits any more. */
    static Ways afterRun(List<? extends MovePlan<?>> moves) {
        return new Ways(arrived(moves));
    }

    private static Map<Place, Way> arrived(List<? extends MovePlan<?>> moves) {
        KeyMaps maps = new KeyMaps(moves);
        Map<Place, Way> ways = new HashMap<>();
        for (Asking asking : maps.askings()) {
            List<KeyMaps.Filling> fillings = maps.fillings(asking.lookup().name());
            if (!asking.lookup().isStored()) {
                ways.put(place(asking), asking.isOwn(fillings) ? Way.ITSELF : Way.ASKED);
            }
        }
        return ways;
    }

    private static Place place(Asking asking) {
        return new Place(
                asking.move().name(), asking.lookup().name(), asking.field().name());
    }

    /** From where a rule of a move gets the answer; of several rules into fields of one name, the same way. */
    Way of(MovePlan<?> move, Lookup<?, ?> lookup, String field) {
        boolean isDeclared = lookup.loader().isEmpty() && !lookup.isStored();
        return ways.getOrDefault(new Place(move.name(), lookup.name(), field), isDeclared ? Way.ITSELF : Way.ASKED);
    }
}
