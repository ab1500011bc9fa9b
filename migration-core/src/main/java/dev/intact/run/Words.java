package dev.intact.run;

import java.time.Duration;
import java.util.Locale;

/** Numbers and durations as reports print them, in every locale alike. */
final class Words {
    private Words() {}

    /** A count with its thousands parted: {@code 1,234,567}. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** What a clock measured that may have been set back. */
    static Duration notNegative(Duration measured) {
        return measured.isNegative() ? Duration.ZERO : measured;
    }

    /** A duration as a person would say it: {@code 850 ms}, {@code 12.3 s}, {@code 4 min 05 s}, {@code 2 h 10 min}. */
    static String duration(Duration duration) {
        if (duration.toMillis() < 1000) {
            return duration.toMillis() + " ms";
        }
        if (duration.toMinutes() < 1) {
            long tenths = duration.toMillis() / 100; // cut, not rounded: 59.99 s is no 60.0 s
            return String.format(Locale.ROOT, "%s.%s s", tenths / 10, tenths % 10);
        }
        if (duration.toHours() < 1) {
            return String.format(Locale.ROOT, "%s min %02d s", duration.toMinutes(), duration.toSecondsPart());
        }
        return String.format(Locale.ROOT, "%s h %02d min", duration.toHours(), duration.toMinutesPart());
    }
}
