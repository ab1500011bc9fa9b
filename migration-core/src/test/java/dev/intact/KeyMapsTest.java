package dev.intact;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.intact.document.MappingDocument;
import dev.intact.field.Key;
import dev.intact.identity.KeyMap;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.Reason;
import dev.intact.mapping.Evaluation.Decision;
import dev.intact.mapping.Lookup;
import dev.intact.mapping.Lookups;
import dev.intact.mapping.Mapping;
import dev.intact.mapping.Unlisted;
import dev.intact.quality.Finding;
import dev.intact.run.Explanation;
import dev.intact.run.Options;
import dev.intact.run.RunFailedException;
import dev.intact.run.RunReport;
import dev.intact.sink.InMemoryTarget;
import dev.intact.sink.Rejected;
import dev.intact.sink.Sink;
import dev.intact.sink.Target;
import dev.intact.source.InMemorySource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** New ids that the target makes, kept in its ledger and found by those who refer to them. */
class KeyMapsTest {
    static final KeyMap<String, Integer> PARTIES = KeyMap.assigned("shop/party");

    record Customer(String code, String name) {}

    record Order(int id, @Nullable String customer) {}

    record Party(@Nullable Integer rowid, String name) {}

    record Sale(int id, Integer party) {}

    record LooseSale(int id, @Nullable Integer party) {}

    private final NumberingTarget erp = NumberingTarget.named("erp");
    private final Sink<Party> parties = erp.sink("party", Party.class);
    private final Sink<Sale> sales = erp.sink("sale", Sale.class);
    private final InMemoryTarget lists = InMemoryTarget.named("lists");
    private final Sink<Rejected> rejects = lists.sink("rejects", Rejected.class);

    static Mapping<Customer, Party> parties() {
        return Mapping.from(Customer.class)
                .to(Party.class)
                .key(Customer::code)
                .field(map(Party::rowid).generated("the ERP numbers its parties"))
                .field(map(Party::name).copiedFrom(Customer::name))
                .drop(Customer::code, "the ERP has numbers of its own")
                .identifies(PARTIES, Customer::code, Party::rowid)
                .build();
    }

    static Mapping<Order, Sale> sales() {
        return Mapping.from(Order.class)
                .to(Sale.class)
                .key(Order::id)
                .field(map(Sale::id).copiedFrom(Order::id))
                .field(map(Sale::party).from(Order::customer).via(PARTIES).orReject())
                .build();
    }

    private static Mapping<Order, LooseSale> looseSales(Lookup<String, Integer> lookup) {
        return Mapping.from(Order.class)
                .to(LooseSale.class)
                .key(Order::id)
                .field(map(LooseSale::id).copiedFrom(Order::id))
                .field(map(LooseSale::party).from(Order::customer).via(lookup))
                .build();
    }

    private Move<Customer> customers(Customer... customers) {
        return Move.named("customers")
                .from(InMemorySource.of(Customer.class, List.of(customers)))
                .to(parties(), parties);
    }

    private Move<Order> orders(Order... orders) {
        return Move.named("orders")
                .from(InMemorySource.of(Order.class, List.of(orders)))
                .to(sales(), sales);
    }

    private Migration migration() {
        return Migration.of(
                "shop",
                customers(new Customer("A", "Ada"), new Customer("B", "refused"), new Customer("C", "Cy")),
                orders(new Order(1, "C"), new Order(2, "A"), new Order(3, "B"), new Order(4, "nobody")));
    }

    private Migrator migrator() {
        return Migrator.with(Options.defaults().chunkSize(2).rejectsInto(rejects));
    }

    private void checkEdges() {
        assertThat(erp.rows(sales)).extracting(Sale::id).containsExactly(1, 2);
        assertThat(erp.rows(sales))
                .extracting(sale -> ((Party) erp.row(sale.party())).name())
                .containsExactly("Cy", "Ada");
    }

    @Test
    void a_child_finds_the_id_that_the_target_gave_its_parent() {
        RunReport report = migrator().run(migration());

        checkEdges();
        assertThat(report.moves().get(1).balance().of(Outcome.REJECTED)).isEqualTo(2);
    }

    @Test
    void a_child_whose_parent_was_rejected_is_rejected_with_that_reason() {
        RunReport report = migrator().run(migration());

        assertThat(report.moves().get(1).reasons(Outcome.REJECTED))
                .extracting(Reason::field, Reason::words, Reason::examples)
                .containsExactly(tuple(
                        "party",
                        "has no new id in key map 'shop/party' (rule: key map 'shop/party': the new id that its row got, unlisted values are rejected)",
                        List.of("3", "4")));
        assertThat(lists.rows(rejects))
                .filteredOn(rejected -> rejected.move().equals("orders"))
                .extracting(Rejected::advice)
                .containsOnly(
                        "the record that it refers to was rejected, or must be moved first; or declare .unlisted(…)");
    }

