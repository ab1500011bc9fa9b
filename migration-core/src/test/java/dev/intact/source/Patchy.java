package dev.intact.source;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.field.Schema;
import dev.intact.ledger.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A source of which some records cannot be read: those that are null. */
final class Patchy<A> implements Source<A> {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final Schema<A> schema;
    private final ArrayList<@Nullable A> records;

    private Patchy(String name, Schema<A> schema, List<@Nullable A> records) {
        this.name = name;
        this.schema = schema;
        this.records = new ArrayList<>(records);
    }

    static <A> Patchy<A> of(String name, Class<A> type, List<@Nullable A> records) {
        return new Patchy<>(name, Schema.of(type), records);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Schema<A> schema() {
        return schema;
    }

    @Override
    public List<Split> splits(int atMost) {
        return List.of(Split.whole());
    }

    @Override
    public Cursor<A> open(Split split, Position after) {
        int from = after.isStart() ? 0 : Integer.parseInt(after.token());
        return new Cursor<>() {
            private int next = from;

            @Override
            public boolean next(Receiver<? super A> receiver) {
                if (next >= records.size()) {
                    return false;
                }
                A record = records.get(next++);
                Position position = Position.of(Integer.toString(next));
                if (record == null) {
                    receiver.unreadable(
                            position,
                            Key.ofPlace(name + ":" + next),
                            List.of(Problem.of("is torn").at("id")));
                } else {
                    receiver.record(position, record);
                }
                return true;
            }

            @Override
            public OptionalLong count() {
                return OptionalLong.of(records.size() - from);
            }

            @Override
            public void close() {
                next = records.size();
            }
        };
    }
}
