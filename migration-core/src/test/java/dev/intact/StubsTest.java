package dev.intact;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.intact.document.MappingDocument;
import dev.intact.field.Key;
import dev.intact.identity.KeyMap;
import dev.intact.ledger.EdgeFate;
import dev.intact.ledger.Outcome;
import dev.intact.mapping.DefinitionException;
import dev.intact.mapping.Lookup;
import dev.intact.mapping.Mapping;
import dev.intact.mapping.Unlisted;
import dev.intact.run.Cancellation;
import dev.intact.run.Fixes;
import dev.intact.run.MoveReport;
import dev.intact.run.Options;
import dev.intact.run.Progress;
import dev.intact.run.ReplayReport;
import dev.intact.run.ReplayedRecord;
import dev.intact.run.RunFailedException;
import dev.intact.run.RunListener;
import dev.intact.run.RunReport;
import dev.intact.run.RunReport.State;
import dev.intact.sink.InMemorySink;
import dev.intact.sink.InMemoryTarget;
import dev.intact.source.InMemorySource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Records that no source holds are made up for those who refer to them. */
class StubsTest {
    record OldCustomer(int nr, String name) {}

    record OldInvoice(
            int nr,
            @Nullable Integer customer,
            @Nullable Integer payer,
            boolean draft,
            @Nullable String text) {}

    record Customer(long id, int oldNr, String name) {}

    record Invoice(
            int nr, @Nullable Long customer, @Nullable Long payer, String text) {}

    private static final KeyMap<Integer, Long> CUSTOMERS = KeyMap.sequence("shop/customer", 100L);

    private final InMemoryTarget shop = InMemoryTarget.named("shop");
    private final InMemorySink<Customer> customers = shop.sink("customer", Customer.class);
    private final InMemorySink<Invoice> invoices = shop.sink("invoice", Invoice.class);

    private static Runnable mapped = () -> {};

    @AfterEach
    void countNoMore() {
        mapped = () -> {};
    }

    private static Mapping<OldCustomer, Customer> customer() {
        return Mapping.from(OldCustomer.class)
                .to(Customer.class)
                .key(OldCustomer::nr)
                .field(map(Customer::id).from(OldCustomer::nr).via(CUSTOMERS))
                .field(map(Customer::oldNr).copiedFrom(OldCustomer::nr))
                .field(map(Customer::name).copiedFrom(OldCustomer::name))
                .identifies(CUSTOMERS, OldCustomer::nr, Customer::id)
                .require("has a name", row -> !row.name().isEmpty())
                .build();
    }

    private static Mapping<OldInvoice, Invoice> invoice(Lookup<Integer, Long> payers) {
        return Mapping.from(OldInvoice.class)
                .to(Invoice.class)
                .key(OldInvoice::nr)
                .exclude("drafts", OldInvoice::draft)
                .drop(OldInvoice::draft, "a scope goes by it")
                .field(map(Invoice::nr).copiedFrom(OldInvoice::nr))
                .field(map(Invoice::customer).from(OldInvoice::customer).via(CUSTOMERS))
                .field(map(Invoice::payer).from(OldInvoice::payer).via(payers))
                .field(map(Invoice::text)
                        .from(OldInvoice::text)
                        .via("as it is", text -> {
                            mapped.run();
                            return text;
                        })
                        .orReject())
                .build();
    }

    // region stub
    private static Move<OldCustomer> withStubs(Move<OldCustomer> customers) {
        return customers.stub(
                CUSTOMERS,
                "invoices name customers that were deleted before 2010",
                nr -> new OldCustomer(nr, "deleted customer " + nr));
    }
    // endregion stub

    private Migration migration(List<OldCustomer> oldCustomers, List<OldInvoice> oldInvoices) {
        return migration(oldCustomers, CUSTOMERS, oldInvoices);
    }

    private Migration migration(
            List<OldCustomer> oldCustomers, Lookup<Integer, Long> payers, List<OldInvoice> oldInvoices) {
        return Migration.of(
                "shop",
                withStubs(Move.named("customers")
                        .from(InMemorySource.of(OldCustomer.class, oldCustomers))
                        .to(customer(), customers)),
                Move.named("invoices")
                        .from(InMemorySource.of(OldInvoice.class, oldInvoices))
                        .to(invoice(payers), invoices));
    }

