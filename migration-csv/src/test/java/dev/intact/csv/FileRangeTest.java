package dev.intact.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.ledger.Position;
import dev.intact.source.Source;
import dev.intact.source.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileRangeTest {
    record Customer(int id, String name) {}

    private Source<Customer> customers;

    @BeforeEach
    void two_files(@TempDir Path folder) throws IOException {
        Path first = Files.writeString(folder.resolve("a.csv"), "id,name\n1,Ada\n");
        Path second = Files.writeString(folder.resolve("b.csv"), "id,name\n2,Grace\n");
        customers = CsvSource.of(List.of(first, second), Customer.class).build();
    }

    @Test
    void the_whole_source_is_a_split_too() {
        Reading<Customer> reading = new Reading<>();

        reading.read(customers, Split.whole(), Position.start());

        assertThat(reading.rows).extracting(Customer::name).containsExactly("Ada", "Grace");
        assertThat(reading.count).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0-3", "2-2", "1-0", "1", "x-2", "-1-1", "0..2", "0-99999999999"})
    void a_split_that_the_source_did_not_give_is_refused(String id) {
        Split split = Split.of(id);

        assertThatThrownBy(() -> customers.open(split, Position.start()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a.csv and 1 more has no split '%s': it is divided by the numbers of its files, at most"
                                + " '0-2'; open a split that its splits(…) gave",
                        id);
    }
}
