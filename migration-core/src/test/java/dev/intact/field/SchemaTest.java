package dev.intact.field;

import static dev.intact.field.Getter.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SchemaTest {
    record Country(String code, @Nullable String name) {}

    record Address(@Nullable String street, String city, Country country) {}

    record Contact(
            long id,
            String name,
            @Nullable String email,
            Address home,
            @Nullable Address work) {}

    record Person(long id, String emial, String fullName) {}

    record Loop(@Nullable Loop next) {}

    record Picky(LocalDate from, LocalDate to) {
        Picky {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("to is before from");
            }
        }
    }

    private static final Schema<Contact> CONTACT = Schema.of(Contact.class);
    private static final Country UK = new Country("GB", null);
    private static final Address HOME = new Address("1 High St", "Lewes", UK);

    @Test
    void lists_the_leaves_in_the_order_of_declaration() {
        assertThat(CONTACT.name()).isEqualTo("Contact");
        assertThat(CONTACT.leafNames())
                .containsExactly(
                        "id",
                        "name",
                        "email",
                        "home.street",
                        "home.city",
                        "home.country.code",
                        "home.country.name",
                        "work.street",
                        "work.city",
                        "work.country.code",
                        "work.country.name");
    }

    @Test
    void makes_all_leaves_below_a_nullable_record_nullable() {
        assertThat(CONTACT.leaf("home.city").orElseThrow().nullable()).isFalse();
        assertThat(CONTACT.leaf("work.city").orElseThrow().nullable()).isTrue();
        assertThat(CONTACT.leaf("email").orElseThrow().nullable()).isTrue();
        assertThat(CONTACT.leaf("nowhere")).isEmpty();
    }

    @Test
    void finds_the_field_behind_a_method_reference() {
        Field id = CONTACT.field(Contact::id);
        assertThat(id.name()).isEqualTo("id");
        assertThat(id.type()).isEqualTo(long.class);
        assertThat(id.nullable()).isFalse();
        assertThat(id).hasToString("id: long");
        assertThat(CONTACT.field(Contact::email)).hasToString("email: String?");
    }

    @Test
    void finds_a_nested_record_which_spans_its_leaves() {
        Field work = CONTACT.field(Contact::work);
        assertThat(work.index()).isEqualTo(7);
        assertThat(work.leafCount()).isEqualTo(4);
        assertThat(work.covers(6)).isFalse();
        assertThat(work.covers(7)).isTrue();
        assertThat(work.covers(10)).isTrue();
        assertThat(work.covers(11)).isFalse();
    }

    @Test
    void finds_the_field_at_the_end_of_a_path() {
        assertThat(CONTACT.field(path(Contact::work, path(Address::country, Country::code))))
                .isEqualTo(CONTACT.leaf("work.country.code").orElseThrow());
        assertThat(CONTACT.field(path(path(Contact::home, Address::country), Country::name)))
                .isEqualTo(CONTACT.leaf("home.country.name").orElseThrow());
    }

    @Test
    void reads_a_path_as_null_where_the_nested_record_is_null() {
        Getter<Contact, String> city = path(Contact::work, Address::city);
        assertThat(city.get(new Contact(1, "Ada", null, HOME, HOME))).isEqualTo("Lewes");
        assertThat(city.get(new Contact(1, "Ada", null, HOME, null))).isNull();
    }

    @Test
    void refuses_a_lambda_and_shows_what_to_write() {
        assertThatThrownBy(() -> CONTACT.field(c -> c.name()))
                .isInstanceOf(UnknownFieldException.class)
                .hasMessage("a lambda in dev.intact.field.SchemaTest stands where a field of Contact is named; "
                        + "use a method reference such as Contact::id");
    }

    @Test
    void refuses_a_method_that_is_no_component() {
        assertThatThrownBy(() -> CONTACT.field(Contact::toString))
                .isInstanceOf(UnknownFieldException.class)
                .hasMessage("'toString' is not a field of Contact (fields: id, name, email, home, work)");
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"}) // what the compiler would refuse
    void refuses_a_field_of_another_record() {
        Getter<Person, String> name = Person::fullName;
        assertThatThrownBy(() -> CONTACT.field((Getter) name))
                .isInstanceOf(UnknownFieldException.class)
                .hasMessage("'Person.fullName' is not a field of Contact (fields: id, name, email, home, work)");
    }

    @Test
    void tells_the_nearest_valid_name() {
        assertThat(UnknownFieldException.named("Contact", "emial", List.of("id", "name", "email")))
                .hasMessage("'emial' is not a field of Contact; did you mean 'email'? (fields: id, name, email)");
    }

    @Test
    void refuses_a_path_into_a_value() {
        Getter<Contact, String> wrong = path(Contact::name, String::strip);
        assertThatThrownBy(() -> CONTACT.field(wrong))
                .isInstanceOf(UnknownFieldException.class)
                .hasMessage("Contact.name is a String, not a nested record, so no path leads into it");
    }

    @Test
    void refuses_a_class_that_is_no_record_and_a_record_that_contains_itself() {
        assertThatThrownBy(() -> Schema.of(String.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("java.lang.String is not a record; declare the row as a record, or use a Table");
        assertThatThrownBy(() -> Schema.of(Loop.class)).hasMessageContaining("Loop contains itself");
    }

    @Test
    void takes_a_row_apart_and_puts_it_together_again() {
        Contact contact = new Contact(1, "Ada", null, HOME, new Address(null, "Rye", UK));
        Object[] values = CONTACT.values(contact);
        assertThat(values).containsExactly(1L, "Ada", null, "1 High St", "Lewes", "GB", null, null, "Rye", "GB", null);
        assertThat(CONTACT.create(values)).isEqualTo(contact);
    }

    @Test
    void makes_a_nullable_nested_record_null_where_all_its_leaves_are() {
        Contact contact = new Contact(1, "Ada", null, HOME, null);
        assertThat(CONTACT.create(CONTACT.values(contact))).isEqualTo(contact);
    }

    @Test
    void finds_the_values_that_must_not_be_missing() {
        Object[] values = CONTACT.values(new Contact(1, "Ada", null, HOME, null));
        assertThat(CONTACT.missing(values)).isEmpty();
        values[1] = null;
        values[4] = null;
        values[7] = "a street of the work address, so its city is missed";
        assertThat(CONTACT.missing(values))
                .extracting(Field::name)
                .containsExactly("name", "home.city", "work.city", "work.country.code");
    }

    @Test
    void refuses_to_create_a_row_without_what_it_must_have() {
        Object[] values = CONTACT.values(new Contact(1, "Ada", null, HOME, null));
        values[1] = null;
        assertThatThrownBy(() -> CONTACT.create(values))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Contact.name must have a value; declare it @Nullable if it may be missing");
    }

    @Test
    void refuses_values_of_another_number_or_type() {
        assertThatThrownBy(() -> CONTACT.create(new Object[2]))
                .hasMessage("Contact has 11 fields, but 2 values were given");
        Object[] values = CONTACT.values(new Contact(1, "Ada", null, HOME, null));
        values[0] = "1";
        assertThatThrownBy(() -> CONTACT.create(values)).hasMessage("Contact was given a value of the wrong type");
    }

    @Test
    void lets_the_record_itself_refuse() {
        assertThatThrownBy(() -> Schema.of(Picky.class)
                        .create(new Object[] {LocalDate.of(2020, 2, 1), LocalDate.of(2020, 1, 1)}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("to is before from");
    }

    @Test
    void is_one_object_for_a_record_class_even_after_serialization() {
        assertThat(Schema.of(Contact.class)).isSameAs(CONTACT);
        assertThat(Copies.of(CONTACT)).isSameAs(CONTACT);
    }
}
