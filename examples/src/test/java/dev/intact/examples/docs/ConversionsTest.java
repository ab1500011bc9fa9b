package dev.intact.examples.docs;

import static dev.intact.convert.Text.collapse;
import static dev.intact.convert.Text.trim;
import static dev.intact.mapping.FieldRule.map;
import static java.math.RoundingMode.HALF_EVEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.convert.CodeText;
import dev.intact.convert.Conversion;
import dev.intact.convert.Currencies;
import dev.intact.convert.Dates;
import dev.intact.convert.Enums;
import dev.intact.convert.Gap;
import dev.intact.convert.Instants;
import dev.intact.convert.Money;
import dev.intact.convert.Names;
import dev.intact.convert.Numbers;
import dev.intact.convert.Overlap;
import dev.intact.convert.Phones;
import dev.intact.convert.Text;
import dev.intact.csv.CsvCodeTable;
import dev.intact.mapping.CodeTable;
import dev.intact.mapping.Mapping;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The samples of docs/conversions.md. */
class ConversionsTest {
    record Customer(
            long id, @Nullable String first, @Nullable String last, String phone, String balance, String since) {}

    record Contact(long id, String fullName, String phone, BigDecimal balance, LocalDate since) {}

    enum Stage {
        LEAD,
        CUSTOMER
    }

    // region mapping
    static Mapping<Customer, Contact> contacts() {
        return Mapping.from(Customer.class)
                .to(Contact.class)
                .key(Customer::id)
                .field(map(Contact::id).copiedFrom(Customer::id))
                .field(map(Contact::fullName)
                        .from(Customer::first, Customer::last)
                        .via(Names::join)
                        .orReject())
                .field(map(Contact::phone).from(Customer::phone).via(Phones.e164("US")))
                .field(map(Contact::balance)
                        .from(Customer::balance)
                        .via(trim().then(Numbers.decimal(',', '.').stripping("€"))
                                .then(Money.amount("EUR"))))
                .field(map(Contact::since).from(Customer::since).via(Dates.date("dd.MM.yyyy")))
                .build();
    }
    // endregion mapping

    @Test
    void maps_a_customer() {
        Customer ada = new Customer(1, " Ada", "Lovelace", "(310) 208-9200", "1.234,5 € ", "10.12.1815");
        assertThat(contacts().apply(ada).get())
                .isEqualTo(new Contact(
                        1, "Ada Lovelace", "+13102089200", new BigDecimal("1234.50"), LocalDate.of(1815, 12, 10)));
    }

    @Test
    void decides_what_becomes_of_times_that_are_no_moment() {
        // region moments
        Conversion<String, Instant> moment =
                Dates.dateTime("dd/MM/yyyy HH:mm").then(Instants.inZone("Europe/Berlin", Gap.REJECT, Overlap.EARLIER));
        // endregion moments
        assertThat(moment.apply("25/10/2020 02:30").get()).isEqualTo("2020-10-25T00:30:00Z");
        assertThat(moment.apply("29/03/2020 02:30").getLeft().what())
                .isEqualTo("is a time that no clock in Europe/Berlin showed");
    }

    @Test
    void rounds_money_only_where_it_is_declared() {
        // region money
        Conversion<Double, BigDecimal> exact = Numbers.fromDouble().then(Money.amount("EUR"));
        Conversion<Double, BigDecimal> rounded = Numbers.fromDouble().then(Money.amount("EUR", HALF_EVEN));
        CodeText currency = Currencies.toIso4217().also("$", "USD");
        // endregion money
        assertThat(exact.apply(0.15).get()).isEqualTo("0.15");
        assertThat(exact.apply(0.1 + 0.2).isLeft()).isTrue();
        assertThat(rounded.apply(0.1 + 0.2).get()).isEqualTo("0.30");
        assertThat(currency.apply("$").get()).isEqualTo("USD");
    }

    @Test
    void reads_a_code_table_from_a_file(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("stages.csv"), "legacy code,stage\nL,LEAD\nC,CUSTOMER\n");
        // region codes
        CodeTable<String, Stage> stages = CsvCodeTable.of("lifecycle stage", file)
                .codes("legacy code")
                .values("stage", Enums.byName(Stage.class));
        // endregion codes
        assertThat(stages.apply("C").get()).isEqualTo(Stage.CUSTOMER);
    }

    @Test
    void keys_are_made_of_several_steps() {
        // region chain
        Conversion<String, String> matchKey =
                Text.nfkc().then(Text.fold()).then(Text.lower()).then(collapse());
        // endregion chain
        assertThat(matchKey.apply("  Łódź  STRASSE ").get()).isEqualTo("lodz strasse");
        assertThat(matchKey.words())
                .isEqualTo(
                        "in Unicode normal form KC, Latin letters folded to ASCII, in lower case, white space collapsed");
    }

    // region own
    static Conversion<String, Integer> floor() {
        return Conversion.of(String.class, "floor of a building", text -> switch (text) {
            case "EG" -> 0;
            case "UG" -> -1;
            default -> Integer.valueOf(text.replace(". OG", ""));
        });
    }
    // endregion own

    @Test
    void a_conversion_of_your_own_rejects_what_it_throws_at() {
        assertThat(floor().apply("EG").get()).isZero();
        assertThat(floor().apply("2. OG").get()).isEqualTo(2);
        assertThat(floor().apply("attic").getLeft().message())
                .isEqualTo("\"attic\" could not be converted (NumberFormatException)");
    }
}
