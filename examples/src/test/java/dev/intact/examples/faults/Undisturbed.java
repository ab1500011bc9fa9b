package dev.intact.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.examples.faults.Moving.Into;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A {@link LaterWork} that nothing has disturbed: what it leaves, and which {@link Points points} it passes. Places in
 * which it is to be disturbed are made of it.
 */
final class Undisturbed {
    private static final Map<String, Undisturbed> KNOWN = new HashMap<>();

    private final LaterPlace prepared;
    private final Remains remains;
    private final Map<String, Integer> passes;

    private Undisturbed(LaterPlace prepared, Remains remains, Map<String, Integer> passes) {
        this.prepared = prepared;
        this.remains = remains;
        this.passes = Map.copyOf(passes);
    }

    /** {@return that of a work, once in this JVM} */
    static synchronized Undisturbed of(LaterWork work, Into into, Path folder) throws Exception {
        Undisturbed known = KNOWN.get(work + " " + into);
        if (known == null) {
            known = made(LaterPlace.prepared(work, into), folder);
            KNOWN.put(work + " " + into, known);
        }
        return known;
    }

    private static Undisturbed made(LaterPlace prepared, Path folder) throws Exception {
        try (LaterPlace place = prepared.copy(folder)) {
            Remains before = place.remains();
            Map<String, Integer> passes = Points.counted(place::end);
            Remains after = place.remains();
            assertThat(after.entries()).as("%s does something", prepared.work()).isNotEqualTo(before.entries());
            return new Undisturbed(prepared, after, passes);
        }
    }

    /** {@return how often each point is passed} */
    Map<String, Integer> passes() {
        return passes;
    }

    Remains remains() {
        return remains;
    }

    /** {@return a place in which the work is still to be done} */
    LaterPlace place(Path folder) throws Exception {
        return prepared.copy(folder);
    }

    @Override
    public String toString() {
        return "%s on %s".formatted(prepared.work(), prepared.place().into());
    }
}
