package dev.intact.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.convert.Lists;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExplodeTest {
    record Order(
            int id, @Nullable List<String> lines, @Nullable String tags) {}

    record Line(int order, int place, String text) {
        static Line of(Order order, String text, int place) {
            return new Line(order.id(), place, text);
        }
    }

    private static Patchy<Order> orders(@Nullable Order... orders) {
        return Patchy.of("orders", Order.class, Arrays.asList(orders));
    }

    @Test
    void each_element_becomes_a_record_with_its_place() {
        Source<Line> lines = Sources.explode(orders(
                        new Order(1, List.of("a", "b", "c"), null),
                        new Order(2, List.of(), null),
                        new Order(3, null, null),
                        new Order(4, List.of("d"), null)))
                .each(Order::lines)
                .into(Line.class, Line::of);

        assertThat(Outcomes.resumable(lines).records())
                .containsExactly(new Line(1, 1, "a"), new Line(1, 2, "b"), new Line(1, 3, "c"), new Line(4, 1, "d"));
    }

    @Test
    void text_is_taken_apart_by_a_conversion() {
        Source<Line> tags = Sources.explode(
                        orders(new Order(1, null, "a|b\\|c"), new Order(2, null, null), new Order(3, null, "bad\\x")))
                .each(Order::tags, Lists.delimitedBy('|').escapedBy('\\').toList())
                .into(Line.class, Line::of);

        Outcomes<Line> read = Outcomes.resumable(tags);

        assertThat(read.records()).containsExactly(new Line(1, 1, "a"), new Line(1, 2, "b|c"));
        assertThat(read.unreadable())
                .containsExactly(
                        "@orders[3] tags: \"bad\\x\" has a '\\' that escapes nothing; double it where it stands for itself");
    }

    @Test
    void a_record_that_cannot_be_read_stays_one() {
        Source<Line> lines = Sources.explode(orders(new Order(1, List.of("a"), null), null))
                .each(Order::lines)
                .into(Line.class, Line::of);

        assertThat(Outcomes.resumable(lines).unreadable()).containsExactly("@orders:2 id: is torn");
    }

    @Test
    void a_function_that_throws_refuses_its_element_alone() {
        Source<Line> lines = Sources.explode(orders(new Order(1, List.of("a", "", "c"), null)))
                .each(Order::lines)
                .into(Line.class, (order, text, place) -> {
                    if (text.isEmpty()) {
                        throw new IllegalArgumentException("secret");
                    }
                    return Line.of(order, text, place);
                });

        Outcomes<Line> read = Outcomes.resumable(lines);

        assertThat(read.records()).containsExactly(new Line(1, 1, "a"), new Line(1, 3, "c"));
        assertThat(read.unreadable())
                .containsExactly("@orders[1#2] could not become a Line (IllegalArgumentException)");
    }

    @Test
    void is_divided_as_its_records_are() {
        Source<Order> orders = InMemorySource.of(
                Order.class, List.of(new Order(1, List.of("a", "b"), null), new Order(2, List.of("c"), null)));
        Source<Line> lines = Sources.explode(orders).each(Order::lines).into(Line.class, Line::of);

        assertThat(lines.splits(2)).isEqualTo(orders.splits(2)).hasSize(2);
        assertThat(Records.read(lines, 2)).isEqualTo(Records.read(lines, 1)).hasSize(3);
    }

    @Test
    void leaves_a_fingerprint_of_how_it_is_exploded() {
        assertThat(Sources.explode(orders())
                        .each(Order::tags, Lists.delimitedBy('|').toList())
                        .into(Line.class, Line::of)
                        .fingerprint()
                        .facts())
                .containsExactly("is exploded, each of tags as list parted by '|', made into Line by Line.of");
    }
}
