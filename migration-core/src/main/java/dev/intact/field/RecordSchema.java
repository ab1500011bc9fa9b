package dev.intact.field;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A record class as a schema: its {@link RecordShape}, seen through its leaves. */
final class RecordSchema<R> extends Schema<R> {
    private static final long serialVersionUID = 1L;

    private static final ClassValue<RecordSchema<?>> SCHEMAS = new ClassValue<>() {
        @Override
        protected RecordSchema<?> computeValue(Class<?> type) {
            return new RecordSchema<>(RecordShape.of(type));
        }
    };

    private final transient RecordShape<R> shape;
    private final transient List<Field> leaves;

    private RecordSchema(RecordShape<R> shape) {
        this.shape = shape;
        List<Field> found = new ArrayList<>();
        shape.addLeaves("", false, found);
        this.leaves = List.copyOf(found);
    }

    @SuppressWarnings("unchecked") // computeValue(type) describes that very type
    static <R> RecordSchema<R> forClass(Class<R> type) {
        return (RecordSchema<R>) SCHEMAS.get(Objects.requireNonNull(type, "type"));
    }

    RecordShape<R> shape() {
        return shape;
    }

    @Override
    public String name() {
        return shape.type().getSimpleName();
    }

    @Override
    public List<Field> leaves() {
        return leaves;
    }

    @Override
    public Field field(Getter<R, ?> getter) {
        return shape.resolve(getter, "", false, 0);
    }

    @Override
    public R create(@Nullable Object[] values) {
        if (values.length != leaves.size()) {
            throw new IllegalArgumentException(
                    "%s has %s fields, but %s values were given".formatted(name(), leaves.size(), values.length));
        }
        return shape.create(values, 0);
    }

    @Override
    public List<Field> missing(@Nullable Object[] values) {
        if (shape.isComplete(values, 0)) {
            return List.of();
        }
        List<Field> missing = new ArrayList<>();
        shape.addMissing(values, 0, leaves, missing);
        return List.copyOf(missing);
    }

    @Override
    void read(R row, @Nullable Object[] into, int offset) {
        shape.read(row, into, offset);
    }

    @Override
    public String toString() {
        return name() + leaves;
    }

    private Object writeReplace() {
        return new Serialized(shape.type());
    }

    private record Serialized(Class<?> type) implements Serializable {
        private Object readResolve() {
            return forClass(type);
        }
    }
}
