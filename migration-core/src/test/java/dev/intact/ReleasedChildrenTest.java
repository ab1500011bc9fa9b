package dev.intact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.intact.KeyMapsTest.Customer;
import dev.intact.KeyMapsTest.Order;
import dev.intact.KeyMapsTest.Party;
import dev.intact.KeyMapsTest.Sale;
import dev.intact.field.Key;
import dev.intact.ledger.Waiting;
import dev.intact.run.Fixes;
import dev.intact.run.Options;
import dev.intact.run.QuarantinedRecord;
import dev.intact.run.ReplayReport;
import dev.intact.run.ReplayedRecord;
import dev.intact.sink.Sink;
import dev.intact.source.InMemorySource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A child that was rejected because its parent was waits for it, and is released when it arrives. */
class ReleasedChildrenTest {
    private final NumberingTarget erp = NumberingTarget.named("erp");
    private final Sink<Party> parties = erp.sink("party", Party.class);
    private final Sink<Sale> sales = erp.sink("sale", Sale.class);
    private final Migrator migrator = Migrator.with(Options.defaults().chunkSize(2));

    private Migration migration() {
        return Migration.of(
                "shop",
                Move.named("customers")
                        .from(InMemorySource.of(
                                Customer.class,
                                List.of(
                                        new Customer("A", "Ada"),
                                        new Customer("B", "refused"),
                                        new Customer("C", "refused"))))
                        .to(KeyMapsTest.parties(), parties),
                Move.named("orders")
                        .from(InMemorySource.of(
                                Order.class,
                                List.of(new Order(1, "C"), new Order(2, "A"), new Order(3, "B"), new Order(4, "B"))))
                        .to(KeyMapsTest.sales(), sales));
    }

    @Test
    void a_child_says_for_which_parent_it_waits() {
        var unused = migrator.run(migration());

        assertThat(migrator.quarantine(migration()).records("orders"))
                .extracting(QuarantinedRecord::key, QuarantinedRecord::waitsFor)
                .containsExactly(
                        tuple("1", List.of(Waiting.of("shop/party", Key.of("C")))),
                        tuple("3", List.of(Waiting.of("shop/party", Key.of("B")))),
                        tuple("4", List.of(Waiting.of("shop/party", Key.of("B")))));
    }

    @Test
    void children_arrive_with_their_parent_and_others_go_on_waiting() {
        var unused = migrator.run(migration());

        ReplayReport report = migrator.replay(migration(), Fixes.chosen().fix("customers", Key.of("B"), "name", "Bob"));

        assertThat(report.records())
                .extracting(ReplayedRecord::toString)
                .containsExactly(
                        "customers B: migrated", "orders 3: migrated, released", "orders 4: migrated, released");
        assertThat(erp.rows(sales)).extracting(Sale::id).containsExactly(2, 3, 4);
        assertThat(migrator.quarantine(migration()).records())
                .extracting(QuarantinedRecord::key)
                .containsExactly("C", "1");
        assertThat(migrator.balance(migration()).toString())
                .contains("customers=read=3 migrated=2 ")
                .contains("orders=read=4 migrated=3 ");
    }
}
