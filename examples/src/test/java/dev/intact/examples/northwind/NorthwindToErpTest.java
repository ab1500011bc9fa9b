package dev.intact.examples.northwind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.Migrator;
import dev.intact.databases.Postgres;
import dev.intact.examples.RealDataTests;
import dev.intact.ledger.Outcome;
import dev.intact.quality.Finding;
import dev.intact.quality.Finding.Level;
import dev.intact.run.CheckReport;
import dev.intact.run.MoveReport;
import dev.intact.run.Options;
import dev.intact.run.RunReport;
import dev.intact.run.RunReport.State;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One real database moves into another, once for all tests; what is asked of both sides is asked in SQL. */
class NorthwindToErpTest {
    private static final ByteArrayOutputStream PRINTED = new ByteArrayOutputStream();
    private static Postgres northwind;
    private static Postgres erp;
    private static NorthwindToErp example;
    private static ErpRows before;
    private static CheckReport checked;
    private static RunReport foretold;
    private static ErpRows rehearsed;
    private static RunReport report;
    private static ErpRows after;

    @BeforeAll
    static void move() throws Exception {
        RealDataTests.need(NorthwindToErp.SOURCE, NorthwindToErp.ERP_SCHEMA, NorthwindToErp.ERP_ROWS);
        northwind = Postgres.createOrSkip();
        erp = Postgres.createOrSkip();
        example = NorthwindToErp.prepared(northwind, erp);
        before = ErpRows.of(erp);
        checked = Migrator.create().check(example.migration());
        foretold = Migrator.create().dryRun(example.migration());
        rehearsed = ErpRows.of(erp);
        report = example.run(new PrintStream(PRINTED, true, StandardCharsets.UTF_8));
        after = ErpRows.of(erp);
    }

    @AfterAll
    static void drop() {
        if (northwind != null) {
            northwind.close();
        }
        if (erp != null) {
            erp.close();
        }
    }

    private static List<String> atSource(String query) throws SQLException {
        return ErpRows.texts(northwind, query);
    }

    private static List<String> atTarget(String query) throws SQLException {
        return ErpRows.texts(erp, query);
    }

    @Test
    void every_record_arrives_and_orders_that_were_not_shipped_have_no_shipment() throws Exception {
        assertThat(report.state()).isEqualTo(State.COMPLETED);
        assertThat(report.moves())
                .hasSize(10)
                .allMatch(MoveReport::closes)
                .allMatch(move -> move.counted().isPresent());
        String told = report.moves().stream().map(MoveReport::toString).collect(Collectors.joining("\n"));
        assertThat(Files.readString(Path.of("..", "docs", "examples.md"))).contains("```\n" + told + "\n");
    }

    @Test
    void both_databases_compute_the_same_figures() throws Exception {
        List<Figures.Figure> figures = example.figures();

        assertThat(figures).hasSize(17).allMatch(Figures.Figure::agrees);
        assertThat(figures)
                .extracting(figure -> figure.name() + " " + figure.target())
                .contains(
                        "quantities × prices 1,354,458.5900",
                        "net of discount 1,265,793.0395",
                        "freight 64,942.6900",
                        "orders not shipped 21",
                        "discontinued products 10",
                        "orders → customers 830",
                        "customers who order 89");
    }

    @Test
    void the_key_map_leads_from_each_customer_to_its_third_party() throws Exception {
        List<String> pairs = new ArrayList<>();
        Migrator.create()
                .newIds(
                        example.migration(),
                        ErpNumbers.CUSTOMERS,
                        id -> pairs.add(id.oldId().text() + " " + id.newId().text()));

        assertThat(pairs).hasSize(91);
        assertThat(pairs)
                .containsExactlyInAnyOrderElementsOf(
                        atTarget(
                                "select code_client || ' ' || rowid from llx_societe where import_key = 'northwind' and client = 1"));
    }

    @Test
    void the_customers_whom_the_order_tracking_knows_have_new_ids() {
        assertThat(Migrator.create().checkDependents(example.migration()))
                .singleElement()
                .hasToString(
                        "order tracking on the web site: read=89 resolved=89 redirected=0 unresolved=0 without id=0"
                                + " unreadable=0 of key map 'northwind/customer'");
    }