    private static OldInvoice to(int nr, @Nullable Integer customer) {
        return new OldInvoice(nr, customer, null, false, "text");
    }

    private static final List<OldCustomer> TWO = List.of(new OldCustomer(1, "A"), new OldCustomer(2, "B"));

    @Test
    void a_missing_record_is_made_up_once_by_the_mapping_of_its_move_for_all_who_refer_to_it() {
        RunReport report = Migrator.with(Options.defaults().chunkSize(2))
                .run(migration(TWO, List.of(to(1, 7), to(2, 1), to(3, 7), to(4, 8), to(5, null), to(6, 7))));

        assertThat(shop.rows(customers))
                .containsExactly(
                        new Customer(100, 1, "A"),
                        new Customer(101, 2, "B"),
                        new Customer(102, 7, "deleted customer 7"),
                        new Customer(103, 8, "deleted customer 8"));
        assertThat(shop.rows(invoices))
                .extracting(Invoice::customer)
                .containsExactly(102L, 100L, 102L, 103L, null, 102L);
        // region report
        assertThat(report.moves())
                .extracting(MoveReport::move)
                .containsExactly("customers", "stubs of customers", "invoices");
        assertThat(report.moves().get(1).balance().of(Outcome.MIGRATED)).isEqualTo(2);
        assertThat(report.moves().get(2).relations().get(0).of(EdgeFate.STUBBED))
                .isEqualTo(4);
        // endregion report
        assertThat(report.summary()).contains("""
                        balance customers: read=2 migrated=2 merged=0 excluded=0 rejected=0 archived=0 unchanged=0
                        balance stubs of customers: read=2 migrated=2 merged=0 excluded=0 rejected=0 archived=0 unchanged=0
                        balance invoices: read=6 migrated=6 merged=0 excluded=0 rejected=0 archived=0 unchanged=0
                        edges invoices: invoice.customer → shop/customer: 5 edges, 1 linked, 4 stubbed
                        edges invoices: invoice.payer → shop/customer: 0 edges
                        """);
        assertThat(report.moves().get(1).reasons().get(0).words())
                .isEqualTo("stub: invoices name customers that were deleted before 2010");
    }

    @Test
    void none_is_made_for_a_record_that_does_not_arrive_for_another_reason() {
        RunReport report = Migrator.create()
                .run(migration(
                        TWO,
                        List.of(new OldInvoice(1, 7, null, true, "draft"), new OldInvoice(2, 8, null, false, null))));

        assertThat(shop.rows(customers)).hasSize(2);
        assertThat(report.moves().get(1).balance().read()).isZero();
        assertThat(report.moves().get(2).balance())
                .hasToString("read=2 migrated=0 merged=0 excluded=1 rejected=1 archived=0 unchanged=0");
    }

    @Test
    void none_is_made_where_the_reference_says_what_becomes_of_the_missing() {
        RunReport report = Migrator.create()
                .run(migration(
                        TWO,
                        CUSTOMERS.unlisted(Unlisted.leaveEmpty()),
                        List.of(new OldInvoice(1, 1, 7, false, "text"))));

        assertThat(shop.rows(invoices)).containsExactly(new Invoice(1, 100L, null, "text"));
        assertThat(report.moves().get(2).relations().get(1))
                .hasToString("invoice.payer → shop/customer: 1 edge, 1 left empty");
    }

    @Test
    void none_stands_in_for_a_record_that_was_rejected_who_refers_to_it_waits_and_is_released() {
        List<OldCustomer> nameless = List.of(new OldCustomer(1, "A"), new OldCustomer(2, ""));
        List<OldInvoice> both = List.of(to(1, 2), to(2, 3));
        RunReport dry = Migrator.create().dryRun(migration(nameless, both));
        RunReport report = Migrator.create().run(migration(nameless, both));

        assertThat(shop.rows(invoices)).containsExactly(new Invoice(2, 102L, null, "text"));
        assertThat(dry.moves().toString()).isEqualTo(report.moves().toString());

        ReplayReport replay = Migrator.create()
                .replay(migration(nameless, both), Fixes.chosen().fix("customers", Key.of(2), "name", "B"));

        assertThat(replay.records())
                .extracting(ReplayedRecord::move, ReplayedRecord::outcome, ReplayedRecord::isReleased)
                .containsExactly(
                        tuple("customers", Optional.of(Outcome.MIGRATED), false),
                        tuple("invoices", Optional.of(Outcome.MIGRATED), true));
        assertThat(shop.rows(customers)).contains(new Customer(101, 2, "B"));
    }

