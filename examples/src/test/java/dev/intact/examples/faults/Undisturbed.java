package dev.intact.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.examples.faults.Moving.Into;
import dev.intact.examples.faults.Wire.Direction;
import dev.intact.examples.faults.Wire.Fault;
import dev.intact.examples.faults.Wire.Link;
import dev.intact.jdbc.Connections;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A {@link LaterWork} that nothing has disturbed: what it leaves, and which {@link Points points} it passes. Places in
 * which it is to be disturbed are made of it.
 */
final class Undisturbed {
    private static final Map<String, Undisturbed> KNOWN = new HashMap<>();

    private final LaterPlace prepared;
    private final Remains remains;
    private final Map<String, Integer> passes;
    private final Traffic traffic;

    private Undisturbed(LaterPlace prepared, Remains remains, Map<String, Integer> passes, Traffic traffic) {
        this.prepared = prepared;
        this.remains = remains;
        this.passes = Map.copyOf(passes);
        this.traffic = traffic;
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
            Traffic traffic = new Traffic();
            Map<String, Integer> passes = Points.counted(() -> end(place, traffic));
            Remains after = place.remains();
            assertThat(after.entries()).as("%s does something", prepared.work()).isNotEqualTo(before.entries());
            if (prepared.work() == LaterWork.UNDO) {
                assertThat(after.entries()).as("all is as before").isEqualTo(place.targetBefore());
            }
            return new Undisturbed(prepared, after, passes, traffic);
        }
    }

    private static void end(LaterPlace place, Traffic traffic) throws SQLException {
        if (place.place().into() != Into.POSTGRES) {
            place.end();
            return;
        }
        try (Wire wire = Wire.to(place.place().url())) {
            wire.set(traffic);
            place.end(by(wire, place));
        }
    }

    /** {@return the way to a place's database by a wire} */
    static Connections by(Wire wire, LaterPlace place) {
        // no statement is known to the server by name, so that a commit shows
        String url = wire.url(place.place().url()) + "?prepareThreshold=0";
        return Moving.connections(Into.POSTGRES, place.place().folder(), url);
    }

    /** What is sent to a server, and by it. */
    private static final class Traffic implements Fault {
        private final AtomicLong bytes = new AtomicLong();
        private final AtomicInteger commits = new AtomicInteger();

        @Override
        public void block(Link link, Direction direction, byte[] block) throws IOException {
            bytes.addAndGet(block.length);
            if (direction == Direction.TO_SERVER && Losing.isCommit(block)) {
                commits.incrementAndGet();
            }
            link.pass(direction, block);
        }
    }

    /** {@return how many bytes are sent between PostgreSQL and its client, in both directions} */
    long bytes() {
        return traffic.bytes.get();
    }

    /** {@return how many commits PostgreSQL is sent} */
    int commits() {
        return traffic.commits.get();
    }

    /** {@return how often each point is passed} */
    Map<String, Integer> passes() {
        return passes;
    }

    LaterWork work() {
        return prepared.work();
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
