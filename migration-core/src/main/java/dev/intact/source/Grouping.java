package dev.intact.source;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.ledger.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads parents and their children side by side. A step takes what no parent will take, or else a parent with all of
 * its children.
 *
 * <p>Of a child that cannot be read it is known between which children it stands, so none of the parents between can be
 * made: each may lack it.
 */
final class Grouping<P, S> extends SteppedCursor<S> {
    private final GroupedSource<P, S> source;
    private final Group.Plan<P> plan;
    private final Head<P> parents;
    private final Order<P> order;
    private final List<Branch<?>> branches;

    private Grouping(GroupedSource<P, S> source, Position after, Head<P> parents, Order<P> order, List<Branch<?>> all) {
        super(source.name(), after);
        this.source = source;
        this.plan = source.plan();
        this.parents = parents;
        this.order = order;
        this.branches = all;
    }

    static <P, S> Grouping<P, S> open(GroupedSource<P, S> source, Position after) {
        Group.Plan<P> plan = source.plan();
        String text = stateOf(after);
        Iterator<String> state =
                (text.isEmpty() ? Collections.nCopies(states(plan), "") : StateText.parts(text)).iterator();
        List<Head<?>> opened = new ArrayList<>();
        try {
            SortValue last = plan.key().parse(state.next());
            Head<P> parents = Head.of(plan.parents(), state.next());
            opened.add(parents);
            List<Branch<?>> branches = new ArrayList<>();
            for (Group.Children<?> children : plan.children()) {
                Branch<?> branch = Branch.open(children, state);
                opened.add(branch.head());
                branches.add(branch);
            }
            return new Grouping<>(source, after, parents, new Order<>(parents, plan.key(), last), branches);
        } catch (RuntimeException e) {
            Heads.close(opened);
            throw e;
        }
    }

    private static int states(Group.Plan<?> plan) {
        return 2 + Branch.STATES * plan.children().size();
    }

    @Override
    String state() {
        List<String> state = new ArrayList<>(List.of(plan.key().print(order.last()), parents.state()));
        branches.forEach(branch -> state.addAll(branch.state()));
        return StateText.of(state);
    }

    @Override
    List<Head<?>> heads() {
        List<Head<?>> heads = new ArrayList<>(List.of(parents));
        branches.forEach(branch -> heads.add(branch.head()));
        return heads;
    }

    @Override
    @Nullable
    List<Made<S>> step() {
        SortValue next = order.next();
        if (next == null && !parents.isEnd()) {
            return List.of(withoutKey());
        }
        for (Branch<?> branch : branches) {
            Made<S> orphan = branch.orphan(order.last(), next, source.name());
            if (orphan != null) {
                return List.of(orphan);
            }
        }
        if (next == null) {
            return null;
        }
        return next.isSame(order.last()) ? List.of(another(next)) : group(next);
    }

    private Made<S> withoutKey() {
        Made<S> made = parents.isUnreadable()
                ? parents.unreadable()
                : Made.unreadable(Key.ofPlace(source.name(), parents.where()), GroupProblems.noKey(plan.key()));
        parents.pass();
        return made;
    }

    private Made<S> another(SortValue value) {
        Key place = Key.ofPlace(source.name(), parents.where());
        parents.pass();
        return Made.unreadable(place, GroupProblems.shared(plan.key(), value));
    }

    private List<Made<S>> group(SortValue value) {
        Key place = Key.ofPlace(source.name(), parents.where());
        P parent = parents.take();
        order.take(value);
        List<Problem> problems = new ArrayList<>();
        if (value.isSame(order.next())) {
            problems.add(GroupProblems.shared(plan.key(), value));
        }
        List<List<?>> children = new ArrayList<>();
        List<Made<S>> behind = new ArrayList<>();
        for (Branch<?> branch : branches) {
            Stretch<?> stretch = branch.take(value, plan.atMost());
            children.add(stretch.records());
            problems.addAll(stretch.problems());
            stretch.behind().forEach(unreadable -> behind.add(unreadable.as()));
        }
        List<Made<S>> made = new ArrayList<>();
        made.add(
                problems.isEmpty()
                        ? Made.by(() -> source.making().apply(parent, children), source.schema(), place)
                        : new Made<>(null, place, List.copyOf(problems)));
        made.addAll(behind);
        return made;
    }
}
