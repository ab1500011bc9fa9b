package dev.intact;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.intact.convert.Conversion;
import dev.intact.identity.KeyMap;
import dev.intact.mapping.Mapping;
import dev.intact.quality.Rule;
import dev.intact.run.Options;
import dev.intact.sink.InMemorySink;
import dev.intact.sink.InMemoryTarget;
import dev.intact.source.InMemorySource;
import dev.intact.verify.Cause;
import dev.intact.verify.Check;
import dev.intact.verify.CheckResult;
import dev.intact.verify.Discrepancy;
import dev.intact.verify.NotChecked;
import dev.intact.verify.Verification;
import dev.intact.verify.VerificationReport;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was migrated is held against its source, weeks later too. */
class VerificationTest {
    record OldCustomer(int nr, String name, @Nullable String city, String secret) {}

    record OldInvoice(int nr, int customer, BigDecimal amount, Instant at) {}

    record Customer(long id, String name, String city, String pin) {}

    record Invoice(int nr, @Nullable Long customer, BigDecimal amount, Instant at) {}

    private static final KeyMap<Integer, Long> CUSTOMERS = KeyMap.sequence("shop/customer", 100L);
    private static final KeyMap<Integer, Integer> INVOICES = KeyMap.preserved("shop/invoice");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final InMemoryTarget shop = InMemoryTarget.named("shop");
    private final InMemorySink<Customer> customers = shop.sink("customer", Customer.class);
    private final InMemorySink<Invoice> invoices = shop.sink("invoice", Invoice.class);
    private final List<OldCustomer> oldCustomers = new ArrayList<>(List.of(
            new OldCustomer(1, "Ada", "Rome", "s1"),
            new OldCustomer(2, "Bob", null, "s2"),
            new OldCustomer(3, "test", "Oslo", "s3"),
            new OldCustomer(4, "", "Bonn", "s4"),
            new OldCustomer(5, "Eve", "Kyiv", "s5")));
    private final List<OldInvoice> oldInvoices = new ArrayList<>(List.of(
            new OldInvoice(10, 1, new BigDecimal("12.50"), NOON),
            new OldInvoice(11, 2, new BigDecimal("1000000.01"), NOON),
            new OldInvoice(12, 5, new BigDecimal("-0.10"), NOON)));

    private static Mapping<OldCustomer, Customer> customer() {
        return Mapping.from(OldCustomer.class)
                .to(Customer.class)
                .key(OldCustomer::nr)
                .exclude("test accounts", row -> row.name().equals("test"))
                .field(map(Customer::id).from(OldCustomer::nr).via(CUSTOMERS))
                .field(map(Customer::name)
                        .from(OldCustomer::name)
                        .via(Conversion.of(String.class, "in capitals", name -> name + "!")))
                .field(map(Customer::city).copiedFrom(OldCustomer::city).orElse("unknown"))
                .field(map(Customer::pin).copiedFrom(OldCustomer::secret))
                .sensitive(OldCustomer::secret)
                .identifies(CUSTOMERS, OldCustomer::nr, Customer::id)
                .require("has a name", row -> row.name().length() > 1)
                .build();
    }

    private static Mapping<OldInvoice, Invoice> invoice() {
        return Mapping.from(OldInvoice.class)
                .to(Invoice.class)
                .key(OldInvoice::nr)
                .field(map(Invoice::nr).from(OldInvoice::nr).via(INVOICES))
                .field(map(Invoice::customer).from(OldInvoice::customer).via(CUSTOMERS))
                .field(map(Invoice::amount).copiedFrom(OldInvoice::amount))
                .field(map(Invoice::at).copiedFrom(OldInvoice::at))
                .identifies(INVOICES, OldInvoice::nr, Invoice::nr)
                .build();
    }

    private Migration migration() {
        return Migration.of(
                "shop",
                Move.named("customers")
                        .from(InMemorySource.of(OldCustomer.class, oldCustomers))
                        .to(customer(), customers),
                Move.named("invoices")
                        .from(InMemorySource.of(OldInvoice.class, oldInvoices))
                        .to(invoice(), invoices));
    }