    @Test
    void every_row_that_was_there_is_there_byte_for_byte() {
        assertThat(before.without(after).counts()).isEmpty();
        assertThat(before.counts()).hasSize(22).containsEntry("llx_societe", 25).containsEntry("llx_commande", 7);
    }

    @Test
    void no_other_row_arrives_than_those_that_were_declared() {
        Map<String, Integer> expected = new TreeMap<>();
        expected.put("llx_categorie", 8);
        expected.put("llx_categorie_product", 77);
        expected.put("llx_commande", 830);
        expected.put("llx_commandedet", 2155 + 830);
        expected.put("llx_element_contact", 82);
        expected.put("llx_expedition", 809);
        expected.put("llx_expeditiondet", 2082);
        expected.put("llx_product", 77);
        expected.put("llx_product_fournisseur_price", 77);
        expected.put("llx_product_stock", 77);
        expected.put("llx_societe", 91 + 29);
        expected.put("llx_socpeople", 91 + 29 + 10);
        expected.put("migration_archive", 29 + 77);

        assertThat(after.without(before).counts()).isEqualTo(expected);
    }

    @Test
    void a_dry_run_foretells_the_run_and_leaves_the_erp_as_it_was() {
        assertThat(rehearsed).isEqualTo(before);
        assertThat(foretold.moves().toString()).isEqualTo(report.moves().toString());
    }

    @Test
    void the_check_passes_and_warns_of_what_the_erp_keeps_unique_and_of_a_list_that_no_move_fills() {
        assertThat(checked.passes()).isTrue();
        assertThat(checked.findings(Level.WARNING))
                .extracting(Finding::message)
                .containsExactly(
                        "categories → llx_categorie: entity + fk_parent + label + type must be unique in llx_categorie,"
                                + " but is not made of the key (categoryId); expect a record with a value that is already"
                                + " there to be rejected",
                        "orders delivered elsewhere → llx_element_contact: llx_element_contact.fk_c_type_contact refers to"
                                + " llx_c_type_contact, which no move fills; make sure that the rows it refers to are"
                                + " there already");
    }

    @Test
    void each_order_hangs_on_its_customer() throws Exception {
        List<String> orders = atTarget("""
                select o.rowid || ' ' || s.code_client from llx_commande o join llx_societe s on s.rowid = o.fk_soc
                where o.import_key = 'northwind' order by o.rowid""");

        assertThat(orders)
                .hasSize(830)
                .isEqualTo(atSource("select order_id || ' ' || customer_id from orders order by order_id"));
    }

    @Test
    void each_customer_has_the_same_turnover_and_two_have_none() throws Exception {
        List<String> turnover = atTarget("""
                select s.code_client || ' ' || coalesce(sum(l.total_ht::numeric), 0)::numeric(12, 4)
                from llx_societe s
                  left join llx_commande o on o.fk_soc = s.rowid
                  left join llx_commandedet l on l.fk_commande = o.rowid and l.special_code = 0
                where s.import_key = 'northwind' and s.client = 1
                group by s.code_client order by s.code_client collate "C\"""");

        assertThat(turnover).hasSize(91).isEqualTo(atSource("""
                select c.customer_id || ' '
                  || coalesce(sum(d.unit_price::numeric * d.quantity * (1 - d.discount::numeric)), 0)::numeric(12, 4)
                from customers c left join orders o using (customer_id) left join order_details d using (order_id)
                group by c.customer_id order by c.customer_id collate "C\""""));
        assertThat(turnover)
                .filteredOn(line -> line.endsWith(" 0.0000"))
                .containsExactly("FISSA 0.0000", "PARIS 0.0000");
    }

