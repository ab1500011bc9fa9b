package dev.intact.internal;

import dev.intact.field.Field;
import dev.intact.mapping.Identity;
import dev.intact.mapping.Lookup;
import dev.intact.mapping.Mapping;
import dev.intact.mapping.Redirection;
import dev.intact.mapping.RuleDescription;
import dev.intact.sink.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Which moves of a migration fill which key maps, and which look them up. Immutable. */
public final class KeyMaps {
    private final List<MovePlan<?>> moves;
    private final Map<String, List<Filling>> fillings = new LinkedHashMap<>();
    private final Map<String, MovePlan<?>> stubs = new LinkedHashMap<>();

    /** That a move fills a key map; the moves are numbered in their order. */
    public record Filling(int place, MovePlan<?> move, Identity<?, ?> identity) {}

    /** That a rule of a move looks up a key map. */
    public record Asking(int place, MovePlan<?> move, Lookup<?, ?> lookup, RuleDescription rule) {

        /** The field that gets the new id. */
        public Field field() {
            return rule.target();
        }

        /** Whether it asks for the id of the record itself, which is made there and then. */
        public boolean isOwn(Filling filling) {
            return filling.move().name().equals(move.name())
                    && (lookup.firstNumber().isPresent() || !lookup.isStored())
                    && rule.conversions().isEmpty()
                    && rule.sources().equals(List.of(filling.identity().oldId()));
        }

        /** Whether it asks for the id of the record itself, whatever fills the map. */
        boolean isOwn(List<Filling> fillings) {
            return fillings.stream().anyMatch(this::isOwn);
        }
    }

    /** That a move redirects old ids in a key map. */
    public record Redirecting(int place, MovePlan<?> move, Redirection<?> redirection) {}

    /** Where a key map is kept, and what its new ids are. */
    record Place(Target target, String map, Class<?> type) {}

    /** The key maps of these moves, which run in this order. */
    public KeyMaps(List<? extends MovePlan<?>> moves) {
        this.moves = List.copyOf(moves);
        for (int place = 0; place < moves.size(); place++) {
            MovePlan<?> move = moves.get(place);
            for (Mapping<?, ?> mapping : move.mappings()) {
                add(place, mapping);
            }
            move.stubs().forEach(stub -> stubs.putIfAbsent(stub.map(), move));
        }
    }

    private void add(int place, Mapping<?, ?> mapping) {
        for (Identity<?, ?> identity : mapping.identities()) {
            fillings.computeIfAbsent(identity.map(), any -> new ArrayList<>())
                    .add(new Filling(place, moves.get(place), identity));
        }
    }

    /** What fills each key map that is filled, in the order of the moves. */
    public Map<String, List<Filling>> fillings() {
        return new LinkedHashMap<>(fillings);
    }

    /** What fills a key map, in the order of the moves. */
    public List<Filling> fillings(String map) {
        return List.copyOf(fillings.getOrDefault(map, List.of()));
    }

    /** Whether moves fill a key map, or the list of its stubs, so that an earlier run does not answer for it. */
    boolean isFilled(String map) {
        return fillings.containsKey(map)
                || stubs.keySet().stream().map(Stub::listed).anyMatch(map::equals);
    }

    /** The targets into which stubs may go while a move runs. */
    List<Target> ofStubs(MovePlan<?> move) {
        return askings().stream()
                .filter(asking -> asking.move().name().equals(move.name()))
                .map(asking -> stubs.get(asking.lookup().name()))
                .filter(Objects::nonNull)
                .<Target>map(MovePlan::target)
                .distinct()
                .toList();
    }

    /** What looks key maps up, in the order of the moves. */
    public List<Asking> askings() {
        List<Asking> askings = new ArrayList<>();
        for (int place = 0; place < moves.size(); place++) {
            for (Mapping<?, ?> mapping : moves.get(place).mappings()) {
                for (RuleDescription rule : mapping.rules()) {
                    for (Lookup<?, ?> lookup : rule.lookups()) {
                        if (isKept(lookup)) {
                            askings.add(new Asking(place, moves.get(place), lookup, rule));
                        }
                    }
                }
            }
        }
        return askings;
    }

    /** Whether a ledger knows which of its ids have arrived; also where the ids themselves could be computed. */
    private boolean isKept(Lookup<?, ?> lookup) {
        return lookup.isStored()
                || (lookup.isReference() && lookup.loader().isEmpty() && fillings.containsKey(lookup.name()));
    }

    /** What redirects old ids, in the order of the moves. */
    public List<Redirecting> redirectings() {
        List<Redirecting> all = new ArrayList<>();
        for (int place = 0; place < moves.size(); place++) {
            for (Mapping<?, ?> mapping : moves.get(place).mappings()) {
                for (Redirection<?> redirection : mapping.redirections()) {
                    all.add(new Redirecting(place, moves.get(place), redirection));
                }
            }
        }
        return all;
    }

    /** The names of all key maps that moves fill, redirect in or look up, and of all other lookups. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>(fillings.keySet());
        redirectings()
                .forEach(redirecting -> names.add(redirecting.redirection().map()));
        moves.stream()
                .flatMap(move -> move.mappings().stream())
                .flatMap(mapping -> mapping.rules().stream())
                .forEach(rule -> rule.lookups().forEach(lookup -> names.add(lookup.name())));
        return names;
    }

    /** What looks up key maps that no move fills. */
    List<Asking> unfilled() {
        return askings().stream()
                .filter(asking -> fillings(asking.lookup().name()).isEmpty())
                .toList();
    }

    /** The target in whose ledger a key map is kept that a move looks up. */
    Target home(MovePlan<?> move, String map) {
        List<Filling> its = fillings(map);
        return its.isEmpty() ? move.target() : its.get(0).move().target();
    }

    /** Where a move finds a key map: in the target that it is filled with, else in that of the move itself. */
    Place place(MovePlan<?> move, Lookup<?, ?> lookup) {
        List<Filling> its = fillings(lookup.name());
        if (!its.isEmpty()) {
            Filling first = its.get(0);
            return new Place(
                    first.move().target(),
                    lookup.name(),
                    first.identity().newId().type());
        }
        Field asked = move.mappings().stream()
                .flatMap(mapping -> mapping.rules().stream())
                .filter(rule -> rule.lookups().contains(lookup))
                .map(RuleDescription::target)
                .findFirst()
                .orElseThrow();
        return new Place(move.target(), lookup.name(), asked.type());
    }
}
