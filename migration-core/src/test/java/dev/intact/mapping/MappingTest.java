package dev.intact.mapping;

import static dev.intact.mapping.FieldRule.map;
import static dev.intact.quality.Rule.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.convert.Conversion;
import dev.intact.mapping.Evaluation.Decision;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MappingTest {
    enum Stage {
        LEAD,
        CUSTOMER
    }

    record LegacyCustomer(
            long id,
            String type,
            @Nullable String first,
            String last,
            String salesOwner,
            @Nullable String email,
            @Nullable String fax,
            @Nullable String notes,
            LocalDate lastContacted) {}

    record Contact(
            long id,
            Stage lifecycleStage,
            String fullName,
            String owner,
            @Nullable String email,
            LocalDate lastActivity,
            String origin,
            @Nullable String twitter) {}

    static final Lookup<String, String> OWNERS = Lookup.of("approved owners", Map.of("kim", "u-1"));
    static final CodeTable<String, Stage> STAGES = CodeTable.<String, Stage>named("lifecycle stage")
            .code("L", Stage.LEAD)
            .code("C", Stage.CUSTOMER);

    static final class Names {
        static String join(@Nullable String first, String last) {
            return first == null ? last : first + " " + last;
        }
    }

    static Mapping<LegacyCustomer, Contact> contacts() {
        return Mapping.from(LegacyCustomer.class)
                .to(Contact.class)
                .key(LegacyCustomer::id)
                .exclude("test accounts", c -> "TEST".equals(c.type()))
                .field(map(Contact::id).copiedFrom(LegacyCustomer::id))
                .field(map(Contact::lifecycleStage).from(LegacyCustomer::type).via(STAGES))
                .field(map(Contact::fullName)
                        .from(LegacyCustomer::first, LegacyCustomer::last)
                        .via(Names::join))
                .field(map(Contact::owner).from(LegacyCustomer::salesOwner).via(OWNERS))
                .field(map(Contact::email)
                        .from(LegacyCustomer::email)
                        .via(Conversion.of(String.class, "trimmed", String::trim)))
                .field(map(Contact::lastActivity).copiedFrom(LegacyCustomer::lastContacted))
                .field(map(Contact::origin).constant("legacy-crm"))
                .field(map(Contact::twitter).leftEmpty("no source; Marketing fills it after go-live"))
                .archive(LegacyCustomer::notes, "history for support, read-only")
                .drop(LegacyCustomer::fax, "retired 2019, agreed with Sales Operations")
                .require("a contact can be reached", t -> t.email() != null || t.twitter() != null)
                .require(on(Contact::email).matches(".+@.+").because("mail campaigns"))
                .sensitive(LegacyCustomer::email)
                .build();
    }

    static LegacyCustomer customer(String type, @Nullable String email) {
        return new LegacyCustomer(7, type, null, "Lee", "kim", email, null, "n", LocalDate.of(2020, 1, 31));
    }

    @Test
    void maps_a_record_as_declared() {
        assertThat(contacts().apply(customer("L", " a@b.c ")).get())
                .isEqualTo(new Contact(
                        7, Stage.LEAD, "Lee", "u-1", "a@b.c", LocalDate.of(2020, 1, 31), "legacy-crm", null));
    }

    @Test
    void gathers_all_problems_of_a_record() {
        assertThat(contacts()
                        .apply(new LegacyCustomer(7, "X", null, "Lee", "sam", "nope", null, null, LocalDate.EPOCH))
                        .getError()
                        .map(Object::toString))
                .containsExactly(
                        "lifecycleStage: \"X\" is not listed in code table 'lifecycle stage' (rule: code table 'lifecycle stage', unlisted values are rejected); list it, or declare .unlisted(…)",
                        "owner: \"sam\" has no answer in lookup 'approved owners' (rule: lookup 'approved owners' of 1 entries, unlisted values are rejected); add it there, or declare .unlisted(…)");
    }

    @Test
    void masks_the_value_of_a_sensitive_field_in_a_rule_on_the_target() {
        assertThat(contacts().apply(customer("L", "nope")).getError().map(Object::toString))
                .containsExactly("email: *** breaks a rule (rule: matches .+@.+)");
    }

    @Test
    void leaves_out_what_is_out_of_scope() {
        Evaluation<Contact> evaluation = contacts().evaluate(customer("TEST", "a@b.c"), Lookups.none());

        assertThat(evaluation.decision()).isEqualTo(Decision.EXCLUDED);
        assertThat(evaluation.reason()).isEqualTo("excluded: test accounts");
    }
}