    @Test
    void each_line_names_its_product_with_price_quantity_discount_and_net() throws Exception {
        List<String> lines = atTarget("""
                select concat_ws(' | ', l.fk_commande, p.label, l.subprice::numeric(12, 2), l.qty,
                    l.remise_percent::numeric(5, 2), l.total_ht::numeric(12, 4))
                from llx_commandedet l join llx_product p on p.rowid = l.fk_product
                where l.import_key = 'northwind' and l.special_code = 0
                order by l.fk_commande, l.rang""");

        assertThat(lines).hasSize(2155).isEqualTo(atSource("""
                select concat_ws(' | ', d.order_id, p.product_name, d.unit_price::numeric(12, 2), d.quantity,
                    (100 * d.discount::numeric)::numeric(5, 2),
                    (d.unit_price::numeric * d.quantity * (1 - d.discount::numeric))::numeric(12, 4))
                from order_details d join products p using (product_id)
                order by d.order_id, d.product_id"""));
    }

    @Test
    void the_value_of_each_order_is_that_of_its_lines() throws Exception {
        assertThat(atTarget("""
                        select o.ref from llx_commande o join llx_commandedet l on l.fk_commande = o.rowid
                        where o.import_key = 'northwind' group by o.rowid, o.ref, o.total_ht
                        having o.total_ht::numeric <> sum(l.total_ht::numeric)""")).isEmpty();
    }

    @Test
    void each_product_has_its_category_its_supplier_and_its_stock() throws Exception {
        List<String> products = atTarget("""
                select concat_ws(' | ', p.label, c.label, s.nom, p.price::numeric(12, 2), k.reel, w.label)
                from llx_product p
                  join llx_categorie_product x on x.fk_product = p.rowid
                  join llx_categorie c on c.rowid = x.fk_categorie
                  join llx_product_fournisseur_price f on f.fk_product = p.rowid
                  join llx_societe s on s.rowid = f.fk_soc and s.fournisseur = 1
                  join llx_product_stock k on k.fk_product = p.rowid
                  join llx_entrepot w on w.rowid = k.fk_entrepot
                where p.import_key = 'northwind' order by p.rowid""");

        assertThat(products).hasSize(77).isEqualTo(atSource("""
                select concat_ws(' | ', p.product_name, c.category_name, s.company_name, p.unit_price::numeric(12, 2),
                    p.units_in_stock, 'WAREHOUSEHOUSTON')
                from products p join categories c using (category_id) join suppliers s using (supplier_id)
                order by p.product_id"""));
    }

