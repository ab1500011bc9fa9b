package dev.intact.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodecTest {
    record Address(@Nullable String street, @Nullable String city) {}

    record Contact(
            long id,
            @Nullable String name,
            @Nullable BigDecimal balance,
            @Nullable Address address) {}

    record Tagged(@Nullable List<@Nullable String> tags, List<List<Integer>> matrix) {}

    record Appointment(ZonedDateTime at) {}

    record Unsupported(long id, Set<String> tags) {}

    record UnsupportedBelow(Unsupported inner) {}

    record UnsupportedElement(List<Map<String, String>> elements) {}

    record Line(int place, @Nullable BigDecimal price, List<String> options) {}

    record Order(long id, List<@Nullable Line> lines) {}

    record Tree(String name, List<Tree> children) {}

    record Narrow(
            int id,
            @Nullable String name,
            @Nullable BigDecimal balance,
            @Nullable Address address) {}

    record Positive(int value) {
        Positive {
            if (value < 0) {
                throw new IllegalArgumentException("must not be negative");
            }
        }
    }

    enum Stage {
        LEAD,
        CUSTOMER {
            @Override
            public String toString() {
                return "a customer";
            }
        }
    }

    record Staged(Stage stage) {}

    interface Products {}

    private static final Column<Products, Long> ID = Column.of("id", Long.class);
    private static final Column<Products, String> NAME = Column.nullable("name", String.class);
    private static final Table<Products> PRODUCTS = Table.of("product", ID, NAME);
    private static final Codec<Contact> CONTACTS = Codec.of(Schema.of(Contact.class));

    static Stream<Contact> contacts() {
        Address nowhere = new Address(null, null);
        return Stream.of(
                new Contact(1, null, null, null),
                new Contact(1, "", null, null),
                new Contact(1, "null", null, null),
                new Contact(1, "NULL", new BigDecimal("1.0"), nowhere),
                new Contact(1, "NULL", new BigDecimal("1.00"), nowhere),
                new Contact(1, "NULL", new BigDecimal("1E+2"), new Address("", null)),
                new Contact(-1, "Ωμέγα 😀", new BigDecimal("-0.000"), new Address("1 High St", "Lewes")),
                new Contact(Long.MIN_VALUE, "x".repeat(40_000), null, new Address("null", "")));
    }

    @ParameterizedTest
    @MethodSource("contacts")
    void gives_back_what_was_written(Contact contact) {
        assertThat(CONTACTS.decode(CONTACTS.encode(contact))).isEqualTo(contact);
    }

    @Test
    void gives_different_rows_different_bytes() {
        assertThat(contacts().map(CONTACTS::encode).map(Arrays::toString)).doesNotHaveDuplicates();
    }

    @Test
    void keeps_a_nested_record_that_is_null_apart_from_one_of_nulls() {
        Contact none = new Contact(1, "a", null, null);
        Contact empty = new Contact(1, "a", null, new Address(null, null));
        assertThat(CONTACTS.decode(CONTACTS.encode(none)).address()).isNull();
        assertThat(CONTACTS.decode(CONTACTS.encode(empty)).address()).isEqualTo(new Address(null, null));
    }

    @Test
    void keeps_half_a_surrogate_pair() {
        for (String name : List.of("\ud83d", "a\ude00b", "\ud83d\ud83d")) {
            Contact contact = new Contact(1, name, null, null);
            assertThat(CONTACTS.decode(CONTACTS.encode(contact))).isEqualTo(contact);
        }
    }

    @Test
    void keeps_lists_with_nulls_and_lists_of_lists() {
        Codec<Tagged> codec = Codec.of(Schema.of(Tagged.class));
        Tagged tagged = new Tagged(Arrays.asList("a", null, ""), List.of(List.of(), List.of(1, 2)));
        assertThat(codec.decode(codec.encode(tagged))).isEqualTo(tagged);
        Tagged none = new Tagged(null, List.of());
        assertThat(codec.decode(codec.encode(none))).isEqualTo(none);
    }

    @Test
    void keeps_both_hours_that_a_clock_shows_twice_in_autumn() {
        Codec<Appointment> codec = Codec.of(Schema.of(Appointment.class));
        LocalDateTime twice = LocalDateTime.of(2020, 10, 25, 2, 30);
        for (int hours = 1; hours <= 2; hours++) {
            Appointment appointment = new Appointment(
                    ZonedDateTime.ofLocal(twice, ZoneId.of("Europe/Berlin"), ZoneOffset.ofHours(hours)));
            assertThat(codec.decode(codec.encode(appointment))).isEqualTo(appointment);
        }
    }

    @Test
    void keeps_enum_constants_that_have_a_body_of_their_own() {
        Codec<Staged> codec = Codec.of(Schema.of(Staged.class));
        for (Stage stage : Stage.values()) {
            assertThat(codec.decode(codec.encode(new Staged(stage)))).isEqualTo(new Staged(stage));
        }
    }

    @Test
    void keeps_rows_of_a_table() {
        Codec<Row<Products>> codec = Codec.of(PRODUCTS);
        Row<Products> row = PRODUCTS.row(Map.of("id", 7L));
        assertThat(codec.decode(codec.encode(row))).isEqualTo(row);
        Row<Products> named = PRODUCTS.row(Map.of("id", 7L, "name", ""));
        assertThat(codec.decode(codec.encode(named))).isEqualTo(named);
    }

    @Test
    void works_after_serialization() {
        Contact contact = new Contact(1, "Ada", BigDecimal.ONE, new Address("a", "b"));
        Codec<Contact> copy = Copies.of(CONTACTS);
        assertThat(copy.decode(CONTACTS.encode(contact))).isEqualTo(contact);
        assertThat(copy.encode(contact)).isEqualTo(CONTACTS.encode(contact));
    }

    @Test
    void keeps_lists_of_records() {
        Codec<Order> codec = Codec.of(Schema.of(Order.class));
        Order order = new Order(
                7,
                Arrays.asList(
                        new Line(1, new BigDecimal("1.50"), List.of("red", "")), null, new Line(2, null, List.of())));

        assertThat(codec.decode(codec.encode(order))).isEqualTo(order);
    }

    @Test
    void refuses_a_record_that_holds_a_list_of_itself() {
        assertThatThrownBy(() -> Codec.of(Schema.of(Tree.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Tree.children is a java.util.List<");
    }

    @Test
    void refuses_a_type_without_a_byte_form_when_defined() {
        assertThatThrownBy(() -> Codec.of(Schema.of(Unsupported.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Unsupported.tags is a java.util.Set<java.lang.String>, which has no byte form; "
                        + "use text, a number, a date or time, a UUID, byte[], an enum, "
                        + "or a List of these or of records that do not contain themselves");
        assertThatThrownBy(() -> Codec.of(Schema.of(UnsupportedBelow.class)))
                .hasMessageStartingWith("Unsupported.tags is a");
        assertThatThrownBy(() -> Codec.of(Schema.of(UnsupportedElement.class)))
                .hasMessageStartingWith("UnsupportedElement.elements is a java.util.List<java.util.Map<");
        assertThatThrownBy(() -> Codec.of(Table.of("t", Column.<Products, Object>of("any", Object.class))))
                .hasMessageStartingWith("t.any is a java.lang.Object, which has no byte form");
    }

    @Test
    void refuses_bytes_that_are_cut_off_anywhere() {
        byte[] whole = CONTACTS.encode(new Contact(1, "Ada", new BigDecimal("1.50"), new Address("a", "b")));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> CONTACTS.decode(cut))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("these bytes hold no Contact as it is declared now: ");
        }
    }

    @Test
    void says_in_which_field_the_bytes_end() {
        byte[] whole = CONTACTS.encode(new Contact(1, "Ada", null, new Address("a", "b")));
        assertThatThrownBy(() -> CONTACTS.decode(Arrays.copyOf(whole, whole.length - 5)))
                .hasMessage("these bytes hold no Contact as it is declared now: address: the bytes end too early");
        assertThatThrownBy(() -> CONTACTS.decode(Arrays.copyOf(whole, whole.length - 1)))
                .hasMessage("these bytes hold no Contact as it is declared now: "
                        + "address: 4 bytes are announced, 3 are left");
    }

    @Test
    void refuses_bytes_of_another_record() {
        byte[] other = Codec.of(Schema.of(Narrow.class)).encode(new Narrow(1, "a", null, null));
        assertThatThrownBy(() -> CONTACTS.decode(other))
                .hasMessage("these bytes hold no Contact as it is declared now: "
                        + "they are foreign, cut off, or of an earlier form of it");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7})
    void refuses_bytes_that_are_too_many(int more) {
        byte[] whole = CONTACTS.encode(new Contact(1, "Ada", null, null));
        assertThatThrownBy(() -> CONTACTS.decode(Arrays.copyOf(whole, whole.length + more)))
                .hasMessage("these bytes hold no Contact as it is declared now: %d bytes too many", more);
    }

    @Test
    void tells_what_the_record_itself_refuses() {
        Codec<Positive> codec = Codec.of(Schema.of(Positive.class));
        byte[] bytes = codec.encode(new Positive(1));
        bytes[bytes.length - 4] = (byte) 0x80;
        assertThatThrownBy(() -> codec.decode(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("these bytes hold no Positive as it is declared now: must not be negative");
    }
}
