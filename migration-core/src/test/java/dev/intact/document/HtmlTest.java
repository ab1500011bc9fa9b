package dev.intact.document;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.Migration;
import dev.intact.Move;
import dev.intact.document.Sample.New;
import dev.intact.document.Sample.Old;
import dev.intact.mapping.CodeTable;
import dev.intact.mapping.Unlisted;
import dev.intact.sink.Archived;
import dev.intact.sink.InMemoryTarget;
import dev.intact.source.InMemorySource;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlTest {
    private static final String EVIL = "<script>alert(\"1\")</script> & 'x'";
    private static final String SHOWN = "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;";

    @Test
    void all_that_is_declared_is_escaped() {
        CodeTable<String, String> codes = CodeTable.<String, String>named("codes" + EVIL)
                .code("code" + EVIL, "value" + EVIL)
                .unlisted(Unlisted.use("other" + EVIL));
        Migration migration = Migration.of(
                "name" + EVIL,
                Sample.move(Sample.withoutMail()
                                .field(map(New::mail)
                                        .from(Old::mail)
                                        .via(codes)
                                        .orElse("default" + EVIL)
                                        .because("why" + EVIL)
                                        .owner("who" + EVIL))
                                .serves("process" + EVIL, New::name)
                                .require("rule" + EVIL, row -> true)
                                .build())
                        .notMigrated("left" + EVIL, "reason" + EVIL));

        String html = MappingDocument.of(migration).html();

        assertThat(html).doesNotContain("<script").doesNotContain("'x'");
        List.of("Name", "codes", "code", "value", "default", "why", "who", "rule", "left", "reason")
                .forEach(what -> assertThat(html).contains(what + SHOWN));
        assertThat(html).contains("Process" + SHOWN).contains("Unlisted values become other" + SHOWN);
    }

    @Test
    void the_page_stands_alone() {
        assertThat(Sample.document().html())
                .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
                .contains("Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"")
                .doesNotContainPattern("(?i)<script|https?://|@import|url\\(|\\ssrc=|<link");
    }

    @Test
    void fields_are_named_in_words_and_as_the_systems_name_them() {
        assertThat(Words.label("lifecycleStage")).isEqualTo("Lifecycle stage");
        assertThat(Words.label("LAST_NAME")).isEqualTo("Last name");
        assertThat(Words.label("address.zipCode")).isEqualTo("Address › zip code");
        assertThat(Words.label("VAT")).isEqualTo("VAT");
        assertThat(Sample.document().html()).contains("Address › city</span><code>address.city</code>");
    }

    @Test
    void several_mappings_of_a_move_stand_under_their_sinks() {
        InMemoryTarget target = InMemoryTarget.named("crm");
        Move<Old> move = Move.named("customers")
                .from(InMemorySource.of(Old.class, List.of()))
                .to(Sample.mapping().build(), target.sink("contact", New.class))
                .to(Sample.mapping().named("copies").build(), target.sink("copy", New.class))
                .archiveInto(target.sink("archive", Archived.class));

        assertThat(MappingDocument.of(Migration.of("several", move)).html())
                .containsSubsequence("<h3>Into contact</h3>", "<h3>Into copy</h3>");
    }
}
