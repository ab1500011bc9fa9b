package dev.intact.examples.docs;

import static dev.intact.convert.Text.trim;
import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.intact.mapping.DefinitionException;
import dev.intact.mapping.Mapping;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The README shows what an unfinished definition is told. */
class DefinitionFaultsTest {
    record LegacyCustomer(
            long id, @Nullable String email, @Nullable String fax) {}

    record Contact(long id, String email, @Nullable String telefax) {}

    @Test
    void the_readme_shows_the_faults_of_an_unfinished_definition() throws Exception {
        Throwable refused = catchThrowable(() -> Mapping.from(LegacyCustomer.class)
                .to(Contact.class)
                .key(LegacyCustomer::id)
                .field(map(Contact::id).copiedFrom(LegacyCustomer::id))
                .field(map(Contact::email).from(LegacyCustomer::email).via(trim()))
                .build());

        assertThat(refused).isInstanceOf(DefinitionException.class);
        assertThat(Files.readString(Path.of("..", "README.md"))).contains("```\n" + refused.getMessage() + "\n```");
    }
}
