package dev.intact.csv;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.document.MappingDocument;
import dev.intact.field.Key;
import dev.intact.identity.Dependent;
import dev.intact.identity.KeyMap;
import dev.intact.identity.UrlRedirects;
import dev.intact.ledger.NewId;
import dev.intact.mapping.Mapping;
import dev.intact.run.DependentCheck;
import dev.intact.run.RunReport;
import dev.intact.sink.InMemoryTarget;
import dev.intact.source.InMemorySource;
import dev.intact.source.Source;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Systems that hold old ids, and how they learn the new ones: what docs/keys.md shows. */
class DependentsTest {
    private static final KeyMap<String, Long> CONTACTS = KeyMap.sequence("crm/contact", 1L);

    @TempDir
    private Path directory;

    record Person(String code, @Nullable String mergedInto) {}

    record Contact(long id) {}

    record Subscriber(String mail, @Nullable String contact) {}

    private static Mapping<Person, Contact> mapping(boolean sensitive) {
        var mapping = Mapping.from(Person.class)
                .to(Contact.class)
                .key(Person::code)
                .exclude("merged", person -> person.mergedInto() != null)
                .field(map(Contact::id).from(Person::code).via(CONTACTS))
                .drop(Person::mergedInto, "a redirect")
                .identifies(CONTACTS, Person::code, Contact::id)
                .redirects(CONTACTS, Person::code, Person::mergedInto);
        return (sensitive ? mapping.sensitive(Person::code) : mapping).build();
    }

    private static Move<Person> contacts(InMemoryTarget target, boolean sensitive) {
        List<Person> persons = List.of(
                new Person("a", null), new Person("b", "c"), new Person("c", null), new Person("d, \"e\"", null));
        return Move.named("contacts")
                .from(InMemorySource.of(Person.class, persons))
                .to(mapping(sensitive), target.sink("contact", Contact.class));
    }

    private static Source<Subscriber> subscribers() {
        return InMemorySource.of(
                Subscriber.class,
                List.of(
                        new Subscriber("1@example.org", "a"),
                        new Subscriber("2@example.org", "b"),
                        new Subscriber("3@example.org", null),
                        new Subscriber("4@example.org", "gone"),
                        new Subscriber("5@example.org", "gone"),
                        new Subscriber("6@example.org", "a")));
    }

    private static Migration migration(Move<Person> contacts) {
        Source<Subscriber> subscribers = subscribers();
        // spotless:off
        // region dependent
        Dependent mailTool = Dependent.named("mail tool")
                .owner("Marketing")
                .holds(CONTACTS, subscribers, Subscriber::contact)
                .authenticates("an API key, in the vault")
                .mustChange("import contacts.csv")
                .mustChange("switch the endpoint");
        Migration migration = Migration.of("crm", contacts).dependent(mailTool);
        // endregion dependent
        // spotless:on
        return migration;
    }

    private static Migration moved(boolean sensitive) {
        Migration migration = migration(contacts(InMemoryTarget.named("crm"), sensitive));
        RunReport unused = Migrator.create().run(migration);
        return migration;
    }

    @Test
    void new_ids_go_out_as_a_file_and_as_redirects_of_addresses() throws Exception {
        Migration migration = moved(false);
        Migrator migrator = Migrator.create();

        // spotless:off
        // region export
        try (CsvIds csv = CsvIds.into(directory.resolve("contacts.csv"))) {
            migrator.newIds(migration, CONTACTS, csv);
            csv.complete();
        }
        UrlRedirects pages = UrlRedirects.of("/contact.php?id={id}", "/people/{id}");
        try (Writer out = Files.newBufferedWriter(directory.resolve("moved.map"))) {
            migrator.newIds(migration, CONTACTS, pages.to(UrlRedirects.Form.NGINX_MAP, out));
        }
        // endregion export
        // spotless:on

        assertThat(directory.resolve("contacts.csv"))
                .hasContent("old,new\r\na,1\r\nc,3\r\n\"d, \"\"e\"\"\",4\r\nb,3\r\n");
        assertThat(directory.resolve("moved.map")).hasContent("""
                "/contact.php?id=a" "/people/1";
                "/contact.php?id=c" "/people/3";
                "/contact.php?id=d%2C%20%22e%22" "/people/4";
                "/contact.php?id=b" "/people/3";
                """);
    }

