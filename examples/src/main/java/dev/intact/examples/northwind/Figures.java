package dev.intact.examples.northwind;

import dev.intact.jdbc.Connections;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figures that both databases compute by themselves, from their own rows: the library has no hand in them. */
final class Figures {
    private static final String NET_OF_SOURCE = "sum(unit_price::numeric * quantity * (1 - discount::numeric))";
    private static final String LINES = "from llx_commandedet where import_key = 'northwind' and special_code = 0";
    private static final String FREIGHT = "from llx_commandedet where import_key = 'northwind' and special_code = 1";
    private static final String ORDERS = "from llx_commande where import_key = 'northwind'";

    private static final String HANGING =
            "from llx_commande o join llx_societe s on s.rowid = o.fk_soc and s.client = 1 where o.import_key = 'northwind'";
    private static final String SUMS_OF_SOURCE = """
            select o.customer_id as customer, count(*) as orders,
                sum(o.freight::numeric + (select %s from order_details d where d.order_id = o.order_id)) as total
            from orders o group by o.customer_id""".formatted(NET_OF_SOURCE);
    private static final String DIGEST_OF_SUMS = """
            left(md5(string_agg(concat_ws(' ', customer, orders, total::numeric(12, 4)), ';'
                order by customer collate "C")), 12) from (""";

    private static final List<Question> QUESTIONS = List.of(
            new Question(
                    "customers",
                    "count(*) from customers",
                    "count(*) from llx_societe where import_key = 'northwind' and client = 1"),
            new Question(
                    "suppliers",
                    "count(*) from suppliers",
                    "count(*) from llx_societe where import_key = 'northwind' and fournisseur = 1"),
            new Question(
                    "categories",
                    "count(*) from categories",
                    "count(*) from llx_categorie where import_key = 'northwind'"),
            new Question(
                    "products", "count(*) from products", "count(*) from llx_product where import_key = 'northwind'"),
            new Question(
                    "discontinued products",
                    "count(*) from products where discontinued = 1",
                    "count(*) from llx_product where import_key = 'northwind' and tosell = 0"),
            new Question(
                    "units in stock",
                    "sum(units_in_stock) from products",
                    "sum(reel)::int from llx_product_stock where import_key = 'northwind'"),
            new Question("orders", "count(*) from orders", "count(*) " + ORDERS),
            new Question(
                    "orders not shipped",
                    "count(*) from orders where shipped_date is null",
                    "count(*) %s and fk_statut = 1".formatted(ORDERS)),
            new Question(
                    "orders shipped",
                    "count(*) from orders where shipped_date is not null",
                    "count(*) from llx_expedition where ref like 'NW-%'"),
            new Question("lines of orders", "count(*) from order_details", "count(*) " + LINES),
            new Question(
                    "quantities × prices",
                    "sum(unit_price::numeric * quantity) from order_details",
                    "sum(qty::numeric * subprice::numeric) " + LINES),
            new Question("net of discount", NET_OF_SOURCE + " from order_details", "sum(total_ht::numeric) " + LINES),
            new Question("freight", "sum(freight::numeric) from orders", "sum(total_ht::numeric) " + FREIGHT),
            new Question(
                    "value of all orders",
                    "(select sum(freight::numeric) from orders) + %s from order_details".formatted(NET_OF_SOURCE),
                    "sum(total_ht::numeric) " + ORDERS),
            new Question(
                    "orders → customers",
                    "count(*) from orders o join customers c using (customer_id)",
                    "count(*) " + HANGING),
            new Question(
                    "customers who order",
                    "count(distinct customer_id) from orders",
                    "count(distinct s.code_client) " + HANGING),
            new Question(
                    "sums by customer",
                    DIGEST_OF_SUMS + SUMS_OF_SOURCE + ") sums",
                    DIGEST_OF_SUMS
                            + "select s.code_client as customer, count(*) as orders, sum(o.total_ht::numeric) as total "
                            + HANGING
                            + " group by s.code_client) sums"));

    private Figures() {}

    /** A figure, and how each side computes it: what stands behind {@code select}. */
    private record Question(String name, String atSource, String atTarget) {}

    /** What the two sides answered. */
    record Figure(String name, String source, String target) {
        boolean agrees() {
            return source.equals(target);
        }

        @Override
        public String toString() {
            return "%-22s %14s  %14s  %s".formatted(name, source, target, agrees() ? "equal" : "DIFFERENT");
        }
    }

    static List<Figure> of(Connections northwind, Connections erp) throws SQLException {
        List<Figure> figures = new ArrayList<>();
        try (Connection source = northwind.open();
                Connection target = erp.open()) {
            for (Question question : QUESTIONS) {
                figures.add(new Figure(
                        question.name(), answer(source, question.atSource()), answer(target, question.atTarget())));
            }
        }
        return List.copyOf(figures);
    }

    private static String answer(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select " + question)) {
            rows.next();
            Object answer = rows.getObject(1);
            if (answer instanceof BigDecimal amount) {
                return String.format(Locale.ROOT, "%,.4f", amount);
            }
            if (answer instanceof String digest) {
                return digest;
            }
            return answer instanceof Number count ? String.format(Locale.ROOT, "%,d", count.longValue()) : "none";
        }
    }
}
