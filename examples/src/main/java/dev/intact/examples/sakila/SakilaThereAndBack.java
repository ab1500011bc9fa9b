package dev.intact.examples.sakila;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.Role;
import dev.intact.databases.Postgres;
import dev.intact.examples.BothSides;
import dev.intact.examples.RowByRow;
import dev.intact.examples.ThereAndBack;
import dev.intact.jdbc.Connections;
import dev.intact.jdbc.JdbcSource;
import dev.intact.jdbc.JdbcTarget;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/**
 * Sakila moves whole into a new PostgreSQL, whose ids are UUIDs, and from there back into an empty Sakila, under its
 * old ids. Its rows are no part of this project (see {@link dev.intact.examples.RealData}).
 */
public final class SakilaThereAndBack implements ThereAndBack {
    private final Postgres sakila;
    private final Postgres moved;
    private final Postgres back;

    SakilaThereAndBack(Postgres sakila, Postgres moved, Postgres back) {
        this.sakila = sakila;
        this.moved = moved;
        this.back = back;
    }

    private static Connections connections(Postgres database) {
        return Connections.of(database.url(), database.user(), database.password());
    }

    /**
     * Runs the example.
     *
     * @param args none
     * @throws IOException if the data cannot be read
     * @throws SQLException if the databases cannot be queried
     */
    public static void main(String... args) throws IOException, SQLException {
        try (Postgres sakila = Postgres.create();
                Postgres moved = Postgres.create();
                Postgres back = Postgres.create()) {
            prepared(sakila, moved, back).run(Migrator.create(), System.out);
        }
    }

    /** Fills three empty databases: Sakila, and two without rows. */
    static SakilaThereAndBack prepared(Postgres sakila, Postgres moved, Postgres back)
            throws IOException, SQLException {
        SakilaDatabases.fill(sakila);
        SakilaDatabases.createNew(moved);
        SakilaDatabases.createEmpty(back);
        return new SakilaThereAndBack(sakila, moved, back);
    }

    // spotless:off
    @Override
    public Migration there() {
        Connections sakila = connections(this.sakila);
        JdbcTarget target = JdbcTarget.of(connections(moved));
        return Migration.of("Sakila to new keys",
            Move.named("countries")
                .from(JdbcSource.table(sakila, "country", Sakila.Country.class).pagedBy(Sakila.Country::countryId))
                .to(PlaceMappings.countries(), target.table("country", NewSakila.Country.class)),
            Move.named("cities")
                .from(JdbcSource.table(sakila, "city", Sakila.City.class).pagedBy(Sakila.City::cityId))
                .to(PlaceMappings.cities(), target.table("city", NewSakila.City.class)),
            Move.named("addresses")
                .from(JdbcSource.table(sakila, "address", Sakila.Address.class).pagedBy(Sakila.Address::addressId))
                .to(PlaceMappings.addresses(), target.table("address", NewSakila.Address.class)),
            Move.named("stores")
                .from(JdbcSource.table(sakila, "store", Sakila.Store.class).pagedBy(Sakila.Store::storeId))
                .to(PlaceMappings.stores(), target.table("store", NewSakila.Store.class)),
            Move.named("staff")
                .from(JdbcSource.table(sakila, "staff", Sakila.Staff.class).pagedBy(Sakila.Staff::staffId))
                .to(PlaceMappings.staff(), target.table("staff", NewSakila.Staff.class)),
            Move.named("customers")
                .from(JdbcSource.table(sakila, "customer", Sakila.Customer.class).pagedBy(Sakila.Customer::customerId))
                .to(PlaceMappings.customers(), target.table("customer", NewSakila.Customer.class)),
            Move.named("languages")
                .from(JdbcSource.table(sakila, "language", Sakila.Language.class).pagedBy(Sakila.Language::languageId))
                .to(FilmMappings.languages(), target.table("language", NewSakila.Language.class)),
            Move.named("categories")
                .from(JdbcSource.table(sakila, "category", Sakila.Category.class).pagedBy(Sakila.Category::categoryId))
                .to(FilmMappings.categories(), target.table("category", NewSakila.Category.class)),
            Move.named("actors")
                .from(JdbcSource.table(sakila, "actor", Sakila.Actor.class).pagedBy(Sakila.Actor::actorId))
                .to(FilmMappings.actors(), target.table("actor", NewSakila.Actor.class)),
            Move.named("films")
                .from(JdbcSource.table(sakila, "film", Sakila.Film.class).pagedBy(Sakila.Film::filmId))
                .to(FilmMappings.films(), target.table("film", NewSakila.Film.class)),
            Move.named("actors of films")
                .from(JdbcSource.query(sakila, "actors of films", Sakila.FilmActor.QUERY, Sakila.FilmActor.class))
                .to(FilmMappings.actorsOfFilms(), target.table("film_actor", NewSakila.FilmActor.class)),
            Move.named("categories of films")
                .from(JdbcSource.query(sakila, "categories of films", Sakila.FilmCategory.QUERY, Sakila.FilmCategory.class))
                .to(FilmMappings.categoriesOfFilms(), target.table("film_category", NewSakila.FilmCategory.class)),
            Move.named("inventory")
                .from(JdbcSource.table(sakila, "inventory", Sakila.Inventory.class).pagedBy(Sakila.Inventory::inventoryId))
                .to(FilmMappings.inventory(), target.table("inventory", NewSakila.Inventory.class)),
            Move.named("rentals")
                .from(JdbcSource.table(sakila, "rental", Sakila.Rental.class).pagedBy(Sakila.Rental::rentalId))
                .to(FilmMappings.rentals(), target.table("rental", NewSakila.Rental.class)),
            Move.named("payments")
                .from(JdbcSource.table(sakila, "payment", Sakila.Payment.class).pagedBy(Sakila.Payment::paymentId))
                .to(FilmMappings.payments(), target.table("payment", NewSakila.Payment.class)))
            .purpose("Rentals of all stores in one database, under ids that no two stores give twice")
            .owner(Role.TECHNICAL, "IT of the rental shops");
    }

