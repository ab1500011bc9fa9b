package dev.intact.document;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.Migration;
import dev.intact.Move;
import dev.intact.mapping.Mapping;
import dev.intact.sink.InMemoryTarget;
import dev.intact.source.InMemorySource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A field that one mapping of a move takes is not lost because another does not. */
class ElsewhereTest {
    record Customer(int id, String company, String contact, String fax) {}

    record Company(int id, String name) {}

    record Person(int id, String name) {}

    private static MappingDocument document() {
        Mapping<Customer, Company> companies = Mapping.from(Customer.class)
                .to(Company.class)
                .key(Customer::id)
                .field(map(Company::id).copiedFrom(Customer::id))
                .field(map(Company::name).copiedFrom(Customer::company))
                .drop(Customer::contact, "a person")
                .drop(Customer::fax, "retired")
                .build();
        Mapping<Customer, Person> people = Mapping.from(Customer.class)
                .to(Person.class)
                .key(Customer::id)
                .field(map(Person::id).copiedFrom(Customer::id))
                .field(map(Person::name).copiedFrom(Customer::contact))
                .drop(Customer::company, "a company")
                .drop(Customer::fax, "retired")
                .build();
        InMemoryTarget target = InMemoryTarget.named("crm");
        return MappingDocument.of(Migration.of(
                "old to new",
                Move.named("customers")
                        .from(InMemorySource.of(Customer.class, List.of()))
                        .to(companies, target.sink("company", Company.class))
                        .to(people, target.sink("person", Person.class))));
    }

    @Test
    void is_said_of_what_another_mapping_of_the_move_takes() {
        assertThat(document().markdown())
                .contains("| `contact` | text | yes | **elsewhere**: a person |")
                .contains("| `company` | text | yes | **elsewhere**: a company |")
                .contains("| `fax` | text | yes | **dropped**: retired |");
        assertThat(document().html())
                .contains("<span class=\"tag plain\">elsewhere</span><span>a person</span>")
                .contains("<span class=\"tag alert\">dropped</span><span>retired</span>");
        assertThat(document().csv()).contains(",elsewhere,").contains(",dropped,");
    }

    @Test
    void only_what_no_mapping_takes_is_counted_as_dropped() {
        assertThat(document().markdown())
                .contains("| 1. | customers | `Customer` | `company` | 2 | 0 | 0 | 0 | 0 | 1 |")
                .contains("| 1. | customers | `Customer` | `person` | 2 | 0 | 0 | 0 | 0 | 1 |");
    }
}
