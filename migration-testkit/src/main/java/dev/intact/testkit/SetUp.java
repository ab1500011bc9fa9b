package dev.intact.testkit;

import java.util.concurrent.Callable;

/** Asks an adapter's test for what a contract needs, and tells a failure there from a broken contract. */
final class SetUp {
    private SetUp() {}

    static <A> A of(Callable<A> given) {
        try {
            return given.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the contract's test cannot be set up: " + e, e);
        }
    }
}