    @Override
    public Migration back() {
        Connections moved = connections(this.moved);
        BackMappings mappings = new BackMappings(SakilaKeys.Old.in(JdbcTarget.of(moved)));
        JdbcTarget target = JdbcTarget.of(connections(back));
        return Migration.of("Sakila and its old keys",
            Move.named("countries")
                .from(JdbcSource.table(moved, "country", NewSakila.Country.class).pagedBy(NewSakila.Country::id))
                .to(mappings.countries(), target.table("country", Sakila.Country.class)),
            Move.named("cities")
                .from(JdbcSource.table(moved, "city", NewSakila.City.class).pagedBy(NewSakila.City::id))
                .to(mappings.cities(), target.table("city", Sakila.City.class)),
            Move.named("addresses")
                .from(JdbcSource.table(moved, "address", NewSakila.Address.class).pagedBy(NewSakila.Address::id))
                .to(mappings.addresses(), target.table("address", Sakila.Address.class)),
            Move.named("stores")
                .from(JdbcSource.table(moved, "store", NewSakila.Store.class).pagedBy(NewSakila.Store::id))
                .to(mappings.stores(), target.table("store", Sakila.Store.class)),
            Move.named("staff")
                .from(JdbcSource.table(moved, "staff", NewSakila.Staff.class).pagedBy(NewSakila.Staff::id))
                .to(mappings.staff(), target.table("staff", Sakila.Staff.class)),
            Move.named("customers")
                .from(JdbcSource.table(moved, "customer", NewSakila.Customer.class).pagedBy(NewSakila.Customer::id))
                .to(mappings.customers(), target.table("customer", Sakila.Customer.class)),
            Move.named("languages")
                .from(JdbcSource.table(moved, "language", NewSakila.Language.class).pagedBy(NewSakila.Language::id))
                .to(mappings.languages(), target.table("language", Sakila.Language.class)),
            Move.named("categories")
                .from(JdbcSource.table(moved, "category", NewSakila.Category.class).pagedBy(NewSakila.Category::id))
                .to(mappings.categories(), target.table("category", Sakila.Category.class)),
            Move.named("actors")
                .from(JdbcSource.table(moved, "actor", NewSakila.Actor.class).pagedBy(NewSakila.Actor::id))
                .to(mappings.actors(), target.table("actor", Sakila.Actor.class)),
            Move.named("films")
                .from(JdbcSource.table(moved, "film", NewSakila.Film.class).pagedBy(NewSakila.Film::id))
                .to(mappings.films(), target.table("film", Sakila.Film.class)),
            Move.named("actors of films")
                .from(JdbcSource.query(moved, "actors of films", NewSakila.FilmActor.QUERY, NewSakila.FilmActor.class))
                .to(mappings.actorsOfFilms(), target.table("film_actor", Sakila.FilmActor.class)),
            Move.named("categories of films")
                .from(JdbcSource.query(moved, "categories of films", NewSakila.FilmCategory.QUERY, NewSakila.FilmCategory.class))
                .to(mappings.categoriesOfFilms(), target.table("film_category", Sakila.FilmCategory.class)),
            Move.named("inventory")
                .from(JdbcSource.table(moved, "inventory", NewSakila.Inventory.class).pagedBy(NewSakila.Inventory::id))
                .to(mappings.inventory(), target.table("inventory", Sakila.Inventory.class)),
            Move.named("rentals")
                .from(JdbcSource.table(moved, "rental", NewSakila.Rental.class).pagedBy(NewSakila.Rental::id))
                .to(mappings.rentals(), target.table("rental", Sakila.Rental.class)),
            Move.named("payments")
                .from(JdbcSource.table(moved, "payment", NewSakila.Payment.class).pagedBy(NewSakila.Payment::id))
                .to(mappings.payments(), target.table("payment", Sakila.Payment.class)));
    }
    // spotless:on

    @Override
    public void arrived() {
        SakilaDatabases.addIndexToNew(moved);
    }

    @Override
    public void returned() {
        SakilaDatabases.addReferences(back);
    }

    @Override
    public List<BothSides.Figure> figures() throws SQLException {
        return BothSides.ask(connections(sakila), connections(moved), SakilaFigures.QUESTIONS);
    }

    @Override
    public List<RowByRow.Table> compared() throws SQLException {
        return RowByRow.compare(connections(sakila), connections(back));
    }
}