    @Test
    void an_id_that_is_missing_can_be_left_empty() {
        Sink<LooseSale> loose = erp.sink("loose", LooseSale.class);
        Migration migration = Migration.of(
                "shop",
                customers(new Customer("A", "Ada")),
                Move.named("orders")
                        .from(InMemorySource.of(Order.class, List.of(new Order(1, "A"), new Order(2, "X"))))
                        .to(looseSales(PARTIES.unlisted(Unlisted.leaveEmpty())), loose));

        RunReport report = migrator().run(migration);

        assertThat(report.moves().get(1).balance().of(Outcome.MIGRATED)).isEqualTo(2);
        assertThat(erp.rows(loose)).containsExactly(new LooseSale(1, 101), new LooseSale(2, null));
    }

    @Test
    void a_dry_run_finds_the_ids_of_rows_that_are_taken_back() {
        RunReport report = migrator().dryRun(migration());

        assertThat(report.moves().get(1).balance().toString())
                .isEqualTo("read=4 migrated=2 merged=0 excluded=0 rejected=2 archived=0 unchanged=0");
        assertThat(erp.rows(parties)).isEmpty();
        Explanation after = migrator().explain(migration(), "orders", Key.of(2));
        assertThat(after.toString()).contains("known when the run has filled key map 'shop/party'");
    }

    @Test
    void before_the_run_an_id_is_not_known_and_no_record_rejected_for_it() {
        Explanation explanation = migrator().preview(migration(), 1).records().get(1);

        assertThat(explanation.traces().get("sale").evaluation().decision()).isEqualTo(Decision.PENDING);
        assertThat(explanation.problems()).isEmpty();
        assertThat(explanation.toString()).isEqualTo("""
                        orders 1
                          source  id=1, customer=C
                          → sale: known when the run has filled key map 'shop/party'
                            id: 1 → 1  [copied]
                            party: C → (not known before the run)  [key map 'shop/party': the new id that its row got, unlisted values are rejected]
                        """);
        assertThat(migrator().check(migration()).findings(Finding.Level.WARNING))
                .isEmpty();
    }

    @Test
    void after_the_run_a_record_is_explained_with_its_new_id() {
        RunReport unused = migrator().run(migration());

        assertThat(migrator().explain(migration(), "orders", Key.of(2)).toString())
                .contains("→ sale: mapped")
                .contains("party: A → 101  [");
    }

    @Test
    void a_key_map_that_an_earlier_migration_filled_is_found_in_the_ledger() {
        RunReport first = migrator().run(Migration.of("masters", customers(new Customer("A", "Ada"))));
        Migration later = Migration.of("movements", orders(new Order(1, "A"), new Order(2, "B")));

        RunReport second = migrator().run(later);

        assertThat(first.moves().get(0).balance().of(Outcome.MIGRATED)).isEqualTo(1);
        assertThat(second.moves().get(0).balance().of(Outcome.MIGRATED)).isEqualTo(1);
        assertThat(second.moves().get(0).balance().of(Outcome.REJECTED)).isEqualTo(1);
        assertThat(migrator().check(later).findings(Finding.Level.NOTE))
                .extracting(Finding::message)
                .contains(
                        "orders: party: looks up key map 'shop/party', which no move of this migration fills; another migration must have filled it, with its ledger in erp");
        assertThat(migrator().check(later).findings(Finding.Level.WARNING)).hasSize(1);
    }

    @Test
    void two_records_with_one_old_id_stop_the_run() {
        Migration migration = Migration.of("shop", customers(new Customer("A", "Ada"), new Customer("A", "Bo")));

        assertThatThrownBy(() -> migrator().run(migration))
                .isInstanceOf(RunFailedException.class)
                .hasMessageContaining("erp: key map 'shop/party' holds another new id for the old id "
                        + Key.of("A").masked() + " than a record got now; let each old id belong to one record");
        assertThat(erp.rows(parties)).isEmpty();
    }

    @Test
    void a_run_anew_replaces_the_ids_and_forgets_those_that_did_not_come_again() {
        RunReport unused = migrator().run(migration());
        Migration fewer = Migration.of(
                "shop", customers(new Customer("A", "Ada again")), orders(new Order(5, "A"), new Order(6, "C")));

        RunReport report = Migrator.with(Options.defaults().anew()).run(fewer);

        assertThat(report.moves().get(1).balance().of(Outcome.REJECTED)).isEqualTo(1);
        Sale sale = erp.rows(sales).get(2);
        assertThat(sale.id()).isEqualTo(5);
        assertThat(((Party) erp.row(sale.party())).name()).isEqualTo("Ada again");
    }

