package dev.intact.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {
    interface Products {}

    record Point(int x) {}

    private static final Column<Products, Long> ID = Column.of("id", Long.class);
    private static final Column<Products, String> NAME = Column.nullable("name", String.class);
    private static final Column<Products, String> OTHER = Column.nullable("nmae", String.class);
    private static final Table<Products> PRODUCTS = Table.of("product", ID, NAME);

    @Test
    void describes_its_columns_as_fields() {
        assertThat(PRODUCTS.name()).isEqualTo("product");
        assertThat(PRODUCTS.leafNames()).containsExactly("id", "name");
        assertThat(PRODUCTS.columns()).containsExactly(ID, NAME);
        assertThat(PRODUCTS.field(NAME)).hasToString("name: String?");
        assertThat(PRODUCTS).hasToString("product[id: Long, name: String?]");
    }

    @Test
    void makes_rows_that_are_read_by_column() {
        Row<Products> row = PRODUCTS.row(Map.of("id", 7L));
        assertThat(row.get(ID)).isEqualTo(7L);
        assertThat(NAME.get(row)).isNull();
        assertThat(row.table()).isSameAs(PRODUCTS);
    }

    @Test
    void compares_rows_by_value_and_shows_none_of_them() {
        Row<Products> row = PRODUCTS.row(Map.of("id", 7L, "name", "secret"));
        assertThat(row)
                .isEqualTo(PRODUCTS.row(Map.of("id", 7L, "name", "secret")))
                .hasSameHashCodeAs(PRODUCTS.row(Map.of("id", 7L, "name", "secret")))
                .isNotEqualTo(PRODUCTS.row(Map.of("id", 7L)));
        assertThat(row.toString()).isEqualTo("row of product[id: Long, name: String?]");
    }

    @Test
    void refuses_an_unknown_column_and_tells_the_nearest() {
        Row<Products> row = PRODUCTS.row(Map.of("id", 7L));
        String message = "'nmae' is not a field of product; did you mean 'name'? (fields: id, name)";
        assertThatThrownBy(() -> row.get(OTHER))
                .isInstanceOf(UnknownFieldException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> PRODUCTS.row(Map.of("nmae", "x"))).hasMessage(message);
        assertThatThrownBy(() -> PRODUCTS.field(OTHER)).hasMessage(message);
    }

    @Test
    void refuses_a_field_that_is_no_column() {
        assertThatThrownBy(() -> PRODUCTS.field(row -> row.get(ID)))
                .isInstanceOf(UnknownFieldException.class)
                .hasMessage("a field of table product is named by one of its columns");
    }

    @Test
    void refuses_rows_without_a_value_or_with_one_of_another_type() {
        assertThatThrownBy(() -> PRODUCTS.row(Map.of("name", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("product.id must have a value; declare it nullable if it may be missing");
        assertThatThrownBy(() -> PRODUCTS.row(Map.of("id", 7)))
                .hasMessage("product.id holds a Long, but was given a Integer");
        assertThatThrownBy(() -> PRODUCTS.create(new Object[1]))
                .hasMessage("product has 2 columns, but 1 values were given");
        assertThat(PRODUCTS.missing(new Object[2])).extracting(Field::name).containsExactly("id");
    }

    @Test
    void refuses_a_table_without_columns_or_with_one_name_twice() {
        assertThatThrownBy(() -> Table.of("empty", List.<Column<Products, ?>>of()))
                .hasMessage("table empty has no columns");
        assertThatThrownBy(() -> Table.of("twice", ID, ID)).hasMessage("table twice has two columns named 'id'");
    }

    @Test
    void refuses_a_column_without_a_name_or_of_a_type_that_is_no_value() {
        assertThatThrownBy(() -> Column.of(" ", String.class)).hasMessage("a column needs a name");
        assertThatThrownBy(() -> Column.of("n", int.class))
                .hasMessage("column n is a int; use a wrapper or a plain value type");
        assertThatThrownBy(() -> Column.of("p", Point.class))
                .hasMessage("column p is a Point; use a wrapper or a plain value type");
    }

    @Test
    void equals_its_copy_after_serialization() {
        Row<Products> row = PRODUCTS.row(Map.of("id", 7L, "name", "x"));
        assertThat(Copies.of(row)).isEqualTo(row);
        assertThat(Copies.of(PRODUCTS)).isEqualTo(PRODUCTS).hasSameHashCodeAs(PRODUCTS);
        assertThat(Copies.of(ID)).isEqualTo(ID).hasSameHashCodeAs(ID).isNotEqualTo(NAME);
    }
}
