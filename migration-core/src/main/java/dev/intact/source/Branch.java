package dev.intact.source;

import dev.intact.field.Key;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The children of one kind, while they are read. */
final class Branch<C> {
    static final int STATES = 3;

    private final Head<C> head;
    private final SortKey<C> key;
    private final Order<C> order;
    private boolean gap;

    private Branch(Head<C> head, SortKey<C> key, @Nullable SortValue last, boolean gap) {
        this.head = head;
        this.key = key;
        this.order = new Order<>(head, key, last);
        this.gap = gap;
    }

    static <C> Branch<C> open(Group.Children<C> children, Iterator<String> state) {
        boolean gap = !state.next().isEmpty();
        SortValue last = children.key().parse(state.next());
        return new Branch<>(Head.of(children.source(), state.next()), children.key(), last, gap);
    }

    List<String> state() {
        return List.of(gap ? "!" : "", key.print(order.last()), head.state());
    }

    Head<C> head() {
        return head;
    }

    /**
     * Takes a child that no parent will take.
     *
     * @param last the parent that was taken last
     * @param parent the one that is next; null at the end
     * @param parents the name of their source
     * @return why it is no part of a record; null if what is next is no such child
     * @throws SourceException if its parent was there, and has gone by
     */
    <S> @Nullable Made<S> orphan(@Nullable SortValue last, @Nullable SortValue parent, String parents) {
        if (head.isUnreadable()) {
            gap = true;
            return passBy(head.unreadable());
        }
        SortValue value = order.next();
        if (head.isEnd()) {
            return null;
        }
        Key place = Key.ofPlace(head.name(), head.where());
        if (value == null) {
            return passBy(Made.unreadable(place, GroupProblems.namesNone(head.name(), key, parents)));
        }
        if (last != null && value.compareTo(last) <= 0) {
            throw Order.comesBack(head, key);
        }
        if (parent != null && value.compareTo(parent) >= 0) {
            return null;
        }
        order.take(value);
        gap = false;
        return passBy(Made.unreadable(place, GroupProblems.isNotThere(head.name(), key, value, parents)));
    }

    private <S, T> Made<S> passBy(Made<T> made) {
        head.pass();
        return made.as();
    }

    /** Takes the children of a parent, of which there may be none. */
    Stretch<C> take(SortValue parent, int atMost) {
        boolean hasSome = parent.isSame(order.next());
        if (hasSome) {
            order.take(parent);
        }
        Stretch<C> stretch = Stretch.of(head, atMost, gap, () -> parent.isSame(order.next()));
        gap = !stretch.behind().isEmpty() || (gap && !hasSome);
        return stretch;
    }
}