    @Test
    void a_target_that_does_not_tell_its_ids_is_refused() {
        InMemoryTarget silent = InMemoryTarget.named("silent");
        Migration migration = Migration.of(
                "shop",
                Move.named("customers")
                        .from(InMemorySource.of(Customer.class, List.of(new Customer("A", "Ada"))))
                        .to(parties(), silent.sink("party", Party.class)));

        assertThatThrownBy(() -> migrator().run(migration))
                .isInstanceOf(RunFailedException.class)
                .hasMessageContaining(
                        "silent does not tell the values that it makes for 'rowid' of party, so that key map 'shop/party' would have gaps; give the field a rule, or write into a target that tells them");
    }

    @Test
    void a_unit_test_gives_the_ids_by_hand() {
        assertThat(sales().apply(new Order(1, "A"), Lookups.none().with(PARTIES, Map.of("A", 7)))
                        .get())
                .isEqualTo(new Sale(1, 7));
        assertThatThrownBy(() -> PARTIES.newId("A"))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("key map 'shop/party' cannot compute new ids: they are assigned, and in the ledger");
    }

    @Test
    void the_document_and_the_facts_tell_which_key_map_a_mapping_fills() {
        assertThat(parties().facts()).contains("mapping 'Customer → Party': fills key map 'shop/party': code → rowid");
        MappingDocument document = MappingDocument.of(migration());
        String words = "generated by the ERP numbers its parties; the new id in key map 'shop/party' for code";
        assertThat(document.markdown()).contains(words);
        assertThat(document.csv()).contains(words);
        assertThat(document.html()).contains("the new id in key map");
    }

    private static <T> Move<Order> move(String name, Mapping<Order, T> mapping, Target target, Class<T> type) {
        Sink<T> sink = target instanceof NumberingTarget numbering
                ? numbering.sink(name, type)
                : ((InMemoryTarget) target).sink(name, type);
        return Move.named(name)
                .from(InMemorySource.of(Order.class, List.<Order>of()))
                .to(mapping, sink);
    }

    @Test
    void a_move_that_looks_up_a_key_map_runs_behind_the_move_that_fills_it() {
        assertThat(Migration.of("shop", orders(), customers()).moves())
                .extracting(Move::name)
                .containsExactly("customers", "orders");
    }

    @Test
    void a_move_that_looks_up_what_it_fills_itself_is_refused_where_rows_cannot_be_changed() {
        Mapping<Order, LooseSale> itself = Mapping.from(Order.class)
                .to(LooseSale.class)
                .key(Order::id)
                .field(map(LooseSale::id).copiedFrom(Order::id))
                .field(map(LooseSale::party).from(Order::customer).via(PARTIES))
                .identifies(PARTIES, Order::customer, LooseSale::id)
                .build();

        assertThatThrownBy(() -> Migration.of("shop", move("orders", itself, erp, LooseSale.class)))
                .hasMessageContaining(
                        "move 'orders': fills 'party' of orders when all records are there, but rows of erp cannot be changed once they are written; write into a database");
    }

    @Test
    void a_key_map_lives_in_one_target_and_holds_one_type() {
        KeyMap<Integer, String> names = KeyMap.assigned("shop/party");
        Mapping<Order, LooseSale> ints = Mapping.from(Order.class)
                .to(LooseSale.class)
                .key(Order::id)
                .field(map(LooseSale::id).copiedFrom(Order::id))
                .field(map(LooseSale::party).leftEmpty("nobody"))
                .drop(Order::customer, "not needed")
                .identifies(KeyMap.<Integer, Integer>assigned("shop/party"), Order::id, LooseSale::id)
                .build();
        Mapping<Order, Customer> texts = Mapping.from(Order.class)
                .to(Customer.class)
                .key(Order::id)
                .field(map(Customer::code).from(Order::id).via("as text", id -> "c" + id))
                .field(map(Customer::name).constant("x"))
                .drop(Order::customer, "not needed")
                .identifies(names, Order::id, Customer::code)
                .build();

        assertThatThrownBy(() -> Migration.of(
                        "shop",
                        move("ints", ints, erp, LooseSale.class),
                        move("texts", texts, erp, Customer.class),
                        move("elsewhere", ints, lists, LooseSale.class)))
                .hasMessage("""
                        migration 'shop' has 2 faults:
                          - key map 'shop/party': is filled with Integer by move 'ints' and with String by move 'texts'; let all new ids of a key map have one type
                          - key map 'shop/party': is filled in two targets, by move 'ints' in erp and by move 'elsewhere' in lists; give each target a key map of its own""");
        assertThatThrownBy(() -> Migration.of(
                        "shop",
                        move("texts", texts, erp, Customer.class),
                        move("orders", looseSales(PARTIES), erp, LooseSale.class)))
                .hasMessageContaining(
                        "move 'orders': looks up key map 'shop/party' for 'party', which is Integer, but move 'texts' fills it with String; keep each key map in one constant, which both moves use");
    }
}
