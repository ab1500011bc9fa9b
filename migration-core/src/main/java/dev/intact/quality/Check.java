package dev.intact.quality;

import dev.intact.field.Field;
import dev.intact.field.Getter;
import dev.intact.field.Schema;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a rule looks at: a whole row, or the value of one field. */
sealed interface Check<R> extends Serializable {

    Verdict test(R row);

    Optional<Getter<R, ?>> field();

    Optional<String> fault(Schema<R> schema);

    record OnRow<R>(Condition<R> condition) implements Check<R> {
        @Override
        public Verdict test(R row) {
            return condition.test(row) ? Verdict.KEPT : Verdict.BROKEN;
        }

        @Override
        public Optional<Getter<R, ?>> field() {
            return Optional.empty();
        }

        @Override
        public Optional<String> fault(Schema<R> schema) {
            return Optional.empty();
        }
    }

    record Required<R>(Getter<R, ?> getter) implements Check<R> {
        @Override
        public Verdict test(R row) {
            Object value = getter.get(row);
            return value == null || (value instanceof String text && text.isBlank()) ? Verdict.BROKEN : Verdict.KEPT;
        }

        @Override
        public Optional<Getter<R, ?>> field() {
            return Optional.of(getter);
        }

        @Override
        public Optional<String> fault(Schema<R> schema) {
            return Optional.ofNullable(schema.field(getter)).flatMap(field -> Optional.empty());
        }
    }

    record OnValue<R, V>(Getter<R, V> getter, @Nullable Class<?> needed, Condition<V> condition) implements Check<R> {
        @Override
        public Verdict test(R row) {
            V value = getter.get(row);
            if (value == null) {
                return Verdict.NOT_APPLICABLE;
            }
            return condition.test(value) ? Verdict.KEPT : Verdict.BROKEN;
        }

        @Override
        public Optional<Getter<R, ?>> field() {
            return Optional.of(getter);
        }

        @Override
        public Optional<String> fault(Schema<R> schema) {
            Field field = schema.field(getter);
            return needed == null || needed.isAssignableFrom(field.type())
                    ? Optional.empty()
                    : Optional.of("asks for text, but %s is of type %s"
                            .formatted(field.name(), field.type().getSimpleName()));
        }
    }
}