    private static Migrator migrator() {
        return Migrator.with(Options.defaults().chunkSize(2));
    }

    private VerificationReport verified() {
        return migrator().verify(migration());
    }

    private void run() {
        assertThat(migrator().run(migration()).moves()).hasSize(2);
    }

    private static List<String> found(VerificationReport report, Check check) {
        return report.checks(check).stream()
                .flatMap(result -> result.examples().stream())
                .map(Discrepancy::toString)
                .toList();
    }

    private static List<String> all(VerificationReport report) {
        List<String> all = new ArrayList<>();
        for (Check check : Check.values()) {
            found(report, check).forEach(one -> all.add(check.words() + ": " + one));
        }
        return all;
    }

    private void damage(UnaryOperator<@Nullable Customer> customer, UnaryOperator<@Nullable Invoice> invoice) {
        shop.edit(customers, customer);
        shop.edit(invoices, invoice);
    }

    @Test
    void finds_nothing_in_a_target_that_nobody_has_touched() {
        run();

        VerificationReport report = verified();

        assertThat(all(report)).isEmpty();
        assertThat(report.passes()).as(report.summary()).isTrue();
        assertThat(report.checks())
                .extracting(CheckResult::toString)
                .containsExactly(
                        "record counts of customers: passed of 5 examined; 3 arrived",
                        "field accuracy of customers → customer: passed of 5 examined",
                        "required fields of customers → customer: passed of 12 examined;"
                                + " 'city' holds its default in 1 of 3 rows",
                        "formats of customers → customer: passed of 3 examined",
                        "record counts of invoices: passed of 3 examined; 3 arrived",
                        "field accuracy of invoices → invoice: passed of 3 examined",
                        "relationships of invoices: passed of 3 examined",
                        "required fields of invoices → invoice: passed of 9 examined",
                        "record counts of customer: passed of 3 examined; 3 rows, 3 of them of this migration",
                        "record counts of invoice: passed of 3 examined; 3 rows, 3 of them of this migration");
        assertThat(report.notChecked())
                .extracting(NotChecked::what)
                .containsExactly(
                        "duplicates",
                        "permissions",
                        "workflows",
                        "reports",
                        "sample reviews",
                        "independent expectations");
    }

    @Test
    void tells_field_rule_source_value_expected_and_actual() {
        run();
        damage(
                row -> row.name().equals("Ada!") ? new Customer(row.id(), "Eda!", row.city(), row.pin()) : row,
                row -> row);

        VerificationReport report = verified();

        assertThat(all(report))
                .containsExactly("field accuracy: 1: 'name' differs, expected 'Ada!', found 'Eda!',"
                        + " source name=Ada, rule: in capitals, cause: not known");
        assertThat(report.passes()).isFalse();
        assertThat(report.found()).isOne();
        assertThat(report.summary())
                .contains("run " + report.run() + ": FAILS, 1 of 10 checks\n")
                .contains(
                        "  FAIL field accuracy of customers → customer: 1 found of 5 examined\n         1: 'name' differs");
    }

    @Test
    void masks_what_is_sensitive() {
        run();
        damage(row -> new Customer(row.id(), row.name(), row.city(), row.pin() + "0"), row -> row);

        VerificationReport report = verified();

        assertThat(all(report))
                .hasSize(3)
                .allMatch(one -> one.contains("'pin' differs, expected '***', found '***', source secret=***"));
        assertThat(report.summary() + report.json()).doesNotContain("s10").doesNotContain("s5");
    }

    @Test
    void finds_two_rows_whose_values_were_swapped() {
        run();
        damage(
                row -> row,
                row -> new Invoice(
                        row.nr() == 10 ? 12 : row.nr() == 12 ? 10 : row.nr(), row.customer(), row.amount(), row.at()));

        assertThat(all(verified()))
                .hasSize(4)
                .anyMatch(
                        one -> one.startsWith("field accuracy: 10: 'amount' differs, expected '12.50', found '-0.10'"))
                .anyMatch(one -> one.startsWith("field accuracy: 10: 'customer' differs, expected '100', found '104'"))
                .anyMatch(
                        one -> one.startsWith("field accuracy: 12: 'amount' differs, expected '-0.10', found '12.50'"))
                .anyMatch(one -> one.startsWith("field accuracy: 12: 'customer' differs, expected '104', found '100'"));
    }

