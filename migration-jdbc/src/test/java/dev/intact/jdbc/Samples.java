package dev.intact.jdbc;

import dev.intact.ledger.Chunk;
import dev.intact.ledger.Position;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jooq.Converter;
import org.jooq.impl.AbstractConverter;

/** Chunks for tests that do not look at them. */
final class Samples {
    static final Converter<LocalDateTime, Instant> UTC = new Utc();

    private Samples() {}

    /** Times without a zone that are meant in UTC. */
    private static final class Utc extends AbstractConverter<LocalDateTime, Instant> {
        Utc() {
            super(LocalDateTime.class, Instant.class);
        }

        @Override
        public Instant from(LocalDateTime time) {
            return time.toInstant(ZoneOffset.UTC);
        }

        @Override
        public LocalDateTime to(Instant time) {
            return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Utc;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    static Chunk chunk() {
        return Chunk.of("run", 1, "move", "all", Position.start(), Position.of("1"));
    }
}
