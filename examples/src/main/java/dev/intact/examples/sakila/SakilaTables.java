package dev.intact.examples.sakila;

import dev.intact.convert.Conversion;
import dev.intact.convert.Gap;
import dev.intact.convert.Instants;
import dev.intact.convert.Overlap;
import dev.intact.examples.sakila.NewSakila.Rating;
import dev.intact.mapping.CodeTable;
import java.time.Instant;
import java.time.LocalDateTime;

/** What values mean, in both directions. */
final class SakilaTables {
    /** Sakila wrote down what the clocks of its head office showed, in Lethbridge, Alberta. */
    private static final String ZONE = "America/Edmonton";

    static final Conversion<LocalDateTime, Instant> MOMENT = Instants.inZone(ZONE, Gap.REJECT, Overlap.REJECT);
    static final Conversion<Instant, LocalDateTime> LOCAL = Instants.localIn(ZONE);

    static final CodeTable<String, Rating> RATING = CodeTable.<String, Rating>named("rating")
            .code("G", Rating.G)
            .code("PG", Rating.PG)
            .code("PG-13", Rating.PG_13)
            .code("R", Rating.R)
            .code("NC-17", Rating.NC_17);

    static final CodeTable<Rating, String> OLD_RATING = CodeTable.<Rating, String>named("rating of Sakila")
            .code(Rating.G, "G")
            .code(Rating.PG, "PG")
            .code(Rating.PG_13, "PG-13")
            .code(Rating.R, "R")
            .code(Rating.NC_17, "NC-17")
            .totalOver(Rating.class);

    static final CodeTable<Integer, Boolean> ACTIVE =
            CodeTable.<Integer, Boolean>named("active").code(1, true).code(0, false);

    static final CodeTable<Boolean, Integer> OLD_ACTIVE =
            CodeTable.<Boolean, Integer>named("active of Sakila").code(true, 1).code(false, 0);

    private SakilaTables() {}
}