    @Test
    void finds_a_row_that_is_gone_and_what_refers_to_it() {
        run();
        damage(row -> row.name().equals("Eve!") ? null : row, row -> row);

        assertThat(all(verified()))
                .containsExactly(
                        "field accuracy: 5: row is missing, cause: not known",
                        "relationships: 12: 'customer' refers to a row that is not there, source 5,"
                                + " rule: key map 'shop/customer', cause: not known");
    }

    @Test
    void finds_a_row_that_is_there_twice() {
        run();
        List<Customer> doubled = new ArrayList<>(shop.rows(customers));
        Customer first = doubled.get(0);
        shop.edit(customers, row -> row.name().equals("Bob!") ? first : row);

        assertThat(all(verified()))
                .containsExactly(
                        "field accuracy: 1: row is there 2 times, cause: not known",
                        "field accuracy: 2: row is missing, cause: not known",
                        "relationships: 11: 'customer' refers to a row that is not there, source 2,"
                                + " rule: key map 'shop/customer', cause: not known");
    }

    @Test
    void finds_a_reference_that_was_bent() {
        run();
        damage(row -> row, row -> row.nr() == 11 ? new Invoice(11, 100L, row.amount(), row.at()) : row);

        assertThat(all(verified()))
                .containsExactly(
                        "field accuracy: 11: 'customer' differs, expected '101', found '100', source customer=2,"
                                + " rule: key map 'shop/customer': numbered from 100, unlisted values are rejected, cause: not known");
    }

    @Test
    void finds_a_cent_above_a_million_and_a_shifted_zone_but_not_another_scale() {
        run();
        damage(row -> row, row -> switch (row.nr()) {
            case 10 -> new Invoice(10, row.customer(), new BigDecimal("12.5000"), row.at());
            case 11 -> new Invoice(11, row.customer(), new BigDecimal("1000000.02"), row.at());
            default ->
                new Invoice(row.nr(), row.customer(), row.amount(), row.at().plus(Duration.ofHours(1)));
        });

        assertThat(all(verified()))
                .containsExactly(
                        "field accuracy: 11: 'amount' differs, expected '1000000.01', found '1000000.02',"
                                + " source amount=1000000.01, rule: copied, cause: not known",
                        "field accuracy: 12: 'at' differs, expected '2026-11-22T12:00:00Z',"
                                + " found '2026-11-22T13:00:00Z', source at=2026-11-22T12:00:00Z, rule: copied,"
                                + " cause: not known");
    }

    @Test
    void finds_a_row_whose_record_is_excluded_now() {
        run();
        oldCustomers.set(1, new OldCustomer(2, "test", null, "s2"));

        VerificationReport report = verified();

        assertThat(found(report, Check.FIELD_ACCURACY))
                .containsExactly(
                        "2: row should not be there, as its record is excluded: test accounts, cause: not known");
        assertThat(found(report, Check.RECORD_COUNTS))
                .containsExactly("2 records should have arrived, and 3 have, cause: not known");
    }

    @Test
    void a_row_that_was_added_is_a_finding_where_none_should_be() {
        run();
        shop.edit(customers, row -> row);
        InMemorySink<Customer> sink = customers;
        Verification alone = Verification.standard().alone(sink);
        assertThat(migrator().verify(migration().verifiedBy(alone)).passes()).isTrue();
        Migration other = Migration.of(
                "other",
                Move.named("more")
                        .from(InMemorySource.of(Customer.class, List.of(new Customer(7, "X", "Y", "Z"))))
                        .to(copy(), sink));
        assertThat(migrator().run(other).moves()).hasSize(1);

        assertThat(found(migrator().verify(migration().verifiedBy(alone)), Check.RECORD_COUNTS))
                .containsExactly("1 rows are there that no record accounts for, cause: not known");
        assertThat(verified().passes()).isTrue();
        assertThat(verified().notChecked()).extracting(NotChecked::what).contains("1 rows of customer");
    }