    @Test
    void each_company_keeps_its_name_and_address_to_the_letter() throws Exception {
        List<String> companies = atTarget("""
                select concat_ws(' | ', s.code_client, s.nom, s.address, s.zip, s.town, s.phone, s.fax,
                    concat_ws(' ', p.firstname, p.lastname), p.poste)
                from llx_societe s join llx_socpeople p on p.fk_soc = s.rowid and p.rowid = s.rowid
                where s.import_key = 'northwind' and s.client = 1 order by s.code_client collate "C\"""");

        assertThat(companies).hasSize(91).isEqualTo(atSource("""
                select concat_ws(' | ', customer_id, company_name, address || coalesce(E'\\n' || region, ''), postal_code,
                    city, phone, fax, contact_name, contact_title)
                from customers order by customer_id collate "C\""""));
        assertThat(companies)
                .filteredOn(line -> !line.chars().allMatch(c -> c < 128))
                .hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void an_order_that_went_elsewhere_names_that_place_and_no_other_order_does() throws Exception {
        List<String> places = atTarget("""
                select concat_ws(' | ', e.element_id, p.lastname, p.address, p.zip, p.town)
                from llx_element_contact e join llx_socpeople p on p.rowid = e.fk_socpeople
                  join llx_commande o on o.rowid = e.element_id and o.fk_soc = p.fk_soc
                where p.import_key = 'northwind' and e.fk_c_type_contact = 102 order by e.element_id""");

        assertThat(places).hasSize(82).isEqualTo(atSource("""
                select concat_ws(' | ', o.order_id, o.ship_name, o.ship_address || coalesce(E'\\n' || o.ship_region, ''),
                    o.ship_postal_code, o.ship_city)
                from orders o join customers c using (customer_id)
                where o.ship_name <> c.company_name or o.ship_address <> c.address or o.ship_city <> c.city
                  or coalesce(o.ship_region, '') <> coalesce(c.region, '')
                  or coalesce(o.ship_postal_code, '') <> coalesce(c.postal_code, '') or o.ship_country <> c.country
                order by o.order_id"""));
        assertThat(atTarget("""
                        select e.element_id from llx_element_contact e
                          join llx_socpeople p on p.rowid = e.fk_socpeople join llx_societe s on s.rowid = p.fk_soc
                        where p.import_key = 'northwind'
                          and split_part(p.address, E'\\n', 1) <> split_part(s.address, E'\\n', 1)""")).hasSize(48);
    }

    @Test
    void seller_carrier_and_days_of_each_order_can_be_read_on() throws Exception {
        assertThat(atTarget("""
                        select concat_ws(' | ', rowid, note_private, split_part(note_public, ',', 1), date_commande,
                            date_livraison, date_cloture::date)
                        from llx_commande where import_key = 'northwind' order by rowid""")).hasSize(830).isEqualTo(atSource("""
                        select concat_ws(' | ', o.order_id, 'Sold by ' || e.first_name || ' ' || e.last_name,
                            'Carrier: ' || s.company_name, o.order_date, o.required_date, o.shipped_date)
                        from orders o join employees e using (employee_id) join shippers s on s.shipper_id = o.ship_via
                        order by o.order_id"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer_demographics", "customer_customer_demo", "categories where length(picture) > 0"})
    void what_is_left_behind_as_empty_is_empty(String table) throws Exception {
        assertThat(atSource("select * from " + table)).isEmpty();
    }

    @Test
    void the_words_of_links_and_open_purchases_are_kept_in_the_archive() throws Exception {
        assertThat(atTarget("select move || ' ' || source_key from migration_archive where fields like '%Wide Web%'"))
                .containsExactlyInAnyOrder("suppliers 6", "suppliers 12", "suppliers 24");
        assertThat(atTarget("select sum((fields::json ->> 'unitsOnOrder')::int)::text from migration_archive"
                        + " where move = 'products'"))
                .isEqualTo(atSource("select sum(units_on_order)::text from products"));
    }

    @Test
    void the_erp_numbers_its_next_order_behind_those_that_arrived() throws Exception {
        try (Postgres other = Postgres.create();
                Postgres target = Postgres.create()) {
            NorthwindToErp moved = NorthwindToErp.prepared(other, target);
            RunReport unused = moved.run(new PrintStream(PRINTED, true, StandardCharsets.UTF_8));

            target.execute("insert into llx_commande (fk_soc, ref) values (1, 'CO9999-0001')");

            assertThat(ErpRows.texts(target, "select rowid from llx_commande where ref = 'CO9999-0001'"))
                    .containsExactly("11078");
        }
    }

    @Test
    void a_run_begun_anew_rejects_what_is_there_and_adds_nothing() throws Exception {
        ErpRows there = ErpRows.of(erp);

        RunReport again = Migrator.with(Options.defaults().anew()).run(example.migration());

        assertThat(again.moves())
                .allMatch(move -> move.balance().of(Outcome.MIGRATED) == 0)
                .allMatch(MoveReport::closes);
        assertThat(again.move("customers").orElseThrow().balance().of(Outcome.REJECTED))
                .isEqualTo(91);
        assertThat(ErpRows.of(erp)).isEqualTo(there);
    }

    @Test
    void a_number_that_is_taken_is_told_before_anything_moves() throws Exception {
        try (Postgres other = Postgres.create();
                Postgres target = Postgres.create()) {
            NorthwindToErp taken = NorthwindToErp.prepared(other, target);
            target.execute("insert into llx_societe (rowid, nom, fk_stcomm) values (1001, 'Somebody else', 0)");
            ErpRows there = ErpRows.of(target);

            assertThatThrownBy(() -> taken.run(System.out))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("numbers from 1000 are taken in llx_societe, by others or by a run before; agree on"
                            + " another range");
            assertThat(ErpRows.of(target)).isEqualTo(there);
        }
    }

    @Test
    void the_page_of_examples_shows_what_it_prints() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "examples.md"));

        assertThat(PRINTED.toString(StandardCharsets.UTF_8).lines().filter(line -> line.startsWith("balance")))
                .hasSizeGreaterThanOrEqualTo(10)
                .allMatch(page::contains);
        assertThat(example.figures()).extracting(Figures.Figure::toString).allMatch(page::contains);
    }
}
