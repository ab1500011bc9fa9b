package dev.intact.jdbc;

import dev.intact.ledger.Chunk;
import dev.intact.ledger.Position;

/** Chunks for tests that do not look at them. */
final class Samples {
    private Samples() {}

    static Chunk chunk() {
        return Chunk.of("run", 1, "move", "all", Position.start(), Position.of("1"));
    }
}
