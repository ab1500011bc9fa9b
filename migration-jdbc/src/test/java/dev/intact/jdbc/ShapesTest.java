package dev.intact.jdbc;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.convert.Lists;
import dev.intact.convert.Text;
import dev.intact.identity.KeyMap;
import dev.intact.jdbc.Db.Product;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.Reason;
import dev.intact.mapping.Mapping;
import dev.intact.run.Cancellation;
import dev.intact.run.Options;
import dev.intact.run.Progress;
import dev.intact.run.RunListener;
import dev.intact.run.RunReport;
import dev.intact.run.RunReport.State;
import dev.intact.source.Source;
import dev.intact.source.Sources;
import dev.intact.source.TreeNode;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Records of another shape than the rows they come from and the rows they go to: what docs/shapes.md shows. */
@Timeout(60)
class ShapesTest {
    private static final int CUSTOMERS = 20;

    private static final String[] LEGACY = {
        "create table customer(id bigint primary key, name varchar(30) not null, tags varchar(60))",
        "create table address(id bigint primary key, customer_id bigint not null, kind varchar(8), city varchar(20))",
        "create table consent(customer_id bigint not null, channel varchar(10) not null)",
        "create table note(id bigint primary key, customer_id bigint, text varchar(40) not null)",
    };

    private static final String[] CRM = {
        "create table contact(id uuid primary key, name varchar(30) not null)",
        "create table contact_address(contact_id uuid primary key references contact, city varchar(20))",
        "create table contact_consent(contact_id uuid primary key references contact, channels varchar(30) not null"
                + " constraint known check (channels not like '%fax%'))",
        "create table contact_notes(contact_id uuid primary key references contact, text varchar(200) not null)",
        "create table tag(contact_id uuid not null, place int not null, name varchar(20) not null,"
                + " primary key(contact_id, place))",
        "create table category(id uuid primary key, parent_id uuid, name varchar(20) not null)",
    };

    static final KeyMap<Long, UUID> CONTACTS = KeyMap.derived("crm/contact");
    static final KeyMap<String, UUID> CATEGORIES = KeyMap.derived("shop/category");

    record Customer(long id, String name, @Nullable String tags) {}

    record Address(
            long id,
            long customerId,
            @Nullable String kind,
            @Nullable String city) {}

    record Consent(long customerId, String channel) {}

    record Note(long id, @Nullable Long customerId, String text) {}

    // region dossier
    record Dossier(long id, String name, List<Address> addresses, List<Consent> consents, List<Note> notes) {
        static Dossier of(Customer customer, List<Address> addresses, List<Consent> consents, List<Note> notes) {
            return new Dossier(customer.id(), customer.name(), addresses, consents, notes);
        }
    }
    // endregion dossier

    record Contact(UUID id, String name) {}

    record ContactAddress(UUID contactId, @Nullable String city) {}

    record ContactConsent(UUID contactId, String channels) {}

    record ContactNotes(UUID contactId, String text) {}

    record Tagging(long customer, int place, String name) {
        static Tagging of(Customer customer, String name, int place) {
            return new Tagging(customer.id(), place, name);
        }
    }

    record Tag(UUID contactId, int place, String name) {}

    // spotless:off
    // region group
    static Source<Dossier> dossiers(Connections legacy) {
        return Sources.group(JdbcSource.table(legacy, "customer", Customer.class).pagedBy(Customer::id))
            .by(Customer::id)
            .with(sorted(legacy, "address", "customer_id, id", Address.class), Address::customerId)
            .with(sorted(legacy, "consent", "customer_id, channel", Consent.class), Consent::customerId)
            .with(sorted(legacy, "note", "customer_id, id", Note.class), Note::customerId)
            .into(Dossier.class, Dossier::of);
    }

    static <C> Source<C> sorted(Connections legacy, String table, String order, Class<C> type) {
        return JdbcSource.query(legacy, table, "select * from %s order by %s".formatted(table, order), type);
    }
    // endregion group

