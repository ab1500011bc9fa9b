package dev.intact.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FoldTest {
    record Attribute(@Nullable String product, String name) {}

    record Product(String id, List<String> names) {
        static Product of(List<Attribute> attributes) {
            return new Product(
                    String.valueOf(attributes.get(0).product()),
                    attributes.stream().map(Attribute::name).toList());
        }
    }

    record Amount(BigDecimal at, UUID id) {}

    record Amounts(BigDecimal at, int number) {
        static Amounts of(List<Amount> amounts) {
            return new Amounts(amounts.get(0).at(), amounts.size());
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // as source records have them
    record Blob(byte[] bytes) {}

    private static Source<Product> products(Attribute... attributes) {
        return Sources.fold(Patchy.of("attributes", Attribute.class, Arrays.asList(attributes)))
                .by(Attribute::product)
                .atMost(3)
                .into(Product.class, Product::of);
    }

    private static @Nullable Attribute torn() {
        return null;
    }

    private static Attribute a(@Nullable String product, String name) {
        return new Attribute(product, name);
    }

    @Test
    void rows_of_one_key_become_one_record() {
        Outcomes<Product> read = Outcomes.resumable(products(a("p1", "x"), a("p1", "y"), a("p2", "z"), a("p3", "x")));

        assertThat(read.records())
                .containsExactly(
                        new Product("p1", List.of("x", "y")),
                        new Product("p2", List.of("z")),
                        new Product("p3", List.of("x")));
        assertThat(read.unreadable()).isEmpty();
    }

    @Test
    void a_key_that_comes_back_ends_the_reading() {
        Source<Product> source = products(a("p1", "x"), a("p2", "y"), a("p1", "z"));

        assertThatThrownBy(() -> Outcomes.of(source))
                .isInstanceOf(SourceException.class)
                .hasMessage(
                        "attributes is not in the order of product: record 3 of those read belongs before the one in front of it; sort it in ascending order, text by its code points");
    }

    @Test
    void a_key_that_comes_back_behind_rows_without_a_key_ends_the_reading() {
        Source<Product> source = products(a("p1", "x"), a(null, "y"), a("p1", "z"));

        assertThatThrownBy(() -> Outcomes.of(source))
                .isInstanceOf(SourceException.class)
                .hasMessage(
                        "attributes is not in the order of product: a key comes back at record 3 of those read; sort it so that the records of a key follow each other");
    }

    /** The run that was interrupted would have found it, so the one that goes on must. */
    @Test
    void a_key_that_comes_back_is_found_wherever_reading_goes_on() {
        Source<Product> sorted = products(a("p1", "x"), a("p2", "y"), a(null, "n"), a("p3", "z"));
        Source<Product> unsorted = products(a("p1", "x"), a("p2", "y"), a(null, "n"), a("p2", "z"));
        List<Outcomes.Item<Product>> items = Outcomes.of(sorted).items();

        assertThat(items).hasSize(4);
        for (Outcomes.Item<Product> item : items.subList(1, 3)) {
            assertThatThrownBy(() -> Outcomes.behind(unsorted, item.position())).isInstanceOf(SourceException.class);
        }
    }

    @Test
    void too_many_rows_of_one_key_are_refused_with_their_number() {
        Outcomes<Product> read = Outcomes.resumable(products(
                a("p1", "1"), a("p1", "2"), a("p1", "3"), a("p1", "4"), a("p1", "5"), a("p2", "1"), a("p2", "2")));

        assertThat(read.records()).containsExactly(new Product("p2", List.of("1", "2")));
        assertThat(read.unreadable())
                .containsExactly(
                        "@attributes[p1] is made of 5 records of attributes, more than 3; find out why they are so many, or raise atMost(…)");
    }

    @Test
    void a_row_that_cannot_be_read_belongs_to_the_rows_around_it() {
        Outcomes<Product> read = Outcomes.resumable(products(a("p1", "x"), torn(), a("p1", "y"), a("p2", "z")));

        assertThat(read.records()).containsExactly(new Product("p2", List.of("z")));
        assertThat(read.unreadable())
                .containsExactly(
                        "@attributes[p1] is made of a record of attributes that cannot be read, @attributes:2 / id: is torn");
    }

    @Test
    void between_two_keys_a_row_that_cannot_be_read_may_belong_to_either() {
        Outcomes<Product> read = Outcomes.resumable(products(a("p1", "x"), torn(), a("p2", "z"), a("p3", "y")));

        String mayLack =
                " may lack a record of attributes that cannot be read; correct that record; it stands next to those that this one is made of";
        assertThat(read.records()).containsExactly(new Product("p3", List.of("y")));
        assertThat(read.unreadable())
                .containsExactly("@attributes[p1]" + mayLack, "@attributes:2 id: is torn", "@attributes[p2]" + mayLack);
    }

    @Test
    void more_rows_in_a_row_than_a_record_may_have_cannot_be_unreadable() {
        Source<Product> source = products(a("p1", "x"), torn(), torn(), torn(), torn());

        assertThatThrownBy(() -> Outcomes.of(source))
                .isInstanceOf(SourceException.class)
                .hasMessage(
                        "attributes: more than 3 records that follow each other cannot be read; is it what it was declared to be?");
    }

    @Test
    void a_row_without_a_key_is_a_record_that_cannot_be_read() {
        Outcomes<Product> read = Outcomes.resumable(products(a(null, "n"), a("p1", "x"), a(null, "n"), a(null, "n")));

        assertThat(read.records()).containsExactly(new Product("p1", List.of("x")));
        assertThat(read.unreadable())
                .containsExactly(
                        "@attributes[1] product: has no key to be folded by",
                        "@attributes[3] product: has no key to be folded by",
                        "@attributes[4] product: has no key to be folded by");
    }

    @Test
    void a_function_that_throws_refuses_its_record_alone() {
        Source<Product> source = Sources.fold(
                        Patchy.of("attributes", Attribute.class, List.of(a("p1", "x"), a("p2", "y"), a("p3", "z"))))
                .by(Attribute::product)
                .into(Product.class, rows -> {
                    if ("p2".equals(rows.get(0).product())) {
                        throw new IllegalStateException("secret");
                    }
                    return "p3".equals(rows.get(0).product()) ? null : Product.of(rows);
                });

        assertThat(Outcomes.resumable(source).unreadable())
                .containsExactly(
                        "@attributes[p2] could not become a Product (IllegalStateException)",
                        "@attributes[p3] became no Product, but null");
    }

    @Test
    void text_is_in_the_order_of_its_code_points_and_decimals_are_the_same_whatever_their_scale() {
        Source<Product> text = products(a("Z", "1"), a("a", "2"), a("\uFB00", "3"), a("\uD83D\uDE00", "4"));
        UUID low = UUID.fromString("10000000-0000-0000-0000-000000000000");
        UUID high = UUID.fromString("f0000000-0000-0000-0000-000000000000");
        List<Amount> amounts = List.of(
                new Amount(new BigDecimal("1.0"), low),
                new Amount(new BigDecimal("1.00"), high),
                new Amount(BigDecimal.TEN, low));

        assertThat(Outcomes.resumable(text).records()).hasSize(4);
        assertThat(Outcomes.resumable(Sources.fold(InMemorySource.of(Amount.class, amounts))
                                .by(Amount::at)
                                .into(Amounts.class, Amounts::of))
                        .records())
                .containsExactly(new Amounts(new BigDecimal("1.0"), 2), new Amounts(BigDecimal.TEN, 1));
        assertThat(Outcomes.resumable(Sources.fold(InMemorySource.of(Amount.class, amounts))
                                .by(Amount::at, Amount::id)
                                .into(Amounts.class, Amounts::of))
                        .records())
                .hasSize(3);
    }

    @Test
    void a_key_needs_an_order() {
        Fold<Blob> blobs = Sources.fold(InMemorySource.of(Blob.class, List.of()));

        assertThatThrownBy(() -> blobs.by(Blob::bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Blob.bytes is a byte[], whose values have no order; name a field that has one");
        assertThatThrownBy(() -> blobs.by(Blob::hashCode)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void leaves_a_fingerprint_of_how_it_is_folded() {
        assertThat(products().fingerprint().facts())
                .containsExactly("is folded by product, 3 rows at most, made into Product by Product.of");
    }

    @Test
    void no_record_is_made_of_nothing() {
        assertThatThrownBy(() -> Sources.fold(InMemorySource.of(Attribute.class, List.of()))
                        .by(Attribute::product)
                        .atMost(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a record cannot be made of 0 rows at most");
    }
}
