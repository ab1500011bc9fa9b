package dev.intact.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.field.Schema;
import dev.intact.ledger.Position;
import dev.intact.source.Cursor;
import dev.intact.source.InMemorySource;
import dev.intact.source.Receiver;
import dev.intact.source.Source;
import dev.intact.source.Split;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FamilySourceTest {
    record Goods(int line, String sku, @Nullable String parent) {}

    record Placed(
            int line,
            String sku,
            @Nullable String product,
            int place,
            @Nullable String variants) implements Serializable {}

    private static FamilySource<Goods, Placed> families(Source<Goods> goods) {
        return new FamilySource<>(
                goods, Schema.of(Placed.class), Goods::sku, FamilySourceTest::variants, FamilySourceTest::placed);
    }

    private static Map<String, List<String>> variants(List<Goods> goods) {
        Map<String, List<String>> variants = new LinkedHashMap<>();
        goods.stream()
                .filter(one -> one.parent() != null)
                .forEach(one -> variants.computeIfAbsent(one.parent(), any -> new ArrayList<>())
                        .add(one.sku()));
        return variants;
    }

    private static Placed placed(Goods goods, FamilySource.Family family) {
        return new Placed(
                goods.line(), goods.sku(), family.product(), family.place(), Families.joined(family.variants()));
    }

    private static List<Placed> read(Source<Placed> source) {
        List<Placed> read = new ArrayList<>();
        try (Cursor<Placed> cursor = source.open(Split.whole(), Position.start())) {
            boolean more = true;
            while (more) {
                more = cursor.next(new Receiver<Placed>() {
                    @Override
                    public void record(Position position, Placed record) {
                        read.add(record);
                    }

                    @Override
                    public void unreadable(Position position, Key place, List<Problem> problems) {
                        throw new AssertionError(problems);
                    }
                });
            }
            assertThat(cursor.count()).isEqualTo(OptionalLong.of(read.size()));
        }
        return read;
    }

    @Test
    void a_product_stands_before_its_variants_wherever_the_file_has_them() {
        List<Goods> goods = List.of(
                new Goods(1, "tee-red", "tee"),
                new Goods(2, "cap", null),
                new Goods(3, "tee", null),
                new Goods(4, "tee-blue", "tee"));

        assertThat(read(families(InMemorySource.of(Goods.class, goods))))
                .containsExactly(
                        new Placed(2, "cap", null, 0, null),
                        new Placed(3, "tee", null, 0, "tee-red|tee-blue"),
                        new Placed(1, "tee-red", "tee", 1, null),
                        new Placed(4, "tee-blue", "tee", 2, null));
    }

    @Test
    void a_variant_whose_product_is_not_there_is_yielded_without_one() {
        assertThat(read(families(InMemorySource.of(Goods.class, List.of(new Goods(1, "tee-red", "tee"))))))
                .containsExactly(new Placed(1, "tee-red", null, 0, null));
    }

    @Property
    void every_record_is_yielded_once_whatever_refers_to_what(@ForAll("goods") List<Goods> goods) {
        List<Placed> read = read(families(InMemorySource.of(Goods.class, goods)));

        assertThat(read.stream().map(Placed::line).toList())
                .containsExactlyInAnyOrderElementsOf(
                        goods.stream().map(Goods::line).toList());
    }

    /** Few SKUs, so that there are doubles, products of themselves, circles, and families of families. */
    @Provide
    Arbitrary<List<Goods>> goods() {
        Arbitrary<String> skus = Arbitraries.of("a", "b", "c", "d", "e");
        return Combinators.combine(skus, skus.injectNull(0.4))
                .as((sku, parent) -> new Goods(0, sku, parent))
                .list()
                .ofMaxSize(12)
                .map(list -> {
                    List<Goods> numbered = new ArrayList<>();
                    list.forEach(one -> numbered.add(new Goods(numbered.size(), one.sku(), one.parent())));
                    return numbered;
                });
    }
}
