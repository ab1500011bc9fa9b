/** Assertions and examples for mappings and reports, and the contracts that adapters keep. */
module dev.intact.testkit {
    exports dev.intact.testkit;

    requires transitive dev.intact.core;
    requires transitive org.assertj.core;
    requires transitive org.junit.jupiter.api;
    requires static com.google.errorprone.annotations;
}
