package dev.intact.mapping;

import static dev.intact.mapping.DefinitionCheckTest.assertFaults;
import static dev.intact.mapping.DefinitionCheckTest.whole;
import static dev.intact.mapping.DefinitionCheckTest.withoutName;
import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.convert.Text;
import dev.intact.mapping.DefinitionCheckTest.New;
import dev.intact.mapping.DefinitionCheckTest.Old;
import org.junit.jupiter.api.Test;

/** What readers of a mapping are told beside its fields: the processes it serves, and words that hide values. */
class ProcessTest {
    @Test
    void refuses_to_leave_empty_what_a_process_needs() {
        assertFaults(
                Mapping.from(Old.class)
                        .to(New.class)
                        .key(Old::id)
                        .serves("send a letter", New::name, New::nick)
                        .field(map(New::id).copiedFrom(Old::id))
                        .field(map(New::name).copiedFrom(Old::name))
                        .field(map(New::nick).leftEmpty("nobody asks"))
                        .field(map(New::age).copiedFrom(Old::age))
                        .drop(Old::nick, "nobody asks"),
                "target field nick: is left empty, but is needed to send a letter; map it, or take it off the process");
    }

    @Test
    void a_process_may_need_what_the_target_generates_or_what_may_be_missing() {
        Mapping<Old, New> mapping =
                whole().serves("send a letter", New::name, New::nick).build();

        assertThat(mapping.processes().get("send a letter"))
                .extracting(Object::toString)
                .containsExactly("name: String", "nick: String?");
    }

    @Test
    void refuses_a_process_without_a_name_or_declared_twice_or_with_what_is_no_field() {
        assertFaults(
                whole().serves(" ", New::name)
                        .serves("send a letter", New::name)
                        .serves("send a letter", New::age)
                        .serves("call", New::toString),
                "process: has no name; say what is done with the rows: send an invoice",
                "process 'send a letter': is declared twice; name all the fields it needs in one line",
                "process 'call': 'toString' is not a field of New (fields: id, name, nick, age)");
    }

    @Test
    void words_of_a_sensitive_rule_show_no_values() {
        CodeTable<String, String> codes =
                CodeTable.<String, String>named("codes").code("a", "b").unlisted(Unlisted.use("s3cret"));

        assertThat(withoutName()
                        .field(map(New::name)
                                .from(Old::name)
                                .via(Text.trim().then(codes))
                                .orElse("s3cret")
                                .sensitive())
                        .build()
                        .rules()
                        .get(3)
                        .words())
                .isEqualTo("trimmed, code table 'codes', unlisted values become ***, or *** where there is none");
    }
}
