package dev.intact;

import dev.intact.field.Problem;
import dev.intact.internal.KeyMaps;
import dev.intact.internal.MovePlan;
import dev.intact.internal.References;
import dev.intact.internal.Stub;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what keeps records from being made up where others refer to what no source holds. */
final class StubFaults {
    private final List<MovePlan<?>> moves;
    private final List<Problem> faults = new ArrayList<>();

    private StubFaults(List<MovePlan<?>> moves) {
        this.moves = moves;
    }

    /** The faults of moves that are in the order in which they run. */
    static List<Problem> of(List<? extends Move<?>> moves) {
        StubFaults found =
                new StubFaults(moves.stream().<MovePlan<?>>map(Move::plan).toList());
        if (found.moves.stream().anyMatch(move -> !move.stubs().isEmpty())) {
            found.check();
        }
        return found.faults;
    }

    private void check() {
        KeyMaps maps = new KeyMaps(moves);
        List<References.Circle> circles = new References(moves).circles();
        Map<String, MovePlan<?>> making = new HashMap<>();
        for (MovePlan<?> move : moves) {
            for (Stub<?> stub : move.stubs()) {
                checkFilled(maps, move, stub);
                checkName(move, stub);
                if (circles.stream().anyMatch(circle -> circle.maps().contains(stub.map()))) {
                    fault(
                            move,
                            "makes stubs for key map '%s', in which references lead in a circle".formatted(stub.map()),
                            "let the key map leave unlisted ids empty, or reject them");
                }
                MovePlan<?> other = making.putIfAbsent(stub.map(), move);
                if (other != null) {
                    fault(
                            move,
                            "makes stubs for key map '%s', as move '%s' does".formatted(stub.map(), other.name()),
                            "let one of them make all");
                }
            }
            if (!move.stubs().isEmpty() && move.incremental() != null) {
                fault(
                        move,
                        "is incremental and makes stubs, which would be taken for records that are gone",
                        "let those who refer to missing records wait in quarantine, or leave the field empty");
            }
        }
    }

    private void checkFilled(KeyMaps maps, MovePlan<?> move, Stub<?> stub) {
        boolean isFilled = maps.fillings(stub.map()).stream()
                .anyMatch(filling -> filling.move().name().equals(move.name()));
        if (!isFilled) {
            fault(
                    move,
                    "makes stubs for key map '%s', which it does not fill".formatted(stub.map()),
                    "let a mapping of the move identify it, or declare them where it is filled");
        }
    }

    /** Stubs have a name of their own in the ledger. */
    private void checkName(MovePlan<?> move, Stub<?> stub) {
        String name = move.stubsName();
        if (moves.stream().anyMatch(other -> other.name().equals(name))) {
            fault(move, "makes stubs, whose name '%s' is that of a move".formatted(name), "rename that move");
        }
        int longest = Math.max(name.length(), stub.listed().length());
        if (longest > Move.LONGEST_NAME) {
            fault(
                    move,
                    "makes stubs for key map '%s', whose name in the ledger would have %s characters"
                            .formatted(stub.map(), longest),
                    "shorten the names of move and key map to %s at most"
                            .formatted(Move.LONGEST_NAME - "stubs of ".length()));
        }
    }

    private void fault(MovePlan<?> move, String what, String advice) {
        Problem problem =
                Problem.of(what).at("move '%s'".formatted(move.name())).advice(advice);
        if (!faults.contains(problem)) {
            faults.add(problem);
        }
    }
}
