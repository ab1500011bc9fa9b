package dev.intact;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.mapping.CodeTable;
import dev.intact.mapping.Mapping;
import dev.intact.quality.Finding;
import dev.intact.quality.Finding.Level;
import dev.intact.sink.InMemoryTarget;
import dev.intact.source.InMemorySource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A check foretells what would become of the first records. */
class CheckedRecordsTest {
    record Customer(int id, String type) {}

    record Contact(int id, String stage) {}

    private static Mapping<Customer, Contact> contacts() {
        return Mapping.from(Customer.class)
                .to(Contact.class)
                .key(Customer::id)
                .field(map(Contact::id).copiedFrom(Customer::id))
                .field(map(Contact::stage)
                        .from(Customer::type)
                        .via(CodeTable.<String, String>named("stages")
                                .code("L", "lead")
                                .code("C", "customer")))
                .build();
    }

    private static List<String> warnings(List<Customer> customers, long records) {
        InMemoryTarget target = InMemoryTarget.named("new system");
        Migration migration = Migration.of(
                "crm",
                Move.named("contacts")
                        .from(InMemorySource.of(Customer.class, customers))
                        .to(contacts(), target.sink("contact", Contact.class)));
        return Migrator.create().check(migration, records).findings(Level.WARNING).stream()
                .map(Finding::message)
                .toList();
    }

    @Test
    void codes_that_a_table_does_not_list_are_foretold_with_how_many_records_have_them() {
        List<Customer> customers = IntStream.rangeClosed(1, 12)
                .mapToObj(id -> new Customer(id, id % 4 == 0 ? "X" : "L"))
                .toList();

        assertThat(warnings(customers, 10))
                .containsExactly(
                        "contacts: stage: 2 of the first 10 records would be rejected: is not listed in code table 'stages' (rule: code table 'stages', unlisted values are rejected); such as 4, 8");
        assertThat(warnings(customers, 3)).isEmpty();
    }
}
