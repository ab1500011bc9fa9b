package dev.intact.mapping;

import static dev.intact.field.Getter.path;
import static dev.intact.mapping.DefinitionCheckTest.assertFaults;
import static dev.intact.mapping.FieldRule.map;
import static dev.intact.quality.Rule.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.field.Column;
import dev.intact.field.Table;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Faults in mappings of nested records and of tables, and in code tables. */
class NestedDefinitionTest {
    record Address(String street, @Nullable String city) {}

    record Person(long id, Address home, @Nullable Address work) {}

    static MappingBuilder<Person, Person> begun() {
        return Mapping.from(Person.class)
                .to(Person.class)
                .key(Person::id)
                .field(map(Person::id).copiedFrom(Person::id));
    }

    static MappingBuilder<Person, Person> whole() {
        return begun().field(map(Person::home).copiedFrom(Person::home))
                .field(map(Person::work).copiedFrom(Person::work));
    }

    @Test
    void nested_records_are_mapped_whole_or_by_their_fields() {
        assertThat(whole().build().coverage().target())
                .hasToString("{id=from id, home.street=from home, home.city=from home, work.street=from work,"
                        + " work.city=from work}");
        assertThat(begun().field(map(Person::home, Address::street).copiedFrom(path(Person::home, Address::street)))
                        .field(map(Person::home, Address::city).copiedFrom(path(Person::home, Address::city)))
                        .field(map(Person::work).copiedFrom(Person::work))
                        .build()
                        .coverage()
                        .target())
                .containsEntry("home.city", "from home.city");
    }

    @Test
    void a_nested_record_and_a_field_of_it_are_not_both_mapped() {
        assertFaults(
                whole().field(map(Person::home, Address::city).constant("Rome")),
                "target field home.city: is mapped twice; remove one of the two rules");
        assertFaults(
                begun().field(map(Person::home, Address::city).constant("Rome"))
                        .field(map(Person::home).copiedFrom(Person::home))
                        .field(map(Person::work).copiedFrom(Person::work)),
                "target field home.city: is mapped twice; remove one of the two rules");
    }

    @Test
    void a_forgotten_nested_field_is_told_by_its_path() {
        assertFaults(
                begun().field(map(Person::home, Address::street).copiedFrom(path(Person::home, Address::street)))
                        .field(map(Person::work).copiedFrom(Person::work)),
                "source field home.city: is neither mapped, archived nor dropped; map it to 'home.city', or drop it with"
                        + " a reason",
                "target field home.city: is neither mapped, constant, generated nor left empty; map it from 'home.city',"
                        + " or leave it empty with a reason");
    }

    @Test
    void a_field_of_a_nested_record_that_may_be_missing_may_be_missing() {
        assertFaults(
                begun().field(map(Person::home, Address::street).copiedFrom(path(Person::work, Address::street)))
                        .field(map(Person::home, Address::city).copiedFrom(path(Person::work, Address::city)))
                        .field(map(Person::work).leftEmpty("new here"))
                        .drop(Person::home, "no use"),
                "target field home.street: must have a value, but may get none from work.street; add .orElse(value), or"
                        + " .orReject() to reject such records");
    }

    @Test
    void a_nested_record_may_be_archived_whole_though_a_field_of_it_is_mapped() {
        MappingBuilder<Person, Person> builder = begun().field(
                        map(Person::home, Address::street).copiedFrom(path(Person::home, Address::street)))
                .field(map(Person::home, Address::city).constant("Rome"))
                .field(map(Person::work).copiedFrom(Person::work))
                .archive(Person::home, "as it was");

        assertThat(builder.build().coverage().source())
                .containsEntry("home.street", "mapped to home.street; archived: as it was")
                .containsEntry("home.city", "archived: as it was");
        assertFaults(
                builder.drop(path(Person::home, Address::city), "no use"),
                "source field home.city: is dropped, although home.city is archived; remove one of the two lines");
    }

