package dev.intact.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A module that exports nothing compiles, and is of no use to anybody. */
class ModulesTest {

    @ParameterizedTest
    @CsvSource({
        "migration-csv, dev.intact.csv",
        "migration-jdbc, dev.intact.jdbc",
        "migration-testkit, dev.intact.testkit",
        "migration-core, dev.intact dev.intact.convert dev.intact.document dev.intact.duplicates dev.intact.field dev.intact.identity"
                + " dev.intact.incremental dev.intact.ledger dev.intact.mapping dev.intact.quality dev.intact.run dev.intact.sink dev.intact.source"
                + " dev.intact.verify"
    })
    void a_module_exports_what_is_public(String module, String packages) throws Exception {
        Path descriptor = Path.of("..", module, "target", "classes", "module-info.class");
        try (InputStream in = Files.newInputStream(descriptor)) {
            assertThat(ModuleDescriptor.read(in).exports().stream()
                            .map(ModuleDescriptor.Exports::source)
                            .sorted()
                            .collect(Collectors.joining(" ")))
                    .isEqualTo(packages);
        }
    }
}
