package dev.intact.testkit;

import dev.intact.sink.InMemoryTarget;
import dev.intact.sink.Sink;
import java.util.List;

class InMemoryKeyedContractTest extends KeyedTargetContract<Sample> {
    private final InMemoryTarget target = InMemoryTarget.named("memory");

    @Override
    protected Sink<Sample> first() {
        return target.sink("first", Sample.class).upsertOn(Sample::id);
    }

    @Override
    protected Sample row(int number) {
        return Sample.numbered(number);
    }

    @Override
    protected List<Sample> stored(Sink<Sample> sink) {
        return target.rows(sink);
    }
}
