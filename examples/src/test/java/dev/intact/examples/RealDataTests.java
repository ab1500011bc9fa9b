package dev.intact.examples;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Skips a test whose real data is absent, and says so; fails it where the data is required. */
public final class RealDataTests {
    private RealDataTests() {}

    /**
     * Goes on if the data is there.
     *
     * @param paths its paths below the folder of {@link RealData}
     */
    public static void need(String... paths) {
        for (String path : paths) {
            boolean there = RealData.find(path).isPresent();
            if (!there && Boolean.getBoolean("intact.data.required")) {
                throw new AssertionError(RealData.absent(path));
            }
            assumeTrue(there, () -> "skipped: " + RealData.absent(path));
        }
    }
}
