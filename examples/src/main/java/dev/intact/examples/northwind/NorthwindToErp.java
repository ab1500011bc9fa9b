package dev.intact.examples.northwind;

import static dev.intact.examples.northwind.ErpNumbers.CUSTOMERS;
import static dev.intact.examples.northwind.ErpNumbers.PRODUCTS;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.Role;
import dev.intact.databases.Postgres;
import dev.intact.examples.RealData;
import dev.intact.examples.northwind.Figures.Figure;
import dev.intact.examples.northwind.Northwind.Buyer;
import dev.intact.examples.northwind.Northwind.Category;
import dev.intact.examples.northwind.Northwind.Customer;
import dev.intact.examples.northwind.Northwind.ElsewhereOrder;
import dev.intact.examples.northwind.Northwind.Order;
import dev.intact.examples.northwind.Northwind.OrderDetail;
import dev.intact.examples.northwind.Northwind.Product;
import dev.intact.examples.northwind.Northwind.ShipTo;
import dev.intact.examples.northwind.Northwind.Supplier;
import dev.intact.identity.Dependent;
import dev.intact.jdbc.Connections;
import dev.intact.jdbc.JdbcSource;
import dev.intact.jdbc.JdbcTarget;
import dev.intact.ledger.Outcome;
import dev.intact.run.RunReport;
import dev.intact.sink.Archived;
import dev.intact.sink.Sink;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;

/**
 * The Northwind database moves into a Dolibarr that is in use: the third parties, products and orders that are there
 * stay as they are. Both databases are real; neither is part of this project (see {@link RealData}).
 */
public final class NorthwindToErp {
    static final String SOURCE = "northwind/northwind.sql";
    static final String ERP_SCHEMA = "erp-target/dolibarr_subset.pg.sql";
    static final String ERP_ROWS = "erp-target/dolibarr_demo_data.pg.sql";

    private final Connections northwind;
    private final Connections erp;

    NorthwindToErp(Connections northwind, Connections erp) {
        this.northwind = northwind;
        this.erp = erp;
    }

    /**
     * Runs the example.
     *
     * @param args none
     * @throws IOException if the data cannot be read
     * @throws SQLException if the databases cannot be queried
     */
    public static void main(String... args) throws IOException, SQLException {
        try (Postgres northwind = Postgres.create();
                Postgres erp = Postgres.create()) {
            NorthwindToErp example = prepared(northwind, erp);
            example.run(System.out);
        }
    }

    /** Fills two empty databases, as the two systems have them on the day of the move. */
    static NorthwindToErp prepared(Postgres northwind, Postgres erp) throws IOException {
        northwind.execute(text(SOURCE));
        erp.execute(text(ERP_SCHEMA), text(ERP_ROWS), Erp.ARCHIVE);
        return new NorthwindToErp(connections(northwind), connections(erp));
    }

    private static String text(String path) throws IOException {
        return Files.readString(RealData.require(path), StandardCharsets.UTF_8);
    }

    private static Connections connections(Postgres database) {
        return Connections.of(database.url(), database.user(), database.password());
    }