    // region into
    static Move<Dossier> move(Connections legacy, JdbcTarget crm) {
        return Move.named("customers")
            .from(dossiers(legacy))
            .to(contacts(), crm.table("contact", Contact.class))
            .to(addresses(), crm.table("contact_address", ContactAddress.class))
            .to(consents(), crm.table("contact_consent", ContactConsent.class))
            .to(notes(), crm.table("contact_notes", ContactNotes.class));
    }
    // endregion into

    static Mapping<Dossier, Contact> contacts() {
        return Mapping.from(Dossier.class).to(Contact.class)
            .key(Dossier::id)
            .field(map(Contact::id).from(Dossier::id).via(CONTACTS))
            .field(map(Contact::name).copiedFrom(Dossier::name))
            .drop(Dossier::addresses, "in contact_address")
            .drop(Dossier::consents, "in contact_consent")
            .drop(Dossier::notes, "in contact_notes")
            .build();
    }

    // region address
    static Mapping<Dossier, ContactAddress> addresses() {
        return Mapping.from(Dossier.class).to(ContactAddress.class)
            .key(Dossier::id)
            .field(map(ContactAddress::contactId).from(Dossier::id).via(CONTACTS))
            .field(map(ContactAddress::city).from(Dossier::addresses).via("the city of the main address", ShapesTest::city))
            .drop(Dossier::name, "in contact")
            .drop(Dossier::consents, "in contact_consent")
            .drop(Dossier::notes, "in contact_notes")
            .build();
    }
    // endregion address

    static @Nullable String city(List<Address> addresses) {
        return addresses.stream()
            .filter(address -> "main".equals(address.kind()))
            .map(Address::city)
            .findFirst()
            .orElse(null);
    }

    static Mapping<Dossier, ContactConsent> consents() {
        return Mapping.from(Dossier.class).to(ContactConsent.class)
            .key(Dossier::id)
            .field(map(ContactConsent::contactId).from(Dossier::id).via(CONTACTS))
            .field(map(ContactConsent::channels).from(Dossier::consents).via("the channels",
                all -> all.stream().map(Consent::channel).collect(Collectors.joining(","))))
            .drop(Dossier::name, "in contact")
            .drop(Dossier::addresses, "in contact_address")
            .drop(Dossier::notes, "in contact_notes")
            .build();
    }

    static Mapping<Dossier, ContactNotes> notes() {
        return Mapping.from(Dossier.class).to(ContactNotes.class)
            .key(Dossier::id)
            .field(map(ContactNotes::contactId).from(Dossier::id).via(CONTACTS))
            .field(map(ContactNotes::text).from(Dossier::notes).via("the notes, a line each",
                all -> all.stream().map(Note::text).collect(Collectors.joining("\n"))))
            .drop(Dossier::name, "in contact")
            .drop(Dossier::addresses, "in contact_address")
            .drop(Dossier::consents, "in contact_consent")
            .build();
    }

    // region explode
    static Source<Tagging> tags(Connections legacy) {
        return Sources.explode(JdbcSource.table(legacy, "customer", Customer.class).pagedBy(Customer::id))
            .each(Customer::tags, Lists.delimitedBy(';').toListOf(Text.trim()))
            .into(Tagging.class, Tagging::of);
    }

    static Mapping<Tagging, Tag> taggings() {
        return Mapping.from(Tagging.class).to(Tag.class)
            .key(Tagging::customer, Tagging::place)
            .field(map(Tag::contactId).from(Tagging::customer).via(CONTACTS))
            .field(map(Tag::place).copiedFrom(Tagging::place))
            .field(map(Tag::name).copiedFrom(Tagging::name))
            .build();
    }
    // endregion explode

    // region tree
    record Node(String path, String name, @Nullable String parent) {
        static Node of(TreeNode node) {
            return new Node(node.path(), node.name(), node.parent().map(TreeNode::path).orElse(null));
        }
    }

