package dev.intact.source;

import dev.intact.field.Field;
import dev.intact.field.Schema;
import dev.intact.ledger.Position;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A source of records that are in memory already: for tests, for small tables, and for what a program has at hand. Its
 * records must be serializable if it is to travel.
 *
 * @param <S> the type of the records
 */
public final class InMemorySource<S> implements Source<S> {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final Schema<S> schema;
    private final ArrayList<S> records;

    private InMemorySource(String name, Schema<S> schema, List<S> records) {
        this.name = name;
        this.schema = schema;
        this.records = new ArrayList<>(records);
    }

    /**
     * A source of records.
     *
     * @param type the record class, also its name
     * @param records the records, in the order of reading
     * @param <S> the record type
     * @return the source
     */
    public static <S> InMemorySource<S> of(Class<S> type, List<S> records) {
        return new InMemorySource<>(type.getSimpleName(), Schema.of(type), records);
    }

    /**
     * A source of rows.
     *
     * @param schema the schema of the rows, also its name
     * @param records the rows, in the order of reading
     * @param <S> the row type
     * @return the source
     */
    public static <S> InMemorySource<S> of(Schema<S> schema, List<S> records) {
        return new InMemorySource<>(schema.name(), schema, records);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Schema<S> schema() {
        return schema;
    }

    @Override
    public OptionalLong estimatedCount() {
        return OptionalLong.of(records.size());
    }

    @Override
    public boolean readsSince(Field field) {
        return Comparable.class.isAssignableFrom(
                MethodType.methodType(field.type()).wrap().returnType());
    }

    @Override
    public Source<S> since(Field field, Object least) {
        return new InMemorySource<>(
                name,
                schema,
                records.stream()
                        .filter(record -> isSince(schema.values(record)[field.index()], least))
                        .toList());
    }

    @SuppressWarnings("unchecked") // both are of the field's type, or whole numbers
    private static boolean isSince(@Nullable Object value, Object least) {
        Object comparable = value instanceof Number number && least instanceof Long ? number.longValue() : value;
        return comparable == null || ((Comparable<Object>) comparable).compareTo(least) >= 0;
    }

    /** {@return true: it looks at all of its records} */
    @Override
    public boolean finds(List<Field> fields) {
        return true;
    }

    @Override
    public Finder<S> finder(List<Field> fields) {
        return new Finder<>() {
            @Override
            public void find(List<List<Object>> keys, Receiver<? super S> receiver) {
                Set<SortValue> wanted = new TreeSet<>();
                keys.forEach(key -> wanted.add(new SortValue(key)));
                for (int i = 0; i < records.size(); i++) {
                    SortValue value = SortKey.of(schema.values(records.get(i)), fields);
                    if (value != null && wanted.contains(value)) {
                        receiver.record(Position.of(Integer.toString(i + 1)), records.get(i));
                    }
                }
            }

            @Override
            public void close() {
                // the records stay where they are
            }
        };
    }

    @Override
    public List<Split> splits(int atMost) {
        int parts = Math.max(1, Math.min(atMost, records.size()));
        List<Split> splits = new ArrayList<>(parts);
        for (int i = 0; i < parts; i++) {
            splits.add(Split.of(boundary(i, parts) + "-" + boundary(i + 1, parts)));
        }
        return List.copyOf(splits);
    }

    private int boundary(int part, int parts) {
        return (int) ((long) records.size() * part / parts);
    }

    @Override
    public Cursor<S> open(Split split, Position after) {
        if (split.equals(Split.whole())) {
            return new ListCursor(after.isStart() ? 0 : Integer.parseInt(after.token()), records.size());
        }
        int dash = split.id().indexOf('-');
        int from = Integer.parseInt(split.id(), 0, dash, 10);
        int to = Integer.parseInt(split.id(), dash + 1, split.id().length(), 10);
        return new ListCursor(after.isStart() ? from : Integer.parseInt(after.token()), to);
    }

    private final class ListCursor implements Cursor<S> {
        private final int from;
        private final int to;
        private int next;

        ListCursor(int from, int to) {
            this.from = from;
            this.to = to;
            this.next = from;
        }

        @Override
        public boolean next(Receiver<? super S> receiver) {
            if (next >= to) {
                return false;
            }
            S record = records.get(next++);
            receiver.record(Position.of(Integer.toString(next)), record);
            return true;
        }

        @Override
        public OptionalLong count() {
            return OptionalLong.of(records.subList(from, to).size());
        }

        @Override
        public void close() {
            next = to;
        }
    }
}
