package dev.intact.source;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.ledger.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The children of one kind that were found for the parents of a page. */
final class Found<C> implements Receiver<C> {
    private final Group.Children<C> children;
    private final int atMost;
    private final Map<SortValue, List<C>> lists = new TreeMap<>();
    private final Map<SortValue, Long> sizes = new TreeMap<>();
    private final Set<SortValue> torn = new TreeSet<>();
    private boolean hasUnreadable;

    private Found(Group.Children<C> children, List<SortValue> keys, int atMost) {
        this.children = children;
        this.atMost = atMost;
        keys.forEach(key -> lists.put(key, new ArrayList<>()));
    }

    /** Asks once; only if something cannot be read for each parent, to know whose it is. */
    static <C> Found<C> of(Group.Children<C> children, Finder<C> finder, List<SortValue> keys, int atMost) {
        Found<C> found = new Found<>(children, keys, atMost);
        finder.find(keys.stream().map(SortValue::parts).toList(), found);
        if (found.hasUnreadable) {
            for (SortValue key : keys) {
                Found<C> alone = new Found<>(children, List.of(key), atMost);
                finder.find(List.of(key.parts()), alone);
                if (alone.hasUnreadable) {
                    found.torn.add(key);
                }
            }
        }
        return found;
    }

    @Override
    public void record(Position position, C child) {
        SortValue key = children.key().of(child);
        List<C> list = key == null ? null : lists.get(key);
        if (key != null && list != null) { // else the database takes for equal what is not
            if (sizes.merge(key, 1L, Long::sum) <= atMost) {
                list.add(child);
            } else {
                list.clear(); // they become nothing
            }
        }
    }

    @Override
    public void unreadable(Position position, Key place, List<Problem> problems) {
        hasUnreadable = true;
    }

    List<C> of(SortValue key) {
        return List.copyOf(lists.getOrDefault(key, List.of()));
    }

    /** Why nothing can be made of them. */
    List<Problem> problems(SortValue key) {
        List<Problem> problems = new ArrayList<>();
        long size = sizes.getOrDefault(key, 0L);
        String name = children.source().name();
        if (size > atMost) {
            problems.add(GroupProblems.tooMany(name, size, atMost));
        }
        if (torn.contains(key)) {
            problems.add(Problem.of("is made of a record of %s that cannot be read".formatted(name))
                    .advice("correct that record, which is rejected too"));
        }
        return problems;
    }
}