    // spotless:off
    // region migration
    Migration migration() {
        ErpTables tables = new ErpTables(northwind, erp);
        PartyMappings parties = new PartyMappings(tables);
        OrderMappings orders = new OrderMappings(tables);
        JdbcTarget target = JdbcTarget.of(erp);
        Sink<Archived> archive = target.table("migration_archive", Archived.class);
        Sink<Erp.ThirdParty> thirdParties = target.table("llx_societe", Erp.ThirdParty.class);
        Sink<Erp.Contact> contacts = target.table("llx_socpeople", Erp.Contact.class);
        Sink<Erp.OrderLine> lines = target.table("llx_commandedet", Erp.OrderLine.class);
        return Migration.of("Northwind to the ERP",
            Move.named("customers")
                .from(JdbcSource.table(northwind, "customers", Customer.class).pagedBy(Customer::customerId))
                .to(parties.customers(), thirdParties)
                .to(parties.customerContacts(), contacts)
                .purpose("Sales finds every customer, and whom to talk to, in the ERP")
                .owner(Role.BUSINESS_RULES, "Head of Sales").owner(Role.DATA_QUALITY, "Sales Operations")
                .sourceOfTruth("Northwind, until the day of the move")
                .notMigrated("customer_demographics, customer_customer_demo", "both tables are empty")
                .notMigrated("us_states", "the ERP has a list of the states"),
            Move.named("suppliers")
                .from(JdbcSource.table(northwind, "suppliers", Supplier.class).pagedBy(Supplier::supplierId))
                .to(parties.suppliers(), thirdParties)
                .to(parties.supplierContacts(), contacts)
                .archiveInto(archive)
                .purpose("Purchasing orders from the same suppliers as before")
                .owner(Role.BUSINESS_RULES, "Purchasing"),
            Move.named("categories")
                .from(JdbcSource.table(northwind, "categories", Category.class).pagedBy(Category::categoryId))
                .to(ProductMappings.categories(), target.table("llx_categorie", Erp.Category.class))
                .purpose("Products are found by what they are"),
            Move.named("products")
                .from(JdbcSource.table(northwind, "products", Product.class).pagedBy(Product::productId))
                .to(ProductMappings.products(), target.table("llx_product", Erp.Product.class))
                .to(ProductMappings.categoryOfProducts(), target.table("llx_categorie_product", Erp.CategoryProduct.class))
                .to(ProductMappings.supplierOfProducts(), target.table("llx_product_fournisseur_price", Erp.SupplierPrice.class))
                .to(ProductMappings.openingStock(), target.table("llx_product_stock", Erp.Stock.class))
                .archiveInto(archive)
                .purpose("What can be sold, at which price, and what lies in the warehouse")
                .owner(Role.BUSINESS_RULES, "Head of Sales").owner(Role.DATA_QUALITY, "Logistics")
                .sourceOfTruth("Northwind for prices; the stocktaking of the last day for quantities"),
            Move.named("orders")
                .from(JdbcSource.query(northwind, "orders", Order.QUERY, Order.class).pagedBy(Order::orderId))
                .to(orders.orders(), target.table("llx_commande", Erp.Order.class))
                .to(orders.freight(), lines)
                .purpose("Customers can ask about any order since 1996")
                .owner(Role.BUSINESS_RULES, "Head of Sales").owner(Role.APPROVAL, "Finance")
                .notMigrated("employees", "they get accounts by IT; who sold an order stands in its note")
                .notMigrated("territories, region, employee_territories", "territories are drawn anew, agreed with Sales")
                .notMigrated("shippers", "three names, which stand in the notes of orders and shipments"),
            Move.named("order lines")
                .from(JdbcSource.query(northwind, "order lines", OrderDetail.QUERY, OrderDetail.class))
                .to(orders.lines(), lines)
                .purpose("What was ordered, at which price and discount"),
            Move.named("deliveries elsewhere")
                .from(JdbcSource.query(northwind, "deliveries elsewhere", ShipTo.QUERY, ShipTo.class))
                .to(parties.shipTos(), contacts)
                .purpose("An order goes where it was to go, also where that is not the customer's address"),
            Move.named("orders delivered elsewhere")
                .from(JdbcSource.query(northwind, "orders delivered elsewhere", ElsewhereOrder.QUERY, ElsewhereOrder.class))
                .to(orders.deliveryContacts(), target.table("llx_element_contact", Erp.OrderContact.class))
                .purpose("Each order that is delivered elsewhere names its place of delivery"),
            Move.named("shipments")
                .from(JdbcSource.query(northwind, "shipments", Order.QUERY, Order.class).pagedBy(Order::orderId))
                .to(orders.shipments(), target.table("llx_expedition", Erp.Shipment.class))
                .purpose("When an order left, and by whom")
                .owner(Role.BUSINESS_RULES, "Logistics"),
            Move.named("shipment lines")
                .from(JdbcSource.query(northwind, "shipment lines", OrderDetail.QUERY, OrderDetail.class))
                .to(orders.shipmentLines(), target.table("llx_expeditiondet", Erp.ShipmentLine.class))
                .purpose("What left with each shipment")
                .owner(Role.BUSINESS_RULES, "Logistics"))
            .purpose("One ERP for Sales, Purchasing and Logistics, so that Northwind can be switched off")
            .owner(Role.TECHNICAL, "ERP team").owner(Role.APPROVAL, "Head of Operations")
            .dependent(Dependent.named("order tracking on the web site").owner("Sales Operations")
                .holds(CUSTOMERS, JdbcSource.query(northwind, "customers who order", Buyer.QUERY, Buyer.class), Buyer::customerId)
                .holds(PRODUCTS)
                .authenticates("a database user of its own, in the vault of IT")
                .mustChange("import the lists of new ids")
                .mustChange("ask the ERP instead of Northwind"));
    }
    // endregion migration
    // spotless:on

    RunReport run(PrintStream out) throws SQLException {
        Migration migration = migration();
        Cutover.requireFreeNumbers(erp);
        out.println(Migrator.create().check(migration).summary());
        RunReport report = Migrator.create().run(migration);
        report.moves().forEach(out::println);
        report.moves()
                .forEach(move -> move.reasons(Outcome.REJECTED)
                        .forEach(reason -> out.println("  %s: %s".formatted(move.move(), reason))));
        Migrator.create().checkDependents(migration).forEach(out::println);
        Cutover.moveSequencesOn(erp);
        out.println();
        out.println("The same figures, computed by each database:");
        figures().forEach(figure -> out.println("  " + figure));
        return report;
    }

    List<Figure> figures() throws SQLException {
        return Figures.of(northwind, erp);
    }
}