    @Test
    void a_stub_that_its_own_mapping_rejects_is_not_made_and_who_refers_to_it_is_told_why() {
        Migration migration = Migration.of(
                "shop",
                Move.named("customers")
                        .from(InMemorySource.of(OldCustomer.class, TWO))
                        .to(customer(), customers)
                        .stub(CUSTOMERS, "a test", nr -> new OldCustomer(nr, nr == 7 ? "" : throwing())),
                Move.named("invoices")
                        .from(InMemorySource.of(OldInvoice.class, List.of(to(1, 7), to(2, 8), to(3, 1))))
                        .to(invoice(CUSTOMERS), invoices));

        RunReport report = Migrator.create().run(migration);

        assertThat(report.moves().get(1).balance().read()).isZero();
        assertThat(report.moves().get(2).reasons())
                .extracting(Object::toString)
                .anyMatch(reason -> reason.contains("has no stub, as that rejected: ") && reason.contains("has a name"))
                .anyMatch(reason -> reason.contains("has no stub, as that could not be made (IllegalStateException)"));
        assertThat(shop.rows(customers)).hasSize(2);
    }

    private static String throwing() {
        throw new IllegalStateException("secret");
    }

    @Test
    void a_stub_under_another_id_ends_the_run() {
        Migration migration = Migration.of(
                "shop",
                Move.named("customers")
                        .from(InMemorySource.of(OldCustomer.class, TWO))
                        .to(customer(), customers)
                        .stub(CUSTOMERS, "a test", nr -> new OldCustomer(99, "unknown")),
                Move.named("invoices")
                        .from(InMemorySource.of(OldInvoice.class, List.of(to(1, 7))))
                        .to(invoice(CUSTOMERS), invoices));

        assertThatThrownBy(() -> Migrator.create().run(migration))
                .isInstanceOf(RunFailedException.class)
                .hasMessageContaining(
                        "the stub that move 'customers' makes for an old id of key map 'shop/customer' has another id than that");
    }

    @Test
    void side_by_side_and_in_any_chunks_the_same_stubs_are_made_once() {
        List<OldInvoice> many =
                IntStream.range(0, 2_000).mapToObj(nr -> to(nr, 1 + nr % 97)).toList();
        RunReport report =
                Migrator.with(Options.defaults().chunkSize(10).workers(4)).run(migration(TWO, many));

        assertThat(shop.rows(customers)).extracting(Customer::oldNr).hasSize(97).doesNotHaveDuplicates();
        assertThat(report.moves().get(1).balance().read()).isEqualTo(95);
        assertThat(report.moves().get(2).relations().get(0).of(EdgeFate.STUBBED))
                .isEqualTo(many.stream().filter(one -> one.customer() > 2).count());
    }

    @Test
    void a_dry_run_foretells_and_a_completed_run_retells_them() {
        Migration migration = migration(TWO, List.of(to(1, 7), to(2, 8), to(3, 1)));
        RunReport dry = Migrator.create().dryRun(migration);
        assertThat(shop.rows(customers)).isEmpty();
        RunReport run = Migrator.create().run(migration);
        RunReport again = Migrator.create().run(migration);

        assertThat(again.state()).isEqualTo(State.ALREADY_COMPLETED);
        assertThat(dry.moves().toString()).isEqualTo(run.moves().toString());
        assertThat(again.moves().toString()).isEqualTo(run.moves().toString());
    }

    @Test
    void stopped_after_any_chunk_a_run_goes_on_and_ends_as_one_that_was_not() {
        List<OldInvoice> some =
                IntStream.range(0, 12).mapToObj(nr -> to(nr, 1 + nr % 5)).toList();
        String whole = Migrator.with(Options.defaults().chunkSize(2))
                .run(migration(TWO, some))
                .moves()
                .toString();
        List<Customer> expected = List.copyOf(shop.rows(customers));
        for (int stop = 1; stop < 12; stop++) {
            StubsTest other = new StubsTest();
            RunReport report = other.stoppedAfter(stop, some);
            while (report.state() == State.CANCELLED) {
                report = other.stoppedAfter(stop, some);
            }
            assertThat(report.moves().toString()).isEqualTo(whole);
            assertThat(other.shop.rows(other.customers)).containsExactlyElementsOf(expected);
        }
    }