    record Category(UUID id, String name, @Nullable UUID parentId) {}

    static Source<Node> categories(Connections shop) {
        return Sources.tree(JdbcSource.table(shop, "product", Article.class).pagedBy(Article::id))
            .of(Article::category, Lists.delimitedBy('>').toListOf(Text.trim()))
            .into(Node.class, Node::of);
    }

    static Mapping<Node, Category> nodes() {
        return Mapping.from(Node.class).to(Category.class)
            .key(Node::path)
            .field(map(Category::id).from(Node::path).via(CATEGORIES))
            .field(map(Category::name).copiedFrom(Node::name))
            .field(map(Category::parentId).from(Node::parent).via(CATEGORIES))
            .build();
    }
    // endregion tree
    // spotless:on

    record Article(long id, @Nullable String category) {}

    private static Db filled(Product product) {
        Db db = product.with(LEGACY);
        for (String sql : CRM) {
            db.execute(product.worded(sql));
        }
        for (int id = 1; id <= CUSTOMERS; id++) {
            String tags = id % 3 == 0 ? "null" : "'red; %s'".formatted(id);
            db.execute(
                    "insert into customer values (%s, 'customer %s', %s)".formatted(id, id, tags),
                    "insert into address values (%s, %s, 'main', 'city %s')".formatted(id, id, id),
                    "insert into address values (%s, %s, 'other', 'elsewhere')".formatted(id + 1000, id),
                    "insert into consent values (%s, 'mail')".formatted(id),
                    "insert into consent values (%s, '%s')".formatted(id, id == 7 ? "fax" : "phone"),
                    "insert into note values (%s, %s, 'note of %s')".formatted(id, id, id));
        }
        return db;
    }

    private static Migration migration(Db db) {
        return Migration.of("customers", move(db.connections(), JdbcTarget.of(db.connections())));
    }

    private static List<String> ids(int... without) {
        return IntStream.rangeClosed(1, CUSTOMERS)
                .filter(id -> IntStream.of(without).noneMatch(other -> other == id))
                .mapToObj(id -> CONTACTS.newId((long) id).toString())
                .sorted()
                .toList();
    }

