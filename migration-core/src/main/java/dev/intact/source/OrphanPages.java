package dev.intact.source;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.ledger.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Children of one kind, page by page, of which those are handed over that no parent comes with. */
final class OrphanPages<P, C, S> implements PagedGrouping.Pages<S> {
    private final Group.Plan<P> plan;
    private final Group.Children<C> children;
    private final Head<C> head;
    private final Finder<P> parents;

    private OrphanPages(Group.Plan<P> plan, Group.Children<C> children, Head<C> head, Finder<P> parents) {
        this.plan = plan;
        this.children = children;
        this.head = head;
        this.parents = parents;
    }

    static <P, C, S> OrphanPages<P, C, S> open(
            Group.Plan<P> plan, Group.Children<C> children, Split split, String after) {
        Head<C> head = Head.of(children.source(), split, after);
        try {
            Finder<P> parents = plan.parents().finder(plan.key().fields());
            return new OrphanPages<>(plan, children, head, parents);
        } catch (RuntimeException e) {
            head.close();
            throw e;
        }
    }

    /** What is handed over unless its parent is there; null where it names none. */
    private record Slot<S>(@Nullable SortValue parent, Made<S> made) {}

    @Override
    public Head<C> head() {
        return head;
    }

    @Override
    public @Nullable List<Made<S>> next() {
        List<Slot<S>> slots = new ArrayList<>();
        while (slots.size() < plan.page() && !head.isEnd()) {
            slots.add(slot());
        }
        if (slots.isEmpty()) {
            return null;
        }
        Set<SortValue> there = there(new TreeSet<>(
                slots.stream().map(Slot::parent).filter(Objects::nonNull).toList()));
        return slots.stream()
                .filter(slot -> slot.parent() == null || !there.contains(slot.parent()))
                .map(Slot::made)
                .toList();
    }

    private Slot<S> slot() {
        C child = head.peek();
        Key place = Key.ofPlace(head.name(), head.where());
        SortValue parent = child == null ? null : children.key().of(child);
        Made<S> unreadable = head.unreadable();
        head.pass();
        if (parent != null) {
            Problem lost = GroupProblems.isNotThere(
                    head.name(), children.key(), parent, plan.parents().name());
            return new Slot<>(parent, Made.unreadable(place, lost));
        }
        Problem nobody = GroupProblems.namesNone(
                head.name(), children.key(), plan.parents().name());
        return new Slot<>(null, child == null ? unreadable : Made.unreadable(place, nobody));
    }

    /** The keys of the parents that are there, and can be read. */
    private Set<SortValue> there(Set<SortValue> keys) {
        Set<SortValue> there = new TreeSet<>();
        if (keys.isEmpty()) {
            return there;
        }
        parents.find(keys.stream().map(SortValue::parts).toList(), new Receiver<P>() {
            @Override
            public void record(Position position, P parent) {
                SortValue key = plan.key().of(parent);
                if (key != null) {
                    there.add(key);
                }
            }

            @Override
            public void unreadable(Position position, Key place, List<Problem> problems) {
                // it comes with no children, and is read and rejected among the parents
            }
        });
        return there;
    }

    @Override
    public void close() {
        parents.close();
    }
}
