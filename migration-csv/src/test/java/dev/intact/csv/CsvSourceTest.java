package dev.intact.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.convert.Conversion;
import dev.intact.field.Column;
import dev.intact.field.Naming;
import dev.intact.field.Row;
import dev.intact.field.Table;
import dev.intact.ledger.Position;
import dev.intact.source.Cursor;
import dev.intact.source.Source;
import dev.intact.source.SourceException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSourceTest {
    private static final Conversion<String, LocalDate> BRITISH = day("dd/MM/yyyy");

    @TempDir
    Path folder;

    enum Stage {
        LEAD,
        CUSTOMER
    }

    record Address(String city, @Nullable String country) {}

    record Customer(long id, String name, @Nullable LocalDate lastContacted) {}

    record Typed(
            int number,
            @Nullable BigDecimal amount,
            boolean active,
            Stage stage,
            UUID uuid,
            @Nullable Address address) {}

    public record Adult(int age) {
        public Adult {
            if (age < 18) {
                throw new IllegalArgumentException("age " + age);
            }
        }
    }

    private static Conversion<String, LocalDate> day(String pattern) {
        return Conversion.of(
                String.class,
                "read as " + pattern,
                text -> LocalDate.parse(text, DateTimeFormatter.ofPattern(pattern)));
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("customers.csv"), content);
    }

    @Test
    void estimates_its_rows_from_the_size_of_the_file_unless_it_knows_them() throws IOException {
        Path path = file("id,name,last_contacted\n" + "17,Somebody,2024-02-29\n".repeat(20_000));
        Source<Customer> unknown = CsvSource.of(path, Customer.class).build();
        Source<Customer> known =
                CsvSource.of(path, Customer.class).expectRows(20_001).build();

        assertThat(unknown.estimatedCount().orElseThrow()).isBetween(19_900L, 20_100L);
        assertThat(known.estimatedCount()).hasValue(20_001);
    }

    @Test
    void reads_records_as_a_team_declares_them() throws IOException {
        Path path = Files.write(
                folder.resolve("customers.csv"),
                "Customers as at 31.03.2026\r\nid;name;last contact\r\n7;Zo\u00eb;31/12/2025\r\n8;Ren\u00e9;\r\n"
                        .getBytes(StandardCharsets.ISO_8859_1));

        Source<Customer> customers = CsvSource.of(path, Customer.class)
                .dialect(Dialect.rfc4180()
                        .separator(';')
                        .charset(StandardCharsets.ISO_8859_1)
                        .skipLines(1)
                        .nullText(""))
                .naming(Naming.SNAKE_CASE)
                .column(Customer::lastContacted, "last contact", BRITISH)
                .expectRows(2)
                .build();

        Reading<Customer> reading = Reading.all(customers);
        assertThat(reading.rejected).isEmpty();
        assertThat(reading.rows)
                .containsExactly(
                        new Customer(7, "Zo\u00eb", LocalDate.of(2025, 12, 31)), new Customer(8, "Ren\u00e9", null));
        assertThat(reading.count).isEqualTo(2);
    }

    @Test
    void reads_the_usual_types_and_nested_records() throws IOException {
        UUID uuid = new UUID(1, 2);
        Path path = file("number,amount,active,stage,uuid,address_city,address_country\n" + "-5,12.50,true,LEAD," + uuid
                + ",Graz,AT\n" + "6,,false,CUSTOMER," + uuid + ",,\n");

        Reading<Typed> reading = Reading.all(
                CsvSource.of(path, Typed.class).naming(Naming.SNAKE_CASE).build());

        assertThat(reading.rejected).isEmpty();
        assertThat(reading.rows)
                .containsExactly(
                        new Typed(-5, new BigDecimal("12.50"), true, Stage.LEAD, uuid, new Address("Graz", "AT")),
                        new Typed(6, null, false, Stage.CUSTOMER, uuid, null));
    }

    @Test
    void reads_rows_of_a_table_by_position() throws IOException {
        Column<Typed, Long> id = Column.of("id", Long.class);
        Column<Typed, String> name = Column.nullable("name", String.class);
        Table<Typed> table = Table.of("product", id, name);

        Reading<Row<Typed>> reading =
                Reading.all(CsvSource.of(file("1,a\n2,\n"), table).positions().build());

        assertThat(reading.rows).containsExactly(table.row(Map.of("id", 1L, "name", "a")), table.row(Map.of("id", 2L)));
    }

    @Test
    void reads_all_fields_of_a_type_by_one_format() throws IOException {
        Path path = file("id,name,lastContacted\n7,x,01.02.2026\n");

        Reading<Customer> reading = Reading.all(CsvSource.of(path, Customer.class)
                .format(LocalDate.class, day("dd.MM.yyyy"))
                .build());

        assertThat(reading.rows).containsExactly(new Customer(7, "x", LocalDate.of(2026, 2, 1)));
    }

    @Test
    void rejects_a_row_with_all_that_is_wrong_and_goes_on() throws IOException {
        Path path = file("id,name,lastContacted\n1,a,2026-01-01\nx1,b,31.02.2026\n,c,\n4,d\n5,e,,\n\n6,f,\n");

        Reading<Customer> reading =
                Reading.all(CsvSource.of(path, Customer.class).build());

        assertThat(reading.rows)
                .containsExactly(new Customer(1, "a", LocalDate.of(2026, 1, 1)), new Customer(6, "f", null));
        assertThat(reading.rejected)
                .containsExactly(
                        "@customers.csv:3 id: \"x1\" is not a whole number of type long (column 'id')",
                        "@customers.csv:3 lastContacted: \"31.02.2026\" is not an ISO date (2026-03-31) (column 'lastContacted')",
                        "@customers.csv:4 id: must have a value, but is empty (column 'id')",
                        "@customers.csv:5 the row has 2 fields instead of 3; quote the fields that hold a separator",
                        "@customers.csv:6 the row has 4 fields instead of 3; quote the fields that hold a separator");
        assertThat(reading.count).isEqualTo(6);
    }

    @Test
    void numbers_lines_as_an_editor_does_when_fields_hold_line_breaks() throws IOException {
        Path path = file("id,name,lastContacted\r\n1,\"a\r\nb\nc\",\r\n\r\nx,d,\r\n");

        Reading<Customer> reading =
                Reading.all(CsvSource.of(path, Customer.class).build());

        assertThat(reading.rows).containsExactly(new Customer(1, "a\r\nb\nc", null));
        assertThat(reading.rejected).singleElement().asString().startsWith("@customers.csv:6 id: \"x\"");
    }

    @Test
    void names_all_faults_of_a_header_at_once() throws IOException {
        Source<Customer> source =
                CsvSource.of(file("\n\nID,fax,name,name\n"), Customer.class).build();

        assertThatThrownBy(() -> Reading.all(source))
                .isInstanceOf(SourceException.class)
                .hasMessage("customers.csv: the header in line 3: column 'id' is missing (did you mean 'ID'?);"
                        + " column 'lastContacted' is missing; column 'ID' is of no field (did you mean 'id'?);"
                        + " column 'fax' is of no field; column 'name' stands there more than once."
                        + " Name the columns as the file does, or pass over others with a reason");
    }

    @Test
    void passes_over_other_columns_for_a_reason() throws IOException {
        Path path = file("fax,id,fax,name,lastContacted\n0,1,0,a,\n");

        Reading<Customer> reading = Reading.all(CsvSource.of(path, Customer.class)
                .ignoringOtherColumns("fax was retired in 2019")
                .build());

        assertThat(reading.rows).containsExactly(new Customer(1, "a", null));
    }

    @Test
    void refuses_an_empty_file_that_should_have_a_header() throws IOException {
        Source<Customer> source = CsvSource.of(file("\n"), Customer.class).build();

        assertThatThrownBy(() -> Reading.all(source))
                .hasMessage("customers.csv: there is no header; the file is empty");
    }

    @Test
    void names_all_faults_of_a_definition_at_once() {
        record Odd(Thread worker, String userName, String user_name) {}

        assertThatThrownBy(() -> CsvSource.of(Path.of("odd.csv"), Odd.class)
                        .naming(Naming.SNAKE_CASE)
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Odd cannot be read from odd.csv: worker is a Thread; say how it is read, by column(…) or"
                        + " format(…); userName and user_name are both of column 'user_name'");
    }

    @Test
    void names_a_file_that_is_not_there() {
        Source<Customer> source =
                CsvSource.of(folder.resolve("none.csv"), Customer.class).build();

        assertThatThrownBy(() -> source.splits(1))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("none.csv: there is no such file");
    }

    @Test
    void hides_what_a_constructor_says_about_values() throws IOException {
        Reading<Adult> reading =
                Reading.all(CsvSource.of(file("age\n17\n"), Adult.class).build());

        assertThat(reading.rejected)
                .containsExactly("@customers.csv:2 Adult refuses the values (IllegalArgumentException)");
    }

    private CsvSource<Adult> adultsInThreeFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            files.add(Files.writeString(folder.resolve("part" + i + ".csv"), "age\n18\n19\n"));
        }
        return CsvSource.of(files, Adult.class).build();
    }

    @Test
    void calls_several_files_by_the_first() throws IOException {
        assertThat(adultsInThreeFiles().name()).isEqualTo("part0.csv and 2 more");
    }

    @Test
    void refuses_a_position_behind_the_end_of_a_file() throws IOException {
        CsvSource<Adult> source = adultsInThreeFiles();

        assertThatThrownBy(() -> source.open(source.splits(1).get(0), Position.of("1:9")))
                .isInstanceOf(SourceException.class)
                .hasMessage("part1.csv: the position is behind record 9, but the file has only 2; it has changed");
    }

    @Test
    void yields_nothing_more_when_closed() throws IOException {
        CsvSource<Adult> source = adultsInThreeFiles();
        Cursor<Adult> cursor = source.open(source.splits(1).get(0), Position.start());

        cursor.close();

        assertThat(cursor.next(new Reading<>())).isFalse();
    }
}
