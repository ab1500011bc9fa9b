package dev.intact.convert;

import dev.intact.field.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Conversions into moments in time, and back. The default zone of the machine is never used. What a zone's clocks
 * showed is taken from the time zone database of the Java platform.
 */
public final class Instants {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private Instants() {}

    /**
     * Makes moments of local times: {@code Instants.inZone("Europe/Berlin", Gap.REJECT, Overlap.EARLIER)}. A local time
     * that no clock showed, or that clocks showed twice, is no moment by itself, so both must be decided.
     *
     * @param zone the zone whose clocks the source wrote down: a region of the time zone database, or an offset
     * @param gap what becomes of a time that clocks were put forward over
     * @param overlap what becomes of a time that clocks showed twice
     * @return the conversion
     * @throws IllegalArgumentException if there is no such zone
     */
    public static Conversion<LocalDateTime, Instant> inZone(String zone, Gap gap, Overlap overlap) {
        return new LocalTimes(zone(zone), gap, overlap);
    }

    /**
     * Makes local times of moments. It loses which of two equal times was meant where clocks were put back.
     *
     * @param zone the zone: a region of the time zone database, or an offset
     * @return the conversion
     * @throws IllegalArgumentException if there is no such zone
     */
    public static Conversion<Instant, LocalDateTime> localIn(String zone) {
        ZoneId region = zone(zone);
        return Standard.of("local time in " + region, (value, failures) -> local(value, region, failures));
    }

    /**
     * {@return a conversion of moments as ISO 8601 writes them with their offset, {@code 2020-04-03T12:00:00+02:00} or
     * {@code …Z}; without an offset a time is no moment, and is rejected}
     */
    public static Conversion<String, Instant> iso() {
        return Standard.of("moment as ISO 8601 with offset", Instants::parsed);
    }

    /** {@return a conversion of moments into text of ISO 8601 in UTC, {@code 2020-04-03T10:00:00Z}} */
    public static Conversion<Instant, String> toText() {
        return Standard.of("written as ISO 8601 in UTC", (value, failures) -> value.toString());
    }

    /** {@return a conversion of seconds since 1970-01-01T00:00Z; years before 1 and behind 9999 are rejected} */
    public static Conversion<Long, Instant> ofEpochSeconds() {
        return Standard.of("seconds since 1970 UTC", (value, failures) -> {
            boolean possible = value >= FIRST.getEpochSecond() && value < END.getEpochSecond();
            return possible ? Instant.ofEpochSecond(value) : beyond(value, "ofEpochMillis()", failures);
        });
    }

    /** {@return a conversion of milliseconds since 1970-01-01T00:00Z; years before 1 and behind 9999 are rejected} */
    public static Conversion<Long, Instant> ofEpochMillis() {
        return Standard.of("milliseconds since 1970 UTC", (value, failures) -> {
            boolean possible = value >= FIRST.toEpochMilli() && value < END.toEpochMilli();
            return possible ? Instant.ofEpochMilli(value) : beyond(value, "ofEpochSeconds()", failures);
        });
    }

    /** {@return a conversion into seconds since 1970-01-01T00:00Z, which rejects fractions of a second} */
    public static Conversion<Instant, Long> toEpochSeconds() {
        return Standard.of(
                "as seconds since 1970 UTC",
                (value, failures) -> value.truncatedTo(ChronoUnit.SECONDS).equals(value)
                        ? (Long) value.getEpochSecond()
                        : finer(value, "a second", "toEpochMillis()", failures));
    }

    /** {@return a conversion into milliseconds since 1970-01-01T00:00Z, which rejects what is finer} */
    public static Conversion<Instant, Long> toEpochMillis() {
        return Standard.of("as milliseconds since 1970 UTC", Instants::millis);
    }

    private static @Nullable Long millis(Instant value, Failures failures) {
        if (!value.truncatedTo(ChronoUnit.MILLIS).equals(value)) {
            return finer(value, "a millisecond", "a target with a finer time", failures);
        }
        try {
            return value.toEpochMilli();
        } catch (ArithmeticException e) { // hundreds of millions of years away
            failures.add(
                    Problem.of("is beyond 64 bits of milliseconds").value(value).advice("correct it in the source"));
            return null;
        }
    }

    private static @Nullable Long finer(Instant value, String than, String use, Failures failures) {
        failures.add(Problem.of("is finer than " + than).value(value).advice("round it before, or use " + use));
        return null;
    }

    private static @Nullable Instant beyond(Long value, String other, Failures failures) {
        failures.add(Problem.of("is a moment beyond the years 1 to 9999")
                .value(value)
                .advice("correct it; if its unit is another, use " + other));
        return null;
    }

    private static @Nullable LocalDateTime local(Instant value, ZoneId zone, Failures failures) {
        try {
            return LocalDateTime.ofInstant(value, zone);
        } catch (DateTimeException e) { // at the very end of time
            failures.add(Problem.of("has no local time").value(value).advice("correct it in the source"));
            return null;
        }
    }

    private static @Nullable Instant parsed(String value, Failures failures) {
        try {
            return OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeParseException e) {
            failures.add(Problem.of("is not a moment as ISO 8601 with an offset")
                    .value(value)
                    .advice("write 2020-04-03T12:00:00+02:00; for a time without an offset,"
                            + " use Dates.dateTime(…).then(Instants.inZone(…))"));
            return null;
        }
    }

    static ZoneId zone(String zone) {
        try {
            ZoneId found = ZoneId.of(Objects.requireNonNull(zone, "zone"));
            return found.normalized() instanceof ZoneOffset offset ? offset : found;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'%s' is no time zone; write a region such as Europe/Berlin, or an offset such as +02:00"
                            .formatted(zone),
                    e);
        }
    }
}