    private static Mapping<Customer, Customer> copy() {
        return Mapping.from(Customer.class)
                .to(Customer.class)
                .key(Customer::id)
                .field(map(Customer::id).copiedFrom(Customer::id))
                .field(map(Customer::name).copiedFrom(Customer::name))
                .field(map(Customer::city).copiedFrom(Customer::city))
                .field(map(Customer::pin).copiedFrom(Customer::pin))
                .build();
    }

    @Test
    void rules_are_asked_about_the_rows_as_they_are_there() {
        run();
        damage(row -> row.name().equals("Bob!") ? new Customer(row.id(), "B", row.city(), row.pin()) : row, row -> row);
        Verification more =
                Verification.standard().rule(customers, Rule.on(Customer::city).oneOf("Rome", "Kyiv"));

        assertThat(found(migrator().verify(migration().verifiedBy(more)), Check.FORMATS))
                .containsExactly(
                        "2: breaks a rule, rule: has a name, cause: not known",
                        "2: 'city' breaks a rule, expected nothing, found 'unknown', rule: is one of Rome, Kyiv,"
                                + " cause: not known");
    }

    @Test
    void a_check_is_left_out_with_a_reason() {
        run();
        damage(row -> null, row -> row);
        Verification less = Verification.standard()
                .without(Check.FIELD_ACCURACY, "the target is in use")
                .without(Check.RELATIONSHIPS, "likewise");

        VerificationReport report = migrator().verify(migration().verifiedBy(less));

        assertThat(report.checks(Check.FIELD_ACCURACY)).isEmpty();
        assertThat(report.notChecked())
                .contains(NotChecked.of("field accuracy", "the target is in use"))
                .contains(NotChecked.of("relationships", "likewise"));
        assertThatThrownBy(() -> Verification.standard().without(Check.FORMATS, " "))
                .hasMessage("say why there is no check of formats: .without(check, \"…\")");
    }

    @Test
    void a_check_that_examined_nothing_fails() {
        run();
        oldCustomers.clear();
        oldInvoices.clear();

        VerificationReport report = verified();

        assertThat(report.passes()).isFalse();
        assertThat(report.checks(Check.FIELD_ACCURACY)).noneMatch(CheckResult::passes);
        assertThat(report.summary()).contains("field accuracy of customers → customer: examined nothing of 0 examined");
        assertThat(found(report, Check.RECORD_COUNTS))
                .contains("source holds 0 records, and the run read 5, cause: source changed since");
    }

    @Test
    void where_all_outcomes_are_kept_a_record_that_no_run_has_read_is_told_apart() {
        Migrator full = Migrator.with(Options.defaults().fullLedger());
        assertThat(full.run(migration()).moves()).hasSize(2);
        oldInvoices.add(new OldInvoice(13, 1, BigDecimal.ONE, NOON));
        damage(row -> row, row -> row.nr() == 10 ? null : row);

        assertThat(found(full.verify(migration()), Check.FIELD_ACCURACY))
                .containsExactly(
                        "10: row is missing, cause: not known", "13: row is missing, cause: source changed since");
    }

    @Test
    void keeps_so_many_examples_and_counts_all() {
        run();
        damage(row -> new Customer(row.id(), row.name() + " ", row.city(), row.pin()), row -> row);

        CheckResult result = migrator()
                .verify(migration().verifiedBy(Verification.standard().examples(1)))
                .checks(Check.FIELD_ACCURACY)
                .get(0);

        assertThat(result.found()).isEqualTo(3);
        assertThat(result.examples())
                .extracting(Discrepancy::field, Discrepancy::expected, Discrepancy::actual, Discrepancy::cause)
                .containsExactly(tuple("name", "Ada!", "Ada! ", Cause.NOT_KNOWN));
    }

    @Test
    void a_migration_that_has_not_run_is_refused() {
        assertThatThrownBy(this::verified)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("migration 'shop' has not run into shop; run it, then verify");
    }
}
