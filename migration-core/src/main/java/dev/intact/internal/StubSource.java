package dev.intact.internal;

import dev.intact.field.Schema;
import dev.intact.ledger.Position;
import dev.intact.source.Cursor;
import dev.intact.source.Source;
import dev.intact.source.SourceException;
import dev.intact.source.Split;
import java.util.List;

/** Where stubs come from: nowhere. They are made while others are moved, and are never read. */
record StubSource<S>(Source<S> of) implements Source<S> {
    static final Split SPLIT = Split.of("stubs");

    @Override
    public String name() {
        return "stubs of " + of.name();
    }

    @Override
    public Schema<S> schema() {
        return of.schema();
    }

    @Override
    public List<Split> splits(int atMost) {
        return List.of(SPLIT);
    }

    @Override
    public Cursor<S> open(Split split, Position after) {
        throw new SourceException(name() + " are made while others are moved, and cannot be read");
    }
}
