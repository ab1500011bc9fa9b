package dev.intact.source;

import dev.intact.field.Schema;
import dev.intact.ledger.Fingerprint;
import dev.intact.ledger.Position;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Parents in any order, each with its children, which are asked for page by page. A part of it is one of the parents'
 * parts, or all children of one kind, of which those without a parent are handed over; a split has one part or more.
 */
record PagedGroupSource<P, S>(Group.Plan<P> plan, Schema<S> schema, Serializable function, Group.Making<P, S> making)
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

    @Override
    public List<Split> splits(int atMost) {
        List<Part> parts = new ArrayList<>();
        int kinds = plan.children().size();
        for (Split split : plan.parents().splits(Math.max(1, atMost - kinds))) {
            parts.add(new Part(Part.PARENTS, split));
        }
        for (int kind = 0; kind < kinds; kind++) {
            Source<?> children = plan.children().get(kind).source();
            parts.add(new Part(kind, children.splits(1).get(0)));
        }
        int alone = Math.min(atMost, parts.size()) - 1;
        List<Split> splits = new ArrayList<>();
        for (int i = 0; i < alone; i++) {
            splits.add(Part.split(parts.subList(i, i + 1)));
        }
        splits.add(Part.split(parts.subList(alone, parts.size())));
        return List.copyOf(splits);
    }

    @Override
    public Cursor<S> open(Split split, Position after) {
        return PagedGrouping.open(this, Part.of(split), after);
    }

    @Override
    public String toString() {
        return "%s, grouped by %s".formatted(plan.parents(), plan.key().words());
    }

    /** Parents, or children of a kind, that are read from one split of their source. */
    record Part(int kind, Split split) {
        static final int PARENTS = -1;

        static Split split(List<Part> parts) {
            List<String> texts = new ArrayList<>();
            for (Part part : parts) {
                texts.add(Integer.toString(part.kind));
                texts.add(part.split.id());
            }
            return Split.of(StateText.of(texts));
        }

        static List<Part> of(Split split) {
            List<String> texts = StateText.parts(split.id());
            List<Part> parts = new ArrayList<>();
            for (int i = 0; i + 1 < texts.size(); i += 2) {
                parts.add(new Part(Integer.parseInt(texts.get(i)), Split.of(texts.get(i + 1))));
            }
            return parts;
        }
    }
}
