package dev.intact;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    record Invoice(
            int nr, @Nullable Long customer, BigDecimal amount, Instant at) {}

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
        assertThat(report.checks()).extracting(CheckResult::toString).containsExactly("x");
    }
}
