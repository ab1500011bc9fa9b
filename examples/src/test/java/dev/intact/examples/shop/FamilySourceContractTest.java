package dev.intact.examples.shop;

import dev.intact.examples.shop.FamilySourceTest.Placed;
import dev.intact.field.Schema;
import dev.intact.source.InMemorySource;
import dev.intact.source.Source;
import dev.intact.testkit.SourceContract;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class FamilySourceContractTest extends SourceContract<Placed> {
    @Override
    protected List<Placed> records() {
        return IntStream.range(0, 12)
                .mapToObj(line -> new Placed(line, "sku-" + line, null, 0, null))
                .toList();
    }

    @Override
    protected Source<Placed> source(List<Placed> records) {
        return new FamilySource<>(
                InMemorySource.of(Placed.class, records),
                Schema.of(Placed.class),
                Placed::sku,
                all -> Map.of(),
                (record, family) -> record);
    }
}
