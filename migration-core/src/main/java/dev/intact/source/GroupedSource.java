package dev.intact.source;

import dev.intact.field.Schema;
import dev.intact.ledger.Fingerprint;
import dev.intact.ledger.Position;
import java.io.Serializable;
import java.util.List;
import java.util.OptionalLong;

/** Parents, each with its children, from sources that are sorted alike. */
record GroupedSource<P, S>(Group.Plan<P> plan, Schema<S> schema, Serializable function, Group.Making<P, S> making)
        implements Source<S> {

    @Override
    public String name() {
        return plan.parents().name();
    }

    @Override
    public OptionalLong estimatedCount() {
        return plan.parents().estimatedCount();
    }

    @Override
    public Fingerprint fingerprint() {
        return plan.fingerprint(schema, function);
    }

    /** One: parents and children are not divided alike. */
    @Override
    public List<Split> splits(int parts) {
        return List.of(Split.whole());
    }

    @Override
    public Cursor<S> open(Split split, Position after) {
        return Grouping.open(this, after);
    }

    @Override
    public String toString() {
        return "%s, grouped by %s".formatted(plan.parents(), plan.key().words());
    }
}
