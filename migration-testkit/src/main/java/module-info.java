/** Assertions, generators, contracts for adapters and fault injection. */
module dev.intact.testkit {
    requires transitive dev.intact.core;
    requires static com.google.errorprone.annotations;
    requires transitive org.assertj.core;
    requires transitive org.junit.jupiter.api;
    requires static net.jqwik.api;
}
