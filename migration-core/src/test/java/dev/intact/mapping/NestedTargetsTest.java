package dev.intact.mapping;

import static dev.intact.field.Getter.path;
import static dev.intact.mapping.FieldRule.map;
import static dev.intact.quality.Rule.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.field.Column;
import dev.intact.field.Problem;
import dev.intact.field.Row;
import dev.intact.field.Table;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Targets that hold records within records, that refuse values, or that are tables. */
class NestedTargetsTest {
    record Old(
            long id,
            @Nullable String street,
            @Nullable String city,
            @Nullable String country) {}

    record Address(String street, @Nullable String city) {}

    record New(long id, @Nullable Address home, @Nullable String country) {}

    record Strict(
            long id,
            String street,
            @Nullable String city,
            @Nullable String country) {
        Strict {
            if (street.length() > 5) {
                throw new IllegalArgumentException("secret " + street);
            }
        }
    }

    static Mapping<Old, New> byField() {
        return Mapping.from(Old.class)
                .to(New.class)
                .key(Old::id)
                .field(map(New::id).copiedFrom(Old::id))
                .field(map(New::home, Address::street).copiedFrom(Old::street))
                .field(map(New::home, Address::city).copiedFrom(Old::city))
                .field(map(New::country).copiedFrom(Old::country))
                .build();
    }

    @Test
    void a_nested_record_without_any_value_is_null() {
        assertThat(byField().apply(new Old(1, null, null, "IT")).get()).isEqualTo(new New(1, null, "IT"));
        assertThat(byField().apply(new Old(1, "Via", null, null)).get())
                .isEqualTo(new New(1, new Address("Via", null), null));
    }

    @Test
    void a_nested_record_that_is_filled_in_part_is_a_problem() {
        assertThat(byField().apply(new Old(1, null, "Rome", null)).getError().map(Problem::message))
                .containsExactly(
                        "home.street: must have a value, as other fields beside it have one; map it from a field"
                                + " that is always filled, or declare .orElse(…)");
    }

    @Test
    void a_nested_record_is_copied_whole() {
        Mapping<New, New> mapping = Mapping.from(New.class)
                .to(New.class)
                .key(New::id)
                .field(map(New::id).copiedFrom(New::id))
                .field(map(New::home).copiedFrom(New::home).orElse(new Address("none", null)))
                .field(map(New::country).copiedFrom(New::country))
                .require(on(path(New::home, Address::street)).matches("[a-z]+"))
                .build();

        assertThat(mapping.apply(new New(1, new Address("via", "Rome"), "IT")).get())
                .isEqualTo(new New(1, new Address("via", "Rome"), "IT"));
        assertThat(mapping.apply(new New(1, null, null)).get()).isEqualTo(new New(1, new Address("none", null), null));
        assertThat(mapping.apply(new New(1, new Address("7", null), null))
                        .getError()
                        .map(Problem::message))
                .containsExactly("home.street: \"7\" breaks a rule (rule: matches [a-z]+)");
    }

    @Test
    void a_constructor_that_refuses_its_values_rejects_the_row() {
        Mapping<Old, Strict> mapping = Mapping.from(Old.class)
                .to(Strict.class)
                .key(Old::id)
                .field(map(Strict::id).copiedFrom(Old::id))
                .field(map(Strict::street).copiedFrom(Old::street).orReject())
                .field(map(Strict::city).copiedFrom(Old::city))
                .field(map(Strict::country).copiedFrom(Old::country))
                .build();

        assertThat(mapping.apply(new Old(1, "Via", null, null)).isValid()).isTrue();
        assertThat(mapping.apply(new Old(1, "Via Appia", null, null)).getError().map(Problem::message))
                .containsExactly("Strict refused its values (IllegalArgumentException) (rule: new Strict)");
    }

    interface Legacy {}

    interface Modern {}

    static final Column<Legacy, Integer> NO = Column.of("NO", Integer.class);
    static final Column<Legacy, String> NAME = Column.nullable("NAME", String.class);
    static final Column<Modern, Integer> NUMBER = Column.of("number", Integer.class);
    static final Column<Modern, String> FULL_NAME = Column.of("full_name", String.class);
    static final Table<Legacy> OLD = Table.of("customers", NO, NAME);
    static final Table<Modern> NEW = Table.of("contact", NUMBER, FULL_NAME);

    @Test
    void tables_are_mapped_as_records_are() {
        Mapping<Row<Legacy>, Row<Modern>> mapping = Mapping.from(OLD)
                .to(NEW)
                .key(NO)
                .field(map(NUMBER).copiedFrom(NO))
                .field(map(FULL_NAME).copiedFrom(NAME).orReject())
                .require(on(NUMBER).atLeast(1))
                .build();

        assertThat(mapping.apply(OLD.row(Map.of("NO", 1, "NAME", "Lee"))).get())
                .isEqualTo(NEW.row(Map.of("number", 1, "full_name", "Lee")));
        assertThat(mapping.apply(OLD.row(Map.of("NO", 1))).getError().map(Problem::message))
                .containsExactly(
                        "full_name: must have a value, but there is none in NAME (rule: copied); fill it in the"
                                + " source, or declare .orElse(…)");
        assertThat(mapping.apply(OLD.row(Map.of("NO", 0, "NAME", "Lee")))
                        .getError()
                        .map(Problem::message))
                .containsExactly("number: \"0\" breaks a rule (rule: is at least 1)");
        assertThat(mapping.key(OLD.row(Map.of("NO", 7)))).hasToString("Optional[7]");
    }
}
