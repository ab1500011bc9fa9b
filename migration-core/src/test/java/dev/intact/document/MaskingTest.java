package dev.intact.document;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.document.Sample.New;
import dev.intact.document.Sample.Old;
import dev.intact.mapping.CodeTable;
import dev.intact.mapping.FieldRule;
import dev.intact.mapping.Lookup;
import dev.intact.mapping.Mapping;
import dev.intact.mapping.Unlisted;
import dev.intact.run.Preview;
import dev.intact.sink.Archived;
import dev.intact.sink.InMemoryTarget;
import dev.intact.source.InMemorySource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What documents show of values: none without a preview, and never sensitive ones. */
class MaskingTest {
    private static final String SECRET = "s3cret";

    private static String documentWith(FieldRule<Old, New> mail) {
        return Sample.all(Sample.document(Sample.withoutMail().field(mail)));
    }

    @Test
    void the_value_table_of_a_sensitive_rule_is_hidden() {
        CodeTable<String, String> codes = CodeTable.<String, String>named("addresses")
                .code(SECRET + 1, SECRET + 2)
                .unlisted(Unlisted.use(SECRET + 3));

        assertThat(documentWith(map(New::mail).from(Old::mail).via(codes).sensitive()))
                .doesNotContain(SECRET)
                .contains("#### Value table: addresses")
                .contains("\nIts 1 values are sensitive and not shown. Unlisted values become \\*\\*\\*.\n")
                .contains("1 values, sensitive and not shown");
    }

    @Test
    void the_value_table_of_a_sensitive_lookup_is_hidden() {
        Lookup<String, String> lookup =
                Lookup.of("addresses", Map.of(SECRET + 1, SECRET + 2)).unlisted(Unlisted.use(SECRET + 3));

        assertThat(documentWith(map(New::mail).from(Old::mail).via(lookup).sensitive()))
                .doesNotContain(SECRET);
    }

    @Test
    void the_constant_of_a_sensitive_rule_is_masked() {
        assertThat(Sample.all(Sample.document(Sample.withoutMail()
                        .field(FieldRule.<New, String>map(New::mail)
                                .<Old>constant(SECRET)
                                .sensitive())
                        .drop(Old::mail, "not needed"))))
                .doesNotContain(SECRET)
                .contains("always \\*\\*\\*");
    }

    @Test
    void the_default_of_a_sensitive_rule_is_masked() {
        assertThat(documentWith(
                        map(New::mail).copiedFrom(Old::mail).orElse(SECRET).sensitive()))
                .doesNotContain(SECRET)
                .contains("becomes \\*\\*\\*");
    }

    record Names(String open, String closed) {}

    @Test
    void a_table_that_one_sensitive_rule_uses_is_hidden_in_all() {
        CodeTable<String, String> codes =
                CodeTable.<String, String>named("names").code(SECRET, "x");
        InMemoryTarget target = InMemoryTarget.named("t");
        Migration migration = Migration.of(
                "names",
                Move.named("names")
                        .from(InMemorySource.of(Names.class, List.of()))
                        .to(
                                Mapping.from(Names.class)
                                        .to(Names.class)
                                        .key(Names::open)
                                        .field(map(Names::open)
                                                .from(Names::open)
                                                .via(codes))
                                        .field(map(Names::closed)
                                                .from(Names::closed)
                                                .via(codes)
                                                .sensitive())
                                        .build(),
                                target.sink("names", Names.class)));

        assertThat(Sample.all(MappingDocument.of(migration))).doesNotContain(SECRET);
    }

    private static final Old ROW = new Old(7, "L", "Ada Lovelace", SECRET, "kim", "note", null);
    private static final Migration MIGRATION =
            Sample.migration(Sample.move(Sample.mapping().build(), ROW));

    @Test
    void shows_no_value_of_a_record_without_a_preview() {
        assertThat(Sample.all(MappingDocument.of(MIGRATION))).doesNotContain("Ada");
    }

    @Test
    void shows_what_the_fields_of_previewed_records_hold_and_masks_what_is_sensitive() {
        Preview preview = Migrator.create().preview(MIGRATION, 5);

        MappingDocument document = MappingDocument.of(MIGRATION).with(preview);

        assertThat(Sample.all(document)).doesNotContain(SECRET);
        assertThat(document.markdown())
                .contains("| Why, and who answers for it | Old values | New values |\n")
                .contains("| `stage` | one of LEAD, CUSTOMER | yes | `type` | code table 'stages', unlisted values are"
                        + " rejected | becomes LEAD |  | L | LEAD |\n")
                .contains("| `mail` (sensitive) | text | no | `mail` | in lower case | stays empty |  |"
                        + " \\*\\*\\* | \\*\\*\\* |\n")
                .contains("| `address.city` | text | no | `name` | part of address: Sample.nowhere | stays empty |  |"
                        + " Ada Lovelace | Ada Lovelace |\n");
        assertThat(document.html()).contains("<q>Ada Lovelace</q>");
        assertThat(document.csv()).contains(",Ada Lovelace\r\n");
    }

    @Test
    void shows_few_examples_and_short_ones() {
        List<String> names = List.of("a".repeat(30), "b", "b", " ", "c".repeat(24), "d");
        Old[] rows = names.stream()
                .map(name -> new Old(1, "L", name, null, "kim", null, null))
                .toArray(Old[]::new);
        Migration migration = Sample.migration(Sample.move(Sample.mapping().build(), rows));

        assertThat(MappingDocument.of(migration)
                        .with(Migrator.create().preview(migration, 9))
                        .markdown())
                .contains(" | " + "a".repeat(23) + "…, b, d | ");
    }

    @Test
    void refuses_the_preview_of_another_migration() {
        Preview other = Migrator.create().preview(MIGRATION, 1);
        InMemoryTarget target = InMemoryTarget.named("crm");
        Migration renamed = Migration.of(
                "renamed",
                Move.named("people")
                        .from(InMemorySource.of(Old.class, List.of(ROW)))
                        .to(Sample.mapping().build(), target.sink("contact", New.class))
                        .archiveInto(target.sink("archive", Archived.class)));

        assertThatThrownBy(() -> MappingDocument.of(renamed).with(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("migration renamed has no move 'customers' (moves: people); preview the same migration");
    }
}
