package dev.intact.jdbc;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.identity.KeyMap;
import dev.intact.jdbc.Db.Product;
import dev.intact.mapping.Mapping;
import dev.intact.mapping.Unlisted;
import dev.intact.run.Cancellation;
import dev.intact.run.Options;
import dev.intact.run.Progress;
import dev.intact.run.RunListener;
import dev.intact.run.RunReport;
import dev.intact.run.RunReport.State;
import dev.intact.source.InMemorySource;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The counts of references are kept with the chunk, in the transaction of its rows, and told by each later run. */
@Timeout(60)
class KeptEdgesTest {
    private static final String[] CRM = {
        "create table contact(id bigint primary key, name varchar(30) not null)",
        "create table deal(ref int primary key, buyer_id bigint not null references contact(id), agent_id bigint references contact(id))"
    };
    private static final KeyMap<Integer, Long> CONTACTS = KeyMap.sequence("shop/contact", 1000L);
    private static final int PERSONS = 20;
    private static final int SALES = 60;

    record Person(int nr, String name) {}

    record Sale(int nr, int buyer, @Nullable Integer agent) {}

    record Contact(long id, String name) {}

    record Deal(int ref, long buyerId, @Nullable Long agentId) {}

    private static Mapping<Person, Contact> contacts() {
        return Mapping.from(Person.class)
                .to(Contact.class)
                .key(Person::nr)
                .field(map(Contact::id).from(Person::nr).via(CONTACTS))
                .field(map(Contact::name).copiedFrom(Person::name))
                .identifies(CONTACTS, Person::nr, Contact::id)
                .build();
    }

    private static Mapping<Sale, Deal> deals() {
        return Mapping.from(Sale.class)
                .to(Deal.class)
                .key(Sale::nr)
                .field(map(Deal::ref).copiedFrom(Sale::nr))
                .field(map(Deal::buyerId).from(Sale::buyer).via(CONTACTS))
                .field(map(Deal::agentId).from(Sale::agent).via(CONTACTS.unlisted(Unlisted.leaveEmpty())))
                .build();
    }

    /** Every 6th buyer is missing; of the agents, every 2nd is null and the last is missing. */
    private static Migration migration(Db db) {
        JdbcTarget crm = JdbcTarget.of(db.connections());
        return Migration.of(
                "shop",
                Move.named("persons")
                        .from(InMemorySource.of(
                                Person.class,
                                IntStream.range(0, PERSONS)
                                        .mapToObj(nr -> new Person(nr, "person " + nr))
                                        .toList()))
                        .to(contacts(), crm.table("contact", Contact.class)),
                Move.named("sales")
                        .from(InMemorySource.of(
                                Sale.class,
                                IntStream.range(0, SALES)
                                        .mapToObj(nr -> new Sale(
                                                nr,
                                                nr % 6 == 0 ? 99 : nr % PERSONS,
                                                nr % 2 == 0 ? null : nr == 59 ? 99 : nr % 5))
                                        .toList()))
                        .to(deals(), crm.table("deal", Deal.class)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Product.class,
            names = {"H2", "POSTGRES"})
    void a_run_that_was_cancelled_tells_all_edges_when_it_is_gone_on_with(Product product) {
        try (Db db = product.with(CRM)) {
            Options options = Options.defaults().chunkSize(7);
            Cancellation cancellation = new Cancellation();
            RunReport first = Migrator.with(options.cancellation(cancellation).listener(cancelling(cancellation)))
                    .run(migration(db));
            assertThat(first.state()).isEqualTo(State.CANCELLED);

            RunReport resumed = Migrator.with(options).run(migration(db));
            RunReport retold = Migrator.with(options).run(migration(db));

            assertThat(retold.state()).isEqualTo(State.ALREADY_COMPLETED);
            for (RunReport report : new RunReport[] {resumed, retold}) {
                assertThat(report.moves().get(1)).hasToString("""
                                balance sales: read=60 migrated=50 merged=0 excluded=0 rejected=10 archived=0 unchanged=0
                                edges sales: deal.agentId → shop/contact: 30 edges, 29 linked, 1 left empty
                                edges sales: deal.buyerId → shop/contact: 60 edges, 50 linked, 10 rejected""");
            }
            assertThat(db.column("select count(*) from deal").get(0).toString()).isEqualTo("50");
            assertThat(db.column("select count(agent_id) from deal").get(0).toString())
                    .isEqualTo("29");
        }
    }

    private static RunListener cancelling(Cancellation cancellation) {
        return new RunListener() {
            @Override
            public void chunkDone(Progress progress) {
                if (progress.move().equals("sales") && progress.balance().read() > 20) {
                    cancellation.cancel();
                }
            }
        };
    }
}