    private RunReport stoppedAfter(int chunks, List<OldInvoice> some) {
        Cancellation cancellation = new Cancellation();
        List<Progress> done = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void chunkDone(Progress progress) {
                done.add(progress);
                if (done.size() == chunks) {
                    cancellation.cancel();
                }
            }
        };
        return Migrator.with(Options.defaults()
                        .chunkSize(2)
                        .cancellation(cancellation)
                        .listener(listener))
                .run(migration(TWO, some));
    }

    @Test
    void stopped_between_a_stub_and_who_refers_to_it_a_run_goes_on_and_makes_no_other() {
        List<OldInvoice> some =
                IntStream.range(0, 6).mapToObj(nr -> to(nr, 1 + nr % 5)).toList();
        for (int stop = 1; stop < 14; stop++) {
            StubsTest other = new StubsTest();
            AtomicInteger left = new AtomicInteger(stop);
            RunReport report;
            do {
                Cancellation cancellation = new Cancellation();
                mapped = () -> {
                    if (left.getAndDecrement() == 0) {
                        cancellation.cancel();
                    }
                };
                report = Migrator.with(Options.defaults().chunkSize(2).cancellation(cancellation))
                        .run(other.migration(TWO, some));
            } while (report.state() == State.CANCELLED);
            assertThat(other.shop.rows(other.customers))
                    .extracting(Customer::oldNr)
                    .containsExactlyInAnyOrder(1, 2, 3, 4, 5);
            assertThat(other.shop.rows(other.invoices)).hasSize(6);
            assertThat(report.moves().get(1).balance().of(Outcome.MIGRATED)).isEqualTo(3);
        }
    }

    @Test
    void the_story_of_a_record_that_was_made_up_says_so() {
        Migration migration = migration(TWO, List.of(to(1, 7)));
        RunReport unused = Migrator.create().run(migration);

        assertThat(Migrator.create().explain(migration, "customers", Key.of(7)))
                .asString()
                .contains("is not in ")
                .contains("MIGRATED, in run ")
                .contains("stub: invoices name customers that were deleted before 2010");
        assertThat(Migrator.create().runs(migration).get(0).balances())
                .containsOnlyKeys("customers", "stubs of customers", "invoices");
    }

    @Test
    void the_document_names_them() {
        assertThat(MappingDocument.of(migration(TWO, List.of(to(1, 7)))).markdown())
                .contains(
                        "records that are missing in key map 'shop/customer': invoices name customers that were deleted before 2010");
    }

    @Test
    void a_reason_is_required_and_a_key_map_has_stubs_once() {
        Move<OldCustomer> move = Move.named("customers")
                .from(InMemorySource.of(OldCustomer.class, TWO))
                .to(customer(), customers);

        assertThatThrownBy(() -> move.stub(CUSTOMERS, " ", nr -> new OldCustomer(nr, "x")))
                .hasMessage("say why records are made up for key map 'shop/customer' of move 'customers'");
        assertThatThrownBy(() -> withStubs(withStubs(move)))
                .hasMessage("move 'customers' makes stubs for key map 'shop/customer' already");
    }

    @Test
    void stubs_for_a_key_map_that_the_move_does_not_fill_are_refused() {
        assertThatThrownBy(() -> Migration.of(
                        "shop",
                        Move.named("customers")
                                .from(InMemorySource.of(OldCustomer.class, TWO))
                                .to(customer(), customers)
                                .stub(KeyMap.<Integer, Long>assigned("x"), "a test", nr -> new OldCustomer(nr, "x")),
                        Move.named("stubs of customers")
                                .from(InMemorySource.of(OldInvoice.class, List.of(to(1, 7))))
                                .to(invoice(CUSTOMERS), invoices)))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining(
                        "move 'customers': makes stubs for key map 'x', which it does not fill; let a mapping of the move identify it, or declare them where it is filled")
                .hasMessageContaining(
                        "makes stubs, whose name 'stubs of customers' is that of a move; rename that move");
    }
}
