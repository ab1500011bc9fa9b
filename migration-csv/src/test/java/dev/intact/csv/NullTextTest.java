package dev.intact.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NullTextTest {
    @TempDir
    Path folder;

    record Cells(
            @Nullable String optional,
            String required,
            @Nullable Integer number) {}

    private Reading<Cells> read(String line, Dialect dialect) throws IOException {
        Path path = Files.writeString(folder.resolve("cells.csv"), line + "\n");
        return Reading.all(
                CsvSource.of(path, Cells.class).dialect(dialect).positions().build());
    }

    @Test
    void an_empty_field_is_null_and_the_empty_text_where_null_cannot_be() throws IOException {
        assertThat(read(",,", Dialect.rfc4180()).rows).containsExactly(new Cells(null, "", null));
    }

    @Test
    void an_empty_quoted_field_is_the_empty_text_and_null_of_other_types() throws IOException {
        assertThat(read("\"\",\"\",\"\"", Dialect.rfc4180()).rows).containsExactly(new Cells("", "", null));
    }

    @Test
    void a_declared_text_is_null_unless_it_is_quoted() throws IOException {
        Dialect dialect = Dialect.rfc4180().nullText("NULL");
        assertThat(read("NULL,\"NULL\",NULL", dialect).rows).containsExactly(new Cells(null, "NULL", null));
        assertThat(read("\"NULL\",,NULL", dialect).rows).containsExactly(new Cells("NULL", "", null));
    }

    @Test
    void null_where_none_may_be_rejects_the_row() throws IOException {
        assertThat(read("a,NULL,1", Dialect.rfc4180().nullText("NULL")).rejected)
                .containsExactly("@cells.csv:1 required: must have a value, but is empty (column 2)");
    }

    @Test
    void an_empty_field_is_no_number_where_another_text_is_null() throws IOException {
        assertThat(read("a,b,", Dialect.rfc4180().nullText("NULL")).rejected)
                .containsExactly("@cells.csv:1 number: \"\" is not a whole number of type int (column 3)");
    }

    @Test
    void several_texts_may_be_null() throws IOException {
        assertThat(read(",b,\\N", Dialect.rfc4180().nullText("", "\\N")).rows)
                .containsExactly(new Cells(null, "b", null));
    }
}
