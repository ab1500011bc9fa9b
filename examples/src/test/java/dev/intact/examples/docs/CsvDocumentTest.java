package dev.intact.examples.docs;

import static dev.intact.convert.Text.blankToNull;
import static dev.intact.convert.Text.trim;
import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.convert.Dates;
import dev.intact.convert.Enums;
import dev.intact.csv.CsvCodeTable;
import dev.intact.csv.CsvSink;
import dev.intact.csv.CsvSource;
import dev.intact.csv.Dialect;
import dev.intact.field.Column;
import dev.intact.field.Naming;
import dev.intact.field.Row;
import dev.intact.field.Table;
import dev.intact.ledger.Position;
import dev.intact.mapping.CodeTable;
import dev.intact.mapping.DefinitionException;
import dev.intact.mapping.Mapping;
import dev.intact.run.Options;
import dev.intact.run.RunReport;
import dev.intact.sink.Archived;
import dev.intact.sink.InMemoryTarget;
import dev.intact.sink.Rejected;
import dev.intact.sink.Sink;
import dev.intact.source.InMemorySource;
import dev.intact.source.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The samples of docs/csv.md. */
class CsvDocumentTest {
    @TempDir
    Path folder;

    record Customer(
            long id,
            String name,
            @Nullable String email,
            @Nullable LocalDate lastContacted) {}

    record Contact(long id, String name, @Nullable String email) {}

    enum Stage {
        LEAD,
        CUSTOMER
    }

    private static final Customer ADA = new Customer(1, "Zoë", null, LocalDate.of(2025, 12, 31));

    // region source
    static Source<Customer> customers(Path file) {
        return CsvSource.of(file, Customer.class)
                .dialect(Dialect.rfc4180()
                        .separator(';')
                        .charset(StandardCharsets.ISO_8859_1)
                        .skipLines(1)
                        .nullText("", "NULL"))
                .naming(Naming.SNAKE_CASE)
                .column(Customer::email, "E-mail")
                .format(LocalDate.class, Dates.date("dd/MM/yyyy"))
                .ignoringOtherColumns("fax was retired in 2019")
                .expectRows(2)
                .build();
    }
    // endregion source

    @Test
    void reads_a_file_as_it_is_declared() throws IOException {
        Path file = Files.writeString(folder.resolve("customers.csv"), """
                Customers as at 31.03.2026\r
                fax;id;name;E-mail;last_contacted\r
                0;1;Zoë;NULL;31/12/2025\r
                ;2;"King; Ada";ada@example.com;\r
                """, StandardCharsets.ISO_8859_1);

        CsvReading<Customer> reading = CsvReading.of(customers(file));

        assertThat(reading.unreadable).isEmpty();
        assertThat(reading.rows).containsExactly(ADA, new Customer(2, "King; Ada", "ada@example.com", null));
    }

    // region table
    interface Product {}

    static final Column<Product, Long> ID = Column.of("id", Long.class);
    static final Column<Product, String> NAME = Column.nullable("name", String.class);
    static final Table<Product> PRODUCTS = Table.of("product", ID, NAME);

    static Source<Row<Product>> products(Path file) {
        return CsvSource.of(file, PRODUCTS).column(ID, "Product no.").build();
    }
    // endregion table

    @Test
    void reads_rows_of_a_table() throws IOException {
        Path file = Files.writeString(folder.resolve("products.csv"), "name,Product no.\nBolt,7\n,8\n");

        assertThat(CsvReading.of(products(file)).rows)
                .containsExactly(PRODUCTS.row(Map.of("id", 7L, "name", "Bolt")), PRODUCTS.row(Map.of("id", 8L)));
    }

    @Test
    void blanks_become_missing_where_that_is_declared() throws IOException {
        Path file = Files.writeString(folder.resolve("contacts.csv"), "id,name,email\n1, Ada ,  \n2,  ,x\n");
        // region blanks
        Source<Contact> contacts = CsvSource.of(file, Contact.class)
                .format(String.class, trim().then(blankToNull()))
                .build();
        // endregion blanks
        CsvReading<Contact> reading = CsvReading.of(contacts);
        assertThat(reading.rows).containsExactly(new Contact(1, "Ada", null));
        assertThat(reading.unreadable)
                .containsExactly("@contacts.csv:3 name: must have a value, but is empty (column 'name')");
    }

    @Test
    void several_files_are_splits_with_positions_of_their_own() throws IOException {
        Path north = Files.writeString(folder.resolve("north.csv"), "id,name,email\n1,Ada,\n2,Eve,\n");
        Path south = Files.writeString(folder.resolve("south.csv"), "name,id,email\nBob,3,\nMallory,4,\n");
        // region files
        Source<Contact> contacts =
                CsvSource.of(List.of(north, south), Contact.class).build();
        // endregion files
        assertThat(contacts.name()).isEqualTo("north.csv and 1 more");
        assertThat(contacts.splits(8)).hasSize(2);
        assertThat(contacts.splits(1)).hasSize(1);
        assertThat(CsvReading.of(contacts).rows).extracting(Contact::id).containsExactly(1L, 2L, 3L, 4L);
        assertThat(CsvReading.of(contacts).positions).containsExactly("0:1", "0:2", "1:1", "1:2");

        CsvReading<Contact> rest = CsvReading.of(contacts, contacts.splits(1).get(0), Position.of("0:1"));
        assertThat(rest.rows).extracting(Contact::id).containsExactly(2L, 3L, 4L);
        assertThat(rest.counted).isEqualTo(3);
    }