    @Test
    void each_form_of_redirects_has_its_own_lines() {
        NewId id = NewId.of("crm/contact", Key.of("ä/b"), Key.of(7));
        UrlRedirects pages = UrlRedirects.of("/c,{id}", "https://new.example.org/{id}");
        StringBuilder csv = new StringBuilder();
        StringBuilder apache = new StringBuilder();

        pages.to(UrlRedirects.Form.CSV, csv).accept(id);
        pages.to(UrlRedirects.Form.APACHE_REWRITE_MAP, apache).accept(id);

        assertThat(csv).hasToString("old,new\r\n\"/c,%C3%A4%2Fb\",https://new.example.org/7\r\n");
        assertThat(apache).hasToString("/c,%C3%A4%2Fb https://new.example.org/7\n");
    }

    @Test
    void an_address_that_would_break_the_list_is_refused() {
        Consumer<NewId> visitor = UrlRedirects.of(old -> "/" + old.text(), newId -> "/" + newId.text())
                .to(UrlRedirects.Form.NGINX_MAP, new StringBuilder());

        for (String text : List.of("a b", "a\"b", "a;\n", "$host", "\\")) {
            assertThatThrownBy(() -> visitor.accept(NewId.of("m", Key.of(text), Key.of(1))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith(
                            "is no address for a redirect; begin it with / or https://, and percent-encode what it is made of");
        }
        assertThatThrownBy(() -> UrlRedirects.of("/contact", "/people/{id}"))
                .hasMessage("the address '/contact' has no {id}, so that all ids would have one");
    }

    @Test
    void a_file_that_is_there_is_kept_and_one_that_is_not_complete_leaves_nothing() throws IOException {
        Path file = Files.writeString(directory.resolve("ids.csv"), "mine");
        assertThatThrownBy(() -> CsvIds.into(file)).isInstanceOf(FileAlreadyExistsException.class);

        try (CsvIds csv = CsvIds.into(directory.resolve("other.csv"))) {
            csv.accept(NewId.of("m", Key.of(1), Key.of(2)));
        }

        assertThat(directory).isDirectoryContaining(path -> path.equals(file));
        assertThat(directory.toFile().list()).containsExactly("ids.csv");
    }

    @Test
    void the_ids_of_a_dependent_are_counted_by_how_they_resolve() {
        List<DependentCheck> checks = Migrator.create().checkDependents(moved(false));

        assertThat(checks)
                .singleElement()
                .hasToString(
                        "mail tool: read=6 resolved=2 redirected=1 unresolved=2 without id=1 unreadable=0 of key map 'crm/contact', such as gone");
        assertThat(checks.get(0).isResolved()).isFalse();
    }

    @Test
    void sensitive_ids_show_as_pseudonyms() {
        assertThat(Migrator.create().checkDependents(moved(true)).get(0).examples())
                .containsExactly(Key.of("gone").masked());
    }

    @Test
    void the_mapping_document_lists_dependents() {
        MappingDocument document = MappingDocument.of(migration(contacts(InMemoryTarget.named("crm"), false)));

        assertThat(document.markdown())
                .contains(
                        "## Systems that depend on it",
                        "| mail tool | Marketing | `crm/contact` | an API key, in the vault | import contacts.csv; switch the endpoint |");
        assertThat(document.html()).contains("Systems that depend on it", "Answered for by Marketing");
        assertThat(document.csv())
                .contains(
                        ",mail tool,dependent,crm/contact,,,,,holds old ids,import contacts.csv; switch the endpoint,,,\"an API key, in the vault\",Marketing,\r\n");
    }

    @Test
    void a_dependent_is_refused_whose_ids_no_move_knows() {
        Migration migration = migration(contacts(InMemoryTarget.named("crm"), false));

        assertThatThrownBy(() -> migration.dependent(Dependent.named("shop").holds(KeyMap.assigned("crm/contacts"))))
                .hasMessage(
                        "migration crm: dependent 'shop' holds ids of key map 'crm/contacts', which no move fills or looks up; did you mean 'crm/contact'?");
        assertThatThrownBy(() -> migration.dependent(Dependent.named("mail tool")))
                .hasMessage("migration crm: dependent 'mail tool' is registered twice");
        assertThatThrownBy(() ->
                        Dependent.named("shop").holds(KeyMap.<String>derived("x"), subscribers(), Subscriber::contact))
                .hasMessage(
                        "dependent 'shop': key map 'x': UUID v5 of the old id, so that a check would prove nothing; say holds(map) alone");
    }
}