    private static List<String> ids(Db db, String table, String column) {
        return db.column("select %s from %s".formatted(column, table)).stream()
                .map(Object::toString)
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @EnumSource(
            value = Product.class,
            names = {"H2", "POSTGRES"})
    void of_a_record_that_the_third_table_refuses_nothing_remains_in_any(Product product) {
        try (Db db = filled(product)) {
            RunReport report = Migrator.with(Options.defaults().chunkSize(6)).run(migration(db));

            assertThat(report.moves().get(0).balance().toString())
                    .isEqualTo("read=20 migrated=19 merged=0 excluded=0 rejected=1 archived=0 unchanged=0");
            assertThat(report.moves().get(0).reasons(Outcome.REJECTED))
                    .singleElement()
                    .satisfies(reason -> assertThat(reason.words()).startsWith("breaks a check of its table"));
            assertThat(ids(db, "contact", "id")).isEqualTo(ids(7));
            for (String table : List.of("contact_address", "contact_consent", "contact_notes")) {
                assertThat(ids(db, table, "contact_id")).as(table).isEqualTo(ids(7));
            }
            assertThat(db.rows("select city, channels, text from contact_address a join contact_consent c"
                            + " on c.contact_id = a.contact_id join contact_notes n on n.contact_id = a.contact_id"
                            + " where city in ('city 1', 'city 20') order by city"))
                    .containsExactly(
                            List.of("city 1", "mail,phone", "note of 1"),
                            List.of("city 20", "mail,phone", "note of 20"));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Product.class,
            names = {"H2", "POSTGRES"})
    void children_without_a_parent_are_read_and_rejected(Product product) {
        try (Db db = filled(product)) {
            db.execute(
                    "insert into address values (5000, 99, 'main', 'nowhere')",
                    "insert into note values (5001, 0, 'before all')",
                    "insert into note values (5002, null, 'of nobody')",
                    "delete from customer where id = 12");

            RunReport report = Migrator.create().run(migration(db));

            assertThat(report.moves().get(0).balance().toString())
                    .isEqualTo("read=27 migrated=18 merged=0 excluded=0 rejected=9 archived=0 unchanged=0");
            assertThat(report.moves().get(0).reasons(Outcome.REJECTED))
                    .extracting(Reason::field, Reason::words, Reason::count)
                    .contains(
                            tuple(
                                    "address.customerId",
                                    "names a record of customer that is not there, or cannot be read",
                                    3L),
                            tuple("note.customerId", "names no record of customer", 1L));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Product.class,
            names = {"H2", "POSTGRES"})
    void a_run_that_is_cancelled_anywhere_ends_with_the_same_rows(Product product) {
        for (int chunks = 1; chunks < 6; chunks += 2) {
            try (Db db = filled(product)) {
                db.execute(
                        "insert into address values (5000, 5, 'other', 'twice')", "delete from customer where id = 9");
                Options options = Options.defaults().chunkSize(4);
                assertThat(cancelledAfter(chunks, db, options).state()).isEqualTo(State.CANCELLED);

                RunReport report = Migrator.with(options).run(migration(db));

                assertThat(report.moves().get(0).balance().toString())
                        .isEqualTo("read=24 migrated=18 merged=0 excluded=0 rejected=6 archived=0 unchanged=0");
                assertThat(ids(db, "contact_notes", "contact_id")).isEqualTo(ids(7, 9));
            }
        }
    }

    private static RunReport cancelledAfter(int chunks, Db db, Options options) {
        Cancellation cancellation = new Cancellation();
        RunListener canceller = new RunListener() {
            private int seen;

            @Override
            public void chunkDone(Progress progress) {
                seen++;
                if (seen == chunks) {
                    cancellation.cancel();
                }
            }
        };
        return Migrator.with(options.cancellation(cancellation).listener(canceller))
                .run(migration(db));
    }

    @ParameterizedTest
    @EnumSource(
            value = Product.class,
            names = {"H2", "POSTGRES"})
    void a_list_in_a_column_becomes_rows(Product product) {
        try (Db db = filled(product)) {
            Migration migration = Migration.of(
                    "tags",
                    Move.named("tags")
                            .from(tags(db.connections()))
                            .to(taggings(), JdbcTarget.of(db.connections()).table("tag", Tag.class)));

            RunReport report =
                    Migrator.with(Options.defaults().chunkSize(3).workers(3)).run(migration);

            assertThat(report.moves().get(0).balance().of(Outcome.MIGRATED)).isEqualTo(28);
            assertThat(db.column("select name from tag where contact_id = '%s' order by place"
                            .formatted(CONTACTS.newId(5L))))
                    .containsExactly("red", "5");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Product.class,
            names = {"H2", "POSTGRES"})
    void paths_become_a_tree(Product product) {
        try (Db db = filled(product)) {
            db.execute(
                    "create table product(id bigint primary key, category varchar(40))",
                    "insert into product values (1, 'Home > Garden > Tools'), (2, 'Home'), (3, null), (4, 'Home > Kitchen')");
            Migration migration = Migration.of(
                    "categories",
                    Move.named("categories")
                            .from(categories(db.connections()))
                            .to(nodes(), JdbcTarget.of(db.connections()).table("category", Category.class)));

            RunReport report = Migrator.with(Options.defaults().chunkSize(1)).run(migration);

            assertThat(report.moves().get(0).balance().of(Outcome.MIGRATED)).isEqualTo(4);
            assertThat(db.rows("select p.name, c.name from category c join category p on p.id = c.parent_id"
                            + " order by p.name, c.name"))
                    .containsExactly(List.of("Garden", "Tools"), List.of("Home", "Garden"), List.of("Home", "Kitchen"));
        }
    }
}