    @Test
    void a_nested_record_is_not_dropped_whole_when_a_field_of_it_is_mapped() {
        assertFaults(
                begun().field(map(Person::home, Address::street).copiedFrom(path(Person::home, Address::street)))
                        .field(map(Person::home, Address::city).constant("Rome"))
                        .field(map(Person::work).copiedFrom(Person::work))
                        .drop(Person::home, "no use"),
                "source field home: is dropped, although home.street is mapped; remove one of the two lines");
    }

    @Test
    void no_path_leads_into_a_plain_value() {
        assertFaults(
                whole().sensitive(path(path(Person::home, Address::street), String::length)),
                "sensitive field: Person.home.street is a String, not a nested record, so no path leads into it");
    }

    interface Legacy {}

    interface Modern {}

    static final Column<Legacy, Integer> NO = Column.of("NO", Integer.class);
    static final Column<Legacy, String> NAME = Column.nullable("NAME_1", String.class);
    static final Column<Legacy, String> GONE = Column.of("GONE", String.class);
    static final Column<Modern, Integer> NUMBER = Column.of("number", Integer.class);
    static final Column<Modern, String> NAME_1 = Column.of("name1", String.class);
    static final Table<Legacy> OLD = Table.of("customers", NO, NAME);
    static final Table<Modern> NEW = Table.of("contact", NUMBER, NAME_1);

    @Test
    void tables_are_checked_as_records_are() {
        assertFaults(
                Mapping.from(OLD)
                        .to(NEW)
                        .key(NAME)
                        .require(on(NUMBER).matches("x"))
                        .field(map(NUMBER).copiedFrom(NO)),
                "key: has the part 'NAME_1', which may be null; declare the component without @Nullable, or choose"
                        + " another key",
                "rule 'number matches x': asks for text, but number is of type Integer",
                "source field NAME_1: is neither mapped, archived nor dropped; map it to 'name1', or drop it with a"
                        + " reason",
                "target field name1: is neither mapped, constant, generated nor left empty; map it from 'NAME_1', or"
                        + " leave it empty with a reason");
        assertFaults(
                Mapping.from(OLD)
                        .to(NEW)
                        .key(NO)
                        .field(map(NUMBER).copiedFrom(NO))
                        .field(map(NAME_1).copiedFrom(NAME))
                        .drop(GONE, "no use"),
                "target field name1: must have a value, but may get none from NAME_1; add .orElse(value), or .orReject()"
                        + " to reject such records",
                "dropped field: 'GONE' is not a field of customers (fields: NO, NAME_1)");
    }

    enum Stage {
        LEAD,
        CUSTOMER,
        LOST
    }

    @Test
    void a_code_table_that_is_total_lists_every_constant() {
        CodeTable<Stage, String> table =
                CodeTable.<Stage, String>named("stages").code(Stage.LEAD, "L");

        assertThatThrownBy(() -> table.totalOver(Stage.class))
                .isInstanceOf(DefinitionException.class)
                .hasMessage("""
                code table 'stages' has 2 faults:
                  - does not list Stage.CUSTOMER; add .code(Stage.CUSTOMER, …)
                  - does not list Stage.LOST; add .code(Stage.LOST, …)""");
        assertThat(table.codes("X", Stage.CUSTOMER, Stage.LOST)
                        .totalOver(Stage.class)
                        .entries())
                .hasToString("{LEAD=L, CUSTOMER=X, LOST=X}");
    }

    @Test
    void a_code_table_lists_a_code_once() {
        CodeTable<String, Stage> table =
                CodeTable.<String, Stage>named("stages").code("L", Stage.LEAD);

        assertThatThrownBy(() -> table.code("L", Stage.LEAD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("code table 'stages' lists L twice");
        assertThatThrownBy(() -> table.codes(Stage.LOST, "X", "X")).hasMessage("code table 'stages' lists X twice");
        assertThatThrownBy(() -> CodeTable.named(" ")).hasMessage("a code table needs a name");
        assertThatThrownBy(() -> Lookup.of("", Map.of())).hasMessage("a lookup needs a name");
    }
}
