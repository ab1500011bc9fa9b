package dev.intact;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.internal.KeyMaps;
import dev.intact.internal.KeyMaps.Asking;
import dev.intact.internal.KeyMaps.Filling;
import dev.intact.internal.KeyMaps.Redirecting;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;

/** Finds what is wrong with the key maps that the moves of a migration fill and look up. */
final class KeyMapFaults {
    private final KeyMaps maps;
    private final List<Problem> faults = new ArrayList<>();

    private KeyMapFaults(KeyMaps maps) {
        this.maps = maps;
    }

    static List<Problem> of(List<? extends Move<?>> moves) {
        KeyMapFaults found =
                new KeyMapFaults(new KeyMaps(moves.stream().map(Move::plan).toList()));
        found.maps.fillings().forEach(found::checkFilled);
        found.maps.askings().forEach(found::checkAsked);
        found.maps.redirectings().forEach(found::checkRedirected);
        found.faults.addAll(CircleFaults.of(moves));
        found.faults.addAll(StubFaults.of(moves));
        return found.faults;
    }

    private void checkFilled(String map, List<Filling> fillings) {
        Filling first = fillings.get(0);
        for (Filling other : fillings) {
            if (!other.move().target().equals(first.move().target())) {
                fault(
                        "key map '%s'".formatted(map),
                        "is filled in two targets, by move '%s' in %s and by move '%s' in %s"
                                .formatted(
                                        first.move().name(),
                                        first.move().target().name(),
                                        other.move().name(),
                                        other.move().target().name()),
                        "give each target a key map of its own");
            } else if (type(other) != type(first)) {
                fault(
                        "key map '%s'".formatted(map),
                        "is filled with %s by move '%s' and with %s by move '%s'"
                                .formatted(
                                        type(first).getSimpleName(),
                                        first.move().name(),
                                        type(other).getSimpleName(),
                                        other.move().name()),
                        "let all new ids of a key map have one type");
            }
        }
    }

    private void checkAsked(Asking asking) {
        List<Filling> fillings = maps.fillings(asking.lookup().name());
        if (fillings.isEmpty()) {
            checkUnfilled(asking);
            return;
        }
        if (fillings.stream().anyMatch(asking::isOwn)) {
            return;
        }
        String where = "move '%s'".formatted(asking.move().name());
        String map = asking.lookup().name();
        Class<?> wanted = wrapped(asking.field().type());
        if (!wanted.isAssignableFrom(type(fillings.get(0)))) {
            fault(
                    where,
                    "looks up key map '%s' for '%s', which is %s, but move '%s' fills it with %s"
                            .formatted(
                                    map,
                                    asking.field().name(),
                                    wanted.getSimpleName(),
                                    fillings.get(0).move().name(),
                                    type(fillings.get(0)).getSimpleName()),
                    "keep each key map in one constant, which both moves use");
        }
    }

    private void checkRedirected(Redirecting redirecting) {
        String map = redirecting.redirection().map();
        String where = "move '%s'".formatted(redirecting.move().name());
        maps.fillings(map).stream()
                .filter(filling ->
                        !filling.move().target().equals(redirecting.move().target()))
                .findFirst()
                .ifPresent(filling -> fault(
                        where,
                        "redirects in key map '%s' by the ledger of %s, but move '%s' fills it in %s"
                                .formatted(
                                        map,
                                        redirecting.move().target().name(),
                                        filling.move().name(),
                                        filling.move().target().name()),
                        "let both write into one target"));
        maps.askings().stream()
                .filter(asking -> asking.lookup().name().equals(map) && asking.place() <= redirecting.place())
                .filter(asking -> maps.fillings(map).stream().noneMatch(asking::isOwn))
                .findFirst()
                .ifPresent(asking -> fault(
                        where,
                        "redirects in key map '%s', which move '%s' looks up before all redirects are there"
                                .formatted(map, asking.move().name()),
                        "let a move of their own redirect, which needs nothing of those that look them up"));
    }

    private void checkUnfilled(Asking asking) {
        if (!Key.canBe(asking.field().type())) {
            fault(
                    "move '%s'".formatted(asking.move().name()),
                    "looks up key map '%s' for '%s' of type %s, which a ledger cannot give back"
                            .formatted(
                                    asking.lookup().name(),
                                    asking.field().name(),
                                    asking.field().type().getSimpleName()),
                    "look it up for a field of text, whole numbers, decimals or UUIDs");
        }
    }

    private static Class<?> type(Filling filling) {
        return wrapped(filling.identity().newId().type());
    }

    private static Class<?> wrapped(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    private void fault(String where, String what, String advice) {
        faults.add(Problem.of(what).at(where).advice(advice));
    }
}
