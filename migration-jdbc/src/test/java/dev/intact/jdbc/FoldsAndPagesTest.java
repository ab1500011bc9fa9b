package dev.intact.jdbc;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.jdbc.Db.Product;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.Reason;
import dev.intact.mapping.Mapping;
import dev.intact.run.Cancellation;
import dev.intact.run.MoveReport;
import dev.intact.run.Options;
import dev.intact.run.Progress;
import dev.intact.run.RunListener;
import dev.intact.run.RunReport;
import dev.intact.run.RunReport.State;
import dev.intact.source.Source;
import dev.intact.source.Sources;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows of a table made into one record, and children asked for page by page: what docs/shapes.md shows. */
@Timeout(60)
class FoldsAndPagesTest {
    private static final int CUSTOMERS = 20;

    private static final String[] TABLES = {
        "create table attribute(article_id bigint, name varchar(10) not null, content varchar(20))",
        "create table article(id bigint primary key, title varchar(20), colour varchar(20))",
        "create table customer(id bigint primary key, name varchar(20) not null)",
        "create table address(id bigint primary key, customer_id bigint, city varchar(20) not null)",
        "create table contact(id bigint primary key, name varchar(20) not null, cities varchar(60) not null)",
        "insert into attribute values (2, 'title', 'Hat'), (1, 'colour', 'red'), (1, 'title', 'Tee'),"
                + " (3, 'colour', 'blue'), (null, 'title', 'Nothing'), (4, 'title', 'Cap'), (4, 'colour', 'green')",
    };

    record Attribute(
            @Nullable Long articleId, String name, @Nullable String content) {}

    record Customer(long id, String name) {}

    record Address(long id, @Nullable Long customerId, String city) {}

    record Contact(long id, String name, String cities) {}

    // spotless:off
    // region fold
    record Article(long id, @Nullable String title, @Nullable String colour) {
        static Article of(List<Attribute> attributes) {
            long id = Objects.requireNonNull(attributes.get(0).articleId(), "rows without a key are not folded");
            return new Article(id, value(attributes, "title"), value(attributes, "colour"));
        }

        private static @Nullable String value(List<Attribute> attributes, String name) {
            return attributes.stream()
                .filter(attribute -> attribute.name().equals(name))
                .map(Attribute::content)
                .findFirst()
                .orElse(null);
        }
    }

    static Source<Article> articles(Connections shop) {
        return Sources.fold(JdbcSource.query(shop, "attribute",
                "SELECT * FROM attribute ORDER BY article_id, name", Attribute.class))
            .by(Attribute::articleId)
            .atMost(200)
            .into(Article.class, Article::of);
    }
    // endregion fold

    // region pages
    record Dossier(long id, String name, List<Address> addresses) {
        static Dossier of(Customer customer, List<Address> addresses) {
            return new Dossier(customer.id(), customer.name(), addresses);
        }
    }

    static Source<Dossier> dossiers(Connections legacy, int parentsAtOnce) {
        return Sources.group(JdbcSource.table(legacy, "customer", Customer.class).pagedBy(Customer::id))
            .by(Customer::id)
            .inPagesOf(parentsAtOnce)
            .with(JdbcSource.table(legacy, "address", Address.class).pagedBy(Address::id), Address::customerId)
            .into(Dossier.class, Dossier::of);
    }
    // endregion pages

    private static Mapping<Article, ArticleRow> articles() {
        return Mapping.from(Article.class).to(ArticleRow.class)
            .key(Article::id)
            .field(map(ArticleRow::id).copiedFrom(Article::id))
            .field(map(ArticleRow::title).copiedFrom(Article::title))
            .field(map(ArticleRow::colour).copiedFrom(Article::colour))
            .build();
    }

