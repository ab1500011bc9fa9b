/** Assertions, generators, contracts for adapters and fault injection. */
module dev.intact.testkit {
    requires transitive dev.intact.core;
    requires transitive org.assertj.core;
    requires transitive org.junit.jupiter.api;
}
