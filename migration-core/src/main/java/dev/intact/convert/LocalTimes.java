package dev.intact.convert;

import dev.intact.field.Problem;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes moments of local times by the clocks of a zone. */
final class LocalTimes extends Conversion<LocalDateTime, Instant> {
    private static final long serialVersionUID = 1L;

    private final ZoneId zone;
    private final Gap gap;
    private final Overlap overlap;

    LocalTimes(ZoneId zone, Gap gap, Overlap overlap) {
        this.zone = zone;
        this.gap = Objects.requireNonNull(gap, "gap");
        this.overlap = Objects.requireNonNull(overlap, "overlap");
    }

    @Override
    public @Nullable Instant convert(LocalDateTime value, Failures failures) {
        ZoneRules rules = zone.getRules();
        List<ZoneOffset> offsets = rules.getValidOffsets(value);
        if (offsets.size() == 1) {
            return value.toInstant(offsets.get(0));
        }
        return offsets.isEmpty()
                ? inGap(value, rules.getTransition(value), failures)
                : inOverlap(value, offsets, failures);
    }

    private @Nullable Instant inGap(LocalDateTime value, ZoneOffsetTransition transition, Failures failures) {
        return switch (gap) {
            case SHIFT_FORWARD -> value.toInstant(transition.getOffsetBefore());
            case SHIFT_BACK -> value.toInstant(transition.getOffsetAfter());
            case END -> transition.getInstant();
            case REJECT -> {
                failures.add(Problem.of("is a time that no clock in %s showed".formatted(zone))
                        .value(value)
                        .advice("correct it, or declare another Gap than REJECT"));
                yield null;
            }
        };
    }

    private @Nullable Instant inOverlap(LocalDateTime value, List<ZoneOffset> offsets, Failures failures) {
        return switch (overlap) {
            case EARLIER -> value.toInstant(offsets.get(0));
            case LATER -> value.toInstant(offsets.get(1));
            case REJECT -> {
                failures.add(Problem.of("is a time that clocks in %s showed twice".formatted(zone))
                        .value(value)
                        .advice("correct it, or declare Overlap.EARLIER or LATER"));
                yield null;
            }
        };
    }

    @Override
    public String words() {
        return "moment in %s, gap: %s, overlap: %s".formatted(zone, words(gap), words(overlap));
    }

    private static String words(Enum<?> policy) {
        return policy.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
