package dev.intact.source;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Parents, page by page, each with the children that are found for it. */
final class ParentPages<P, S> implements PagedGrouping.Pages<S> {
    private final PagedGroupSource<P, S> source;
    private final Group.Plan<P> plan;
    private final Head<P> head;
    private final List<Kind<?>> kinds = new ArrayList<>();

    private ParentPages(PagedGroupSource<P, S> source, Head<P> head) {
        this.source = source;
        this.plan = source.plan();
        this.head = head;
    }

    static <P, S> ParentPages<P, S> open(PagedGroupSource<P, S> source, Split split, String after) {
        ParentPages<P, S> pages =
                new ParentPages<>(source, Head.of(source.plan().parents(), split, after));
        try {
            for (Group.Children<?> children : source.plan().children()) {
                pages.kinds.add(Kind.open(children));
            }
            return pages;
        } catch (RuntimeException e) {
            pages.close();
            pages.head.close();
            throw e;
        }
    }

    /** Children of one kind, and how they are found. */
    private record Kind<C>(Group.Children<C> children, Finder<C> finder) {
        static <C> Kind<C> open(Group.Children<C> children) {
            return new Kind<>(children, children.source().finder(children.key().fields()));
        }

        Found<C> find(List<SortValue> keys, int atMost) {
            return Found.of(children, finder, keys, atMost);
        }
    }

    /** A parent of the page, or why there is none. */
    private record Slot<P, S>(
            @Nullable P parent,
            SortValue value,
            Key place,
            @Nullable Made<S> refused) {}

    @Override
    public Head<P> head() {
        return head;
    }

    @Override
    public @Nullable List<Made<S>> next() {
        List<Slot<P, S>> slots = new ArrayList<>();
        TreeMap<SortValue, Integer> times = new TreeMap<>();
        while (slots.size() < plan.page() && !head.isEnd()) {
            Slot<P, S> slot = slot();
            slots.add(slot);
            if (slot.parent() != null) {
                times.merge(slot.value(), 1, Integer::sum);
            }
        }
        if (slots.isEmpty()) {
            return null;
        }
        List<Found<?>> found = new ArrayList<>();
        if (!times.isEmpty()) {
            List<SortValue> keys = List.copyOf(times.keySet());
            kinds.forEach(kind -> found.add(kind.find(keys, plan.atMost())));
        }
        return slots.stream().map(slot -> made(slot, times, found)).toList();
    }

    private Slot<P, S> slot() {
        P parent = head.peek();
        Key place = Key.ofPlace(source.name(), head.where());
        Made<S> unreadable = head.unreadable();
        head.pass();
        if (parent == null) {
            return new Slot<>(null, SortValue.NONE, place, unreadable);
        }
        SortValue value = plan.key().of(parent);
        return value == null
                ? new Slot<>(null, SortValue.NONE, place, Made.unreadable(place, GroupProblems.noKey(plan.key())))
                : new Slot<>(parent, value, place, null);
    }

    private Made<S> made(Slot<P, S> slot, Map<SortValue, Integer> times, List<Found<?>> found) {
        P parent = slot.parent();
        Made<S> refused = slot.refused();
        if (parent == null || refused != null) {
            return Objects.requireNonNull(refused, "a slot has a parent, or says why not");
        }
        List<Problem> problems = new ArrayList<>();
        if (times.getOrDefault(slot.value(), 1) > 1) {
            problems.add(GroupProblems.shared(plan.key(), slot.value()));
        }
        List<List<?>> children = new ArrayList<>();
        for (Found<?> kind : found) {
            problems.addAll(kind.problems(slot.value()));
            children.add(kind.of(slot.value()));
        }
        return problems.isEmpty()
                ? Made.by(() -> source.making().apply(parent, children), source.schema(), slot.place())
                : new Made<>(null, slot.place(), List.copyOf(problems));
    }

    @Override
    public void close() {
        kinds.forEach(kind -> kind.finder().close());
    }
}
