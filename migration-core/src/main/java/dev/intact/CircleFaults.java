package dev.intact;

import dev.intact.field.Problem;
import dev.intact.internal.KeyMaps.Asking;
import dev.intact.internal.MovePlan;
import dev.intact.internal.References;
import dev.intact.internal.References.Circle;
import dev.intact.internal.References.Needed;
import dev.intact.internal.Route;
import dev.intact.mapping.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what keeps references that lead in a circle from being moved in two steps. */
final class CircleFaults {
    private final List<? extends Move<?>> moves;
    private final List<Problem> faults = new ArrayList<>();

    private CircleFaults(List<? extends Move<?>> moves) {
        this.moves = moves;
    }

    /** The faults of moves, which are in the order in which they run. */
    static List<Problem> of(List<? extends Move<?>> moves) {
        CircleFaults found = new CircleFaults(moves);
        References references = new References(moves.stream().map(Move::plan).toList());
        references.stuck().forEach(found::checkStuck);
        if (found.faults.isEmpty()) {
            references.circles().stream()
                    .filter(circle -> !circle.waiting().isEmpty())
                    .forEach(found::checkCircle);
        }
        return found.faults;
    }

    private void checkStuck(List<Needed> circle) {
        Set<String> names = new LinkedHashSet<>();
        circle.forEach(
                needed -> names.add("'%s'".formatted(needed.asking().move().name())));
        String through = circle.stream()
                .map(needed -> "%s.%s → key map '%s'"
                        .formatted(
                                needed.asking().move().name(),
                                needed.asking().field().name(),
                                needed.asking().lookup().name()))
                .distinct()
                .collect(Collectors.joining(", "));
        fault(
                (names.size() == 1 ? "move " : "moves ") + String.join(", ", names),
                "%s in a circle, of which no field can be left empty until all records are there: %s"
                        .formatted(names.size() == 1 ? "refers to itself" : "refer to each other", through),
                "declare one of these fields @Nullable, with a key map that rejects what is unlisted or leaves it empty, and without orElse(…) or orReject()");
    }

    private void checkCircle(Circle circle) {
        if (circle.canLose()) {
            circle.inside().stream()
                    .filter(needed -> !needed.mayWait()
                            && !needed.asking().lookup().unlistedPolicy().rejects())
                    .forEach(needed -> fault(
                            "move '%s'".formatted(needed.asking().move().name()),
                            "has a value for '%s' where the other record is missing, but that may go later, as references lead in a circle (%s)"
                                    .formatted(needed.asking().field().name(), fields(circle)),
                            "let the key map reject what is unlisted, or leave a @Nullable field empty"));
        }
        for (Needed needed : circle.waiting()) {
            checkRow(needed.asking());
        }
        for (int place : circle.places()) {
            MovePlan<?> move = moves.get(place).plan();
            String where = "move '%s'".formatted(move.name());
            if (move.incremental() != null) {
                fault(
                        where,
                        "is incremental, and its references lead in a circle (%s)".formatted(fields(circle)),
                        "move what has changed by a move of its own that fills these fields, or read all of it");
            }
            if (circle.canLose()) {
                checkRemovable(where, move, circle);
            }
        }
    }

    /** The field is set in a row that must be found again. */
    private void checkRow(Asking asking) {
        MovePlan<?> move = asking.move();
        for (Route<?, ?> route : move.routes()) {
            Mapping<?, ?> mapping = route.mapping();
            boolean holds = mapping.rules().stream()
                    .anyMatch(rule -> rule.target().equals(asking.field())
                            && rule.lookups().contains(asking.lookup()));
            if (holds && mapping.identities().isEmpty()) {
                fault(
                        "move '%s'".formatted(move.name()),
                        "fills '%s' of %s when all records are there, but knows no id by which its rows are found again"
                                .formatted(asking.field().name(), route.sink().name()),
                        "let the mapping identify its rows by .identifies(…)");
            } else if (holds && !route.sink().setsFields()) {
                fault(
                        "move '%s'".formatted(move.name()),
                        "fills '%s' of %s when all records are there, but rows of %s cannot be changed once they are written"
                                .formatted(
                                        asking.field().name(),
                                        route.sink().name(),
                                        route.sink().target().name()),
                        "write into a database");
            }
        }
    }

    /** A record that refers to one which does not arrive is taken back, with all its rows. */
    private void checkRemovable(String where, MovePlan<?> move, Circle circle) {
        for (Route<?, ?> route : move.routes()) {
            String what = "may take rows of %s back, as its references lead in a circle (%s), but "
                    .formatted(route.sink().name(), fields(circle));
            if (route.mapping().identities().isEmpty()) {
                fault(
                        where,
                        what + "knows no id by which they are found again",
                        "let the mapping identify its rows by .identifies(…), or let the key maps leave unlisted ids empty");
            } else if (!route.sink().key().isEmpty()) {
                fault(
                        where,
                        what + "updates rows that are there by their key, and would delete them",
                        "write into a sink without a key, or let the key maps leave unlisted ids empty");
            }
        }
    }

    private static String fields(Circle circle) {
        return circle.waiting().stream()
                .map(needed -> "%s.%s"
                        .formatted(
                                needed.asking().move().name(),
                                needed.asking().field().name()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private void fault(String where, String what, String advice) {
        Problem problem = Problem.of(what).at(where).advice(advice);
        if (!faults.contains(problem)) {
            faults.add(problem);
        }
    }
}
