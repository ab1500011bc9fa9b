package dev.intact.testkit;

import dev.intact.source.InMemorySource;
import dev.intact.source.Source;
import java.util.List;

class InMemorySourceContractTest extends SourceContract<Sample> {
    @Override
    protected List<Sample> records() {
        return Sample.some();
    }

    @Override
    protected Source<Sample> source(List<Sample> records) {
        return InMemorySource.of(Sample.class, records);
    }
}
