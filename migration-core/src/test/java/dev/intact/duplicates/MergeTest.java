package dev.intact.duplicates;

import static dev.intact.duplicates.Choice.custom;
import static dev.intact.duplicates.Choice.firstNonNull;
import static dev.intact.duplicates.Choice.longest;
import static dev.intact.duplicates.Choice.max;
import static dev.intact.duplicates.Choice.min;
import static dev.intact.duplicates.Choice.mostFrequent;
import static dev.intact.duplicates.Choice.union;
import static dev.intact.duplicates.Preference.mostComplete;
import static dev.intact.duplicates.Preference.mostRecent;
import static dev.intact.duplicates.Preference.smallestKey;
import static dev.intact.duplicates.Preference.trusted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.duplicates.FieldMerge.Status;
import dev.intact.field.Key;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who survives, and with which values. */
class MergeTest {
    record Customer(
            int id,
            @Nullable String system,
            @Nullable LocalDate updatedAt,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String street,
            @Nullable String city,
            List<String> tags,
            @Nullable BigDecimal limit,
            @Nullable Boolean newsletter) {}

    // spotless:off
    // region merge
    static final Merge<Customer> ONE_CUSTOMER = Merge.of(Customer.class)
            .survivor(mostRecent(Customer::updatedAt), mostComplete(), smallestKey())
            .field(Customer::name, longest())
            .field(Customer::email, trusted(Customer::system, "CRM", "BILLING"))
            .field(Customer::tags, union())
            .field(Customer::limit, min())
            .group("address", List.of(mostComplete()), Customer::street, Customer::city)
            .consent(Customer::newsletter, false, true);
    // endregion merge
    // spotless:on

    private static final Customer CRM = new Customer(
            12,
            "CRM",
            LocalDate.parse("2024-01-01"),
            "A. Lovelace",
            "ada@crm",
            null,
            "High Street 1",
            "York",
            List.of("vip"),
            new BigDecimal("10.0"),
            true);
    private static final Customer SHOP = new Customer(
            7,
            "SHOP",
            LocalDate.parse("2025-01-01"),
            "Ada Lovelace",
            "ada@shop",
            "1",
            null,
            "Hull",
            List.of("web", "vip"),
            new BigDecimal("10.00"),
            null);
    private static final Customer OLD = new Customer(9, null, null, "Ada", " ", "2", null, null, List.of(), null, true);

    @Test
    void each_field_is_merged_by_its_own_rule() {
        Merged<Customer> merged = ONE_CUSTOMER.merge(List.of(OLD, CRM, SHOP), Customer::id);

        assertThat(merged.survivor()).isEqualTo(Key.of(7));
        assertThat(merged.losers()).containsExactly(Key.of(12), Key.of(9));
        assertThat(merged.record())
                .isEqualTo(new Customer(
                        7,
                        "SHOP",
                        LocalDate.parse("2025-01-01"),
                        "Ada Lovelace",
                        "ada@crm",
                        "1",
                        "High Street 1",
                        "York",
                        List.of("web", "vip"),
                        new BigDecimal("10.00"),
                        null));
        assertThat(merged.unmerge()).containsExactly(SHOP, CRM, OLD);
    }

    @Test
    void it_is_told_of_each_field_how_the_records_relate_and_who_won() {
        Merged<Customer> merged = ONE_CUSTOMER.merge(List.of(OLD, CRM, SHOP), Customer::id);

        assertThat(merged.conflicts())
                .map(FieldMerge::field)
                .contains("name", "email", "phone", "city")
                .doesNotContain("limit");
        FieldMerge email = field(merged, "email");
        assertThat(email).hasToString("email: conflict by the most trusted system: [CRM, BILLING]");
        assertThat(email.winners()).containsExactly(Key.of(12));
        assertThat(email.losers()).containsExactly(Key.of(7));
        assertThat(field(merged, "street").status()).isEqualTo(Status.FILLED);
        assertThat(field(merged, "limit").status()).isEqualTo(Status.EQUAL_AFTER_NORMALISING);
    }

