package dev.intact.examples.sakila;

import dev.intact.examples.BothSides.Edge;
import dev.intact.examples.BothSides.Question;
import java.util.List;

/** What is asked of Sakila and of the new database: every reference, and sums. */
final class SakilaFigures {
    // spotless:off
    static final List<Question> QUESTIONS = List.of(
        edges("city", "country_id", "country", "country_id"),
        edges("address", "city_id", "city", "city_id"),
        edges("store", "address_id", "address", "address_id"),
        edges("store", "manager_staff_id", "staff", "manager_id"),
        edges("staff", "address_id", "address", "address_id"),
        edges("staff", "store_id", "store", "store_id"),
        edges("customer", "address_id", "address", "address_id"),
        edges("customer", "store_id", "store", "store_id"),
        edges("film", "language_id", "language", "language_id"),
        edges("film", "original_language_id", "language", "original_language_id"),
        edges("film_actor", "actor_id", "actor", "actor_id"),
        edges("film_actor", "film_id", "film", "film_id"),
        edges("film_category", "film_id", "film", "film_id"),
        edges("film_category", "category_id", "category", "category_id"),
        edges("inventory", "film_id", "film", "film_id"),
        edges("inventory", "store_id", "store", "store_id"),
        edges("rental", "inventory_id", "inventory", "inventory_id"),
        edges("rental", "customer_id", "customer", "customer_id"),
        edges("rental", "staff_id", "staff", "staff_id"),
        edges("payment", "customer_id", "customer", "customer_id"),
        edges("payment", "staff_id", "staff", "staff_id"),
        edges("payment", "rental_id", "rental", "rental_id"),
        same("payments", "count(*) from payment"),
        same("sum of payments", "sum(amount) from payment"),
        new Question("paid in Canada", paidIn("country", "country_id", "city_id", "address_id"), paidIn("name", "id", "id", "id")),
        new Question("rentals not returned", "count(*) from rental where return_date is null", "count(*) from rental where returned_at is null"),
        new Question("customers not active", "count(*) from customer where active = 0", "count(*) from customer where not active"),
        new Question("without phone", "count(*) from address where phone = ' '", "count(*) from address where phone is null"),
        new Question("films PG-13", "count(*) from film where rating = 'PG-13'", "count(*) from film where rating = 'PG_13'"),
        new Question("films on astronauts", "count(*) from film where fulltext @@ to_tsquery('astronaut')", "count(*) from film where words @@ to_tsquery('astronaut')"));
    // spotless:on

    private SakilaFigures() {}

    private static Question same(String name, String query) {
        return new Question(name, query, query);
    }

    private static Question edges(String child, String oldColumn, String parent, String newColumn) {
        return Question.edges(
                "%s.%s".formatted(child, newColumn),
                new Edge(child, oldColumn, parent, parent + "_id"),
                new Edge(child, newColumn, parent, "id"));
    }

    /** Goes the whole way from a payment by customer, address and city to the country. */
    private static String paidIn(String name, String country, String city, String address) {
        return """
                sum(p.amount) from payment p
                  join customer u on u.%s = p.customer_id
                  join address a on a.%s = u.address_id
                  join city c on c.%s = a.city_id
                  join country k on k.%s = c.country_id
                where k.%s = 'Canada'""".formatted(country.equals("id") ? "id" : "customer_id", address, city, country, name);
    }
}
