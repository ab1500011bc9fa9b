package dev.intact.source;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.ledger.Position;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A cursor whose next record can be looked at before it is taken. */
final class Head<A> implements Receiver<A>, AutoCloseable {
    private final String name;
    private final Cursor<A> cursor;
    private Position before;
    private Position behind;
    private boolean filled;
    private boolean ended;
    private @Nullable A record;
    private Key place = Key.ofPlace("");
    private List<Problem> problems = List.of();
    private long read;
    private @Nullable OptionalLong settled;

    private Head(String name, Cursor<A> cursor, Position after) {
        this.name = name;
        this.cursor = cursor;
        this.before = after;
        this.behind = after;
    }

    /** Opens the whole of a source. */
    static <A> Head<A> of(Source<A> source, String after) {
        return of(source, source.splits(1).get(0), after);
    }

    static <A> Head<A> of(Source<A> source, Split split, String after) {
        Position position = after.isEmpty() ? Position.start() : Position.of(after);
        return new Head<>(source.name(), source.open(split, position), position);
    }

    /** {@return whether there is nothing more; looks for it if need be} */
    boolean isEnd() {
        if (!filled && !ended) {
            before = behind;
            ended = !cursor.next(this);
            filled = !ended;
            read += ended ? 0 : 1;
        }
        return ended;
    }

    /** {@return the next record; null at the end, and if it cannot be read} */
    @Nullable
    A peek() {
        return isEnd() ? null : record;
    }

    /** {@return whether there is something next that cannot be read} */
    boolean isUnreadable() {
        return !isEnd() && record == null;
    }

    <S> Made<S> unreadable() {
        return new Made<>(null, place, problems);
    }

    /** Takes what {@link #peek} showed. */
    A take() {
        A taken = Objects.requireNonNull(peek(), "a record that can be read");
        pass();
        return taken;
    }

    /** Passes by what is next. */
    void pass() {
        filled = false;
        record = null;
    }

    /** {@return the place from which what is next is read again, as text; empty at the start} */
    String state() {
        return (filled ? before : behind).token();
    }

    /** {@return where the source says that what is next ends, as text for people} */
    String where() {
        return behind.token();
    }

    /** {@return how many records have been read since it was opened} */
    long read() {
        return read;
    }

    /** {@return by how much the cursor's own count differs from what was read; to be asked at the end} */
    OptionalLong miscounted() {
        if (settled != null) {
            return settled;
        }
        OptionalLong counted = cursor.count();
        return counted.isPresent() ? OptionalLong.of(counted.getAsLong() - read) : counted;
    }

    /** Closes the cursor at its end, and keeps what it has counted. */
    void settle() {
        settled = miscounted();
        close();
    }

    String name() {
        return name;
    }

    @Override
    public void record(Position position, A one) {
        behind = position;
        record = one;
    }

    @Override
    public void unreadable(Position position, Key where, List<Problem> found) {
        behind = position;
        record = null;
        place = where;
        problems = found;
    }

    @Override
    public void close() {
        ended = true;
        filled = false;
        cursor.close();
    }
}