    // region sink
    static Sink<Customer> forSpreadsheets(Path file) {
        return CsvSink.of(file, Customer.class)
                .dialect(Dialect.rfc4180().separator(';'))
                .naming(Naming.SNAKE_CASE)
                .column(Customer::email, "E-mail")
                .format(LocalDate.class, Dates.toText("dd/MM/yyyy"))
                .byteOrderMark()
                .neutralisingFormulas()
                .permissions(PosixFilePermissions.fromString("rw-r-----"))
                .replacing()
                .build();
    }
    // endregion sink

    @Test
    void writes_a_file_as_it_is_declared_when_the_run_is_complete() throws IOException {
        Path file = Files.writeString(folder.resolve("customers.csv"), "of yesterday");
        Migration copy = Migration.of(
                "copy",
                Move.named("customers")
                        .from(InMemorySource.of(Customer.class, List.of(ADA, new Customer(2, "=1+1", "", null))))
                        .to(same(), forSpreadsheets(file)));

        assertThat(Migrator.create().dryRun(copy).balance().read()).isEqualTo(2);
        assertThat(file).hasContent("of yesterday");

        RunReport report = Migrator.create().run(copy);

        assertThat(report.balance().read()).isEqualTo(2);
        assertThat(Files.readString(file))
                .isEqualTo("\uFEFFid;name;E-mail;last_contacted\r\n1;Zoë;;31/12/2025\r\n2;'=1+1;\"\";\r\n");
        try (var files = Files.list(folder)) {
            assertThat(files).contains(file).noneMatch(other -> other.toString().endsWith(".part"));
        }
    }

    private static Mapping<Customer, Customer> same() {
        return Mapping.from(Customer.class)
                .to(Customer.class)
                .key(Customer::id)
                .field(map(Customer::id).copiedFrom(Customer::id))
                .field(map(Customer::name).copiedFrom(Customer::name))
                .field(map(Customer::email).copiedFrom(Customer::email))
                .field(map(Customer::lastContacted).copiedFrom(Customer::lastContacted))
                .build();
    }

    private static Mapping<Customer, Contact> contacts() {
        return Mapping.from(Customer.class)
                .to(Contact.class)
                .key(Customer::id)
                .field(map(Contact::id).copiedFrom(Customer::id))
                .field(map(Contact::name).copiedFrom(Customer::name))
                .field(map(Contact::email).copiedFrom(Customer::email))
                .archive(Customer::lastContacted, "history for support")
                .build();
    }

    @Test
    void rejects_and_archives_go_into_files() throws IOException {
        Path file = Files.writeString(
                folder.resolve("customers.csv"),
                "id,name,email,lastContacted\n1,Zoë,,2025-12-31\nx2,Eve,,31/12/2025\n");
        Source<Customer> customers = CsvSource.of(file, Customer.class).build();
        Sink<Contact> crm = InMemoryTarget.named("crm").sink("contact", Contact.class);
        // region rejects
        Migration migration = Migration.of(
                "customers to CRM",
                Move.named("customers")
                        .from(customers)
                        .to(contacts(), crm)
                        .archiveInto(CsvSink.of(folder.resolve("archive.csv"), Archived.class)
                                .build()));
        Options options = Options.defaults()
                .rejectsInto(CsvSink.of(folder.resolve("rejects.csv"), Rejected.class)
                        .neutralisingFormulas()
                        .build());

        RunReport report = Migrator.with(options).run(migration);
        // endregion rejects
        assertThat(report.balance().read()).isEqualTo(2);
        CsvDocument.shows(shown("archive.csv"));
        CsvDocument.shows(shown("rejects.csv"));
    }

    private String shown(String file) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).endsWith("\r\n");
        return "```\n" + text.replace("\r\n", "\n") + "```\n";
    }

    @Test
    void a_code_table_is_read_or_everything_wrong_with_it_is_told() throws IOException {
        Path file = Files.writeString(
                folder.resolve("stages.csv"), "legacy code;stage;remark\nL;LEAD;\nC;CUSTOMER;since 2019\n");
        // region codes
        CodeTable<String, Stage> stages = CsvCodeTable.of("lifecycle stage", file)
                .dialect(Dialect.rfc4180().separator(';'))
                .ignoringOtherColumns("remarks are for people")
                .codes("legacy code")
                .values("stage", Enums.byName(Stage.class));
        // endregion codes
        assertThat(stages.entries()).containsExactly(Map.entry("L", Stage.LEAD), Map.entry("C", Stage.CUSTOMER));

        Path wrong = Files.writeString(
                folder.resolve("stages.csv"), "legacy code,stage\nL,LEAD\nC,CUSTOMR\n,LEAD\nL,CUSTOMER\n");
        Throwable refused = catchThrowable(() -> CsvCodeTable.of("lifecycle stage", wrong)
                .codes("legacy code")
                .values("stage", Enums.byName(Stage.class)));
        assertThat(refused).isInstanceOf(DefinitionException.class);
        CsvDocument.shows("```\n" + refused.getMessage() + "\n```\n");
    }
}
