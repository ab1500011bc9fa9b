package dev.intact.jdbc;

import dev.intact.source.Split;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys above one boundary, up to and with another: {@code 100..200}. Either may be absent, so that the first and
 * the last range of a source also hold the keys that come after it was divided.
 */
record KeyRange(Optional<BigDecimal> above, Optional<BigDecimal> upTo) {
    private static final String DOTS = "..";

    static KeyRange of(Split split) {
        if (split.equals(Split.whole())) {
            return new KeyRange(Optional.empty(), Optional.empty());
        }
        int dots = split.id().indexOf(DOTS);
        if (dots < 0) {
            throw new IllegalArgumentException("'%s' is no range of keys".formatted(split.id()));
        }
        return new KeyRange(
                boundary(split.id().substring(0, dots)), boundary(split.id().substring(dots + DOTS.length())));
    }

    private static Optional<BigDecimal> boundary(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text));
    }

    /** Divides the keys from the least to the most into at most so many ranges of equal width. */
    static List<Split> divide(BigDecimal least, BigDecimal most, int parts) {
        BigDecimal width = most.subtract(least);
        List<String> boundaries = new ArrayList<>();
        boundaries.add("");
        for (int i = 1; i < parts; i++) {
            BigDecimal boundary = least.add(
                            width.multiply(BigDecimal.valueOf(i)).divide(BigDecimal.valueOf(parts), RoundingMode.FLOOR))
                    .setScale(0, RoundingMode.FLOOR);
            String text = boundary.toPlainString();
            if (boundary.compareTo(least) >= 0
                    && boundary.compareTo(most) < 0
                    && !text.equals(boundaries.get(boundaries.size() - 1))) {
                boundaries.add(text);
            }
        }
        boundaries.add("");
        return splits(boundaries);
    }

    private static List<Split> splits(List<String> boundaries) {
        if (boundaries.size() == 2) {
            return List.of(Split.whole());
        }
        List<Split> splits = new ArrayList<>();
        for (int i = 1; i < boundaries.size(); i++) {
            splits.add(Split.of(boundaries.get(i - 1) + DOTS + boundaries.get(i)));
        }
        return List.copyOf(splits);
    }
}
