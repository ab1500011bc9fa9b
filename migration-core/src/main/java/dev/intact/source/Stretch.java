package dev.intact.source;

import dev.intact.field.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Records that follow each other and belong together. Those among them that cannot be read belong to them too; of those
 * behind the last one it cannot be told.
 */
final class Stretch<A> {
    private static final int SHOWN = 10;

    private final Head<A> head;
    private final int atMost;
    private final boolean gap;
    private final List<A> records = new ArrayList<>();
    private final List<Problem> inside = new ArrayList<>();
    private List<Made<A>> behind = List.of();
    private long size;

    private Stretch(Head<A> head, int atMost, boolean gap) {
        this.head = head;
        this.atMost = atMost;
        this.gap = gap;
    }

    /**
     * Takes what belongs together.
     *
     * @param head is at its first record, if there is one
     * @param atMost how many may be held; the others are counted
     * @param gap whether one in front of them cannot be read
     * @param belongs whether what is next does
     * @throws SourceException if more than that cannot be read, one behind the other
     */
    static <A> Stretch<A> of(Head<A> head, int atMost, boolean gap, BooleanSupplier belongs) {
        Stretch<A> stretch = new Stretch<>(head, atMost, gap);
        stretch.takeWhile(belongs);
        while (!stretch.takeUnreadable().isEmpty() && belongs.getAsBoolean()) {
            stretch.behind.forEach(stretch::addInside);
            stretch.takeWhile(belongs);
        }
        return stretch;
    }

    private void takeWhile(BooleanSupplier belongs) {
        while (belongs.getAsBoolean()) {
            A record = head.take();
            size++;
            if (size <= atMost) {
                records.add(record);
            } else {
                records.clear(); // they become nothing
            }
        }
    }

    private List<Made<A>> takeUnreadable() {
        behind = new ArrayList<>();
        while (head.isUnreadable()) {
            if (behind.size() >= atMost) {
                throw new SourceException(
                        "%s: more than %s records that follow each other cannot be read; is it what it was declared to be?"
                                .formatted(head.name(), atMost));
            }
            behind.add(head.unreadable());
            head.pass();
        }
        return behind;
    }

    private void addInside(Made<A> unreadable) {
        size++;
        if (inside.size() < SHOWN) {
            inside.add(Problem.of("is made of a record of %s that cannot be read, %s"
                    .formatted(head.name(), unreadable.place().masked())));
            inside.addAll(unreadable.problems());
        }
    }

    /** {@return the records that can be read, in order} */
    List<A> records() {
        return List.copyOf(records);
    }

    /** {@return those behind them that cannot be read} */
    List<Made<A>> behind() {
        return behind;
    }

    /** {@return why nothing can be made of them; empty if they are whole} */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        if (size > atMost) {
            problems.add(GroupProblems.tooMany(head.name(), size, atMost));
        }
        problems.addAll(inside);
        if (inside.isEmpty() && (gap || !behind.isEmpty())) {
            problems.add(Problem.of("may lack a record of %s that cannot be read".formatted(head.name()))
                    .advice("correct that record; it stands next to those that this one is made of"));
        }
        return problems;
    }
}