    private static FieldMerge field(Merged<Customer> merged, String name) {
        return merged.fields().stream()
                .filter(field -> field.field().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Customer consenting(int id, @Nullable Boolean newsletter) {
        return new Customer(id, null, null, null, null, null, null, null, List.of(), null, newsletter);
    }

    @Test
    void consent_is_never_widened() {
        assertThat(consent(true, true)).isTrue();
        assertThat(consent(true, false)).isFalse();
        assertThat(consent(true, null)).isNull();
        assertThat(consent(null, false)).isFalse();
        assertThat(consent(null, null)).isNull();
    }

    private static @Nullable Boolean consent(@Nullable Boolean one, @Nullable Boolean other) {
        return ONE_CUSTOMER
                .merge(List.of(consenting(1, one), consenting(2, other)), Customer::id)
                .record()
                .newsletter();
    }

    @Test
    void a_consent_that_was_not_named_is_refused() {
        Merge<Customer> names = Merge.of(Customer.class).consent(Customer::name, "no", "yes");

        assertThatThrownBy(() -> names.merge(List.of(CRM, SHOP), Customer::id))
                .hasMessage("a consent is none of [no, yes]; list all that occur, the most restrictive first");
    }

    @Test
    void other_choices_see_the_values_in_the_order_of_survivorship() {
        Merge<Customer> by = Merge.of(Customer.class)
                .field(Customer::phone, mostFrequent())
                .field(Customer::updatedAt, max())
                .field(Customer::email, firstNonNull())
                .field(Customer::name, custom("all names", names -> String.join("/", names)));

        Customer merged = by.merge(List.of(OLD, CRM, SHOP), Customer::id).record();

        assertThat(merged.phone()).isEqualTo("1");
        assertThat(merged.updatedAt()).isEqualTo("2025-01-01");
        assertThat(merged.email()).isEqualTo("ada@shop");
        assertThat(merged.name()).isEqualTo("Ada Lovelace/Ada/A. Lovelace");
    }

    @Test
    void the_smallest_key_is_that_of_the_number() {
        Merged<Customer> merged = Merge.of(Customer.class).merge(List.of(CRM, OLD), Customer::id);

        assertThat(merged.survivor()).isEqualTo(Key.of(9));
    }

    @Test
    void definitions_that_cannot_be_meant_are_refused() {
        assertThatThrownBy(() -> ONE_CUSTOMER.field(Customer::city, longest()))
                .hasMessage("how city is merged is said twice; keep one");
        assertThatThrownBy(() -> ONE_CUSTOMER.survivor(smallestKey()))
                .hasMessage("who survives is said once, by one preference or more");
        assertThatThrownBy(() -> ONE_CUSTOMER.merge(List.of(CRM, CRM), Customer::id))
                .hasMessage("merged are records with a key of their own, one or more; here are 2 with 1 keys");
    }

    @Test
    @SuppressWarnings("unchecked")
    void it_says_in_words_what_it_does_and_travels() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(ONE_CUSTOMER);
        }
        Merge<Customer> travelled;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            travelled = (Merge<Customer>) in.readObject();
        }

        assertThat(travelled.words())
                .containsExactly(
                        "survivor: the greatest updatedAt, then the most complete, then the smallest key",
                        "name: the longest",
                        "email: the most trusted system: [CRM, BILLING]",
                        "tags: all of them",
                        "limit: the smallest",
                        "street: address of one record: the most complete",
                        "city: address of one record: the most complete",
                        "newsletter: the most restrictive of [false, true]");
        assertThat(travelled.merge(List.of(CRM, SHOP, OLD), Customer::id).record())
                .isEqualTo(ONE_CUSTOMER
                        .merge(List.of(OLD, SHOP, CRM), Customer::id)
                        .record());
    }
}