    private static Mapping<Dossier, Contact> contacts() {
        return Mapping.from(Dossier.class).to(Contact.class)
            .key(Dossier::id)
            .field(map(Contact::id).copiedFrom(Dossier::id))
            .field(map(Contact::name).copiedFrom(Dossier::name))
            .field(map(Contact::cities).from(Dossier::addresses).via("the cities",
                all -> all.stream().map(Address::city).sorted().collect(Collectors.joining(","))))
            .build();
    }
    // spotless:on

    record ArticleRow(
            long id, @Nullable String title, @Nullable String colour) {}

    private static Migration customers(Db db) {
        return Migration.of(
                "customers",
                Move.named("customers")
                        .from(dossiers(db.connections(), 3))
                        .to(contacts(), JdbcTarget.of(db.connections()).table("contact", Contact.class)));
    }

    private static Db filled(Product product) {
        Db db = product.with(TABLES);
        for (int id = CUSTOMERS; id >= 1; id--) {
            db.execute(
                    "insert into customer values (%s, 'customer %s')".formatted(id, id),
                    "insert into address values (%s, %s, 'b%s')".formatted(100 - id, id, id),
                    "insert into address values (%s, %s, 'a%s')".formatted(100 + id, id, id));
        }
        db.execute("insert into address values (500, 99, 'nowhere'), (501, null, 'of nobody')");
        return db;
    }

    @ParameterizedTest
    @EnumSource(
            value = Product.class,
            names = {"H2", "POSTGRES"})
    void attributes_become_the_fields_of_one_record(Product product) {
        try (Db db = product.with(TABLES)) {
            Migration migration = Migration.of(
                    "articles",
                    Move.named("articles")
                            .from(articles(db.connections()))
                            .to(articles(), JdbcTarget.of(db.connections()).table("article", ArticleRow.class)));

            RunReport report = Migrator.with(Options.defaults().chunkSize(2)).run(migration);

            assertThat(
                            db.rows(
                                    "select title, colour from article where title is not null and colour is not null order by id"))
                    .containsExactly(List.of("Tee", "red"), List.of("Cap", "green"));
            assertThat(report.moves().get(0).balance())
                    .hasToString("read=5 migrated=4 merged=0 excluded=0 rejected=1 archived=0 unchanged=0");
            assertThat(report.moves().get(0).reasons(Outcome.REJECTED))
                    .extracting(Reason::field, Reason::words)
                    .containsExactly(tuple("articleId", "has no key to be folded by"));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Product.class,
            names = {"H2", "POSTGRES"})
    void unsorted_parents_and_children_are_joined_page_by_page_through_an_interruption(Product product) {
        for (int chunks = 1; chunks < 6; chunks += 2) {
            try (Db db = filled(product)) {
                Options options = Options.defaults().chunkSize(4).workers(3);
                RunReport stopped =
                        Migrator.with(stoppingAfter(chunks, options)).run(customers(db));
                assertThat(stopped.state()).isEqualTo(State.CANCELLED);

                MoveReport moved =
                        Migrator.with(options).run(customers(db)).moves().get(0);

                assertThat(db.column("select cities from contact where id in (1, 13, 20) order by id"))
                        .containsExactly("a1,b1", "a13,b13", "a20,b20");
                assertThat(moved.balance())
                        .hasToString("read=22 migrated=20 merged=0 excluded=0 rejected=2 archived=0 unchanged=0");
                assertThat(moved.reasons(Outcome.REJECTED))
                        .extracting(Reason::field, Reason::words)
                        .containsExactlyInAnyOrder(
                                tuple(
                                        "address.customerId",
                                        "names a record of customer that is not there, or cannot be read"),
                                tuple("address.customerId", "names no record of customer"));
            }
        }
    }

    private static Options stoppingAfter(int chunks, Options options) {
        Cancellation cancellation = new Cancellation();
        return options.cancellation(cancellation).listener(new RunListener() {
            private int seen;

            @Override
            public synchronized void chunkDone(Progress progress) {
                seen++;
                if (seen == chunks) {
                    cancellation.cancel();
                }
            }
        });
    }
}
