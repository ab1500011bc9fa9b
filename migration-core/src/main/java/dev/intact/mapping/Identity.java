package dev.intact.mapping;

import dev.intact.field.Field;
import dev.intact.field.Getter;
import dev.intact.field.Key;
import java.util.Optional;

/**
 * By which ids a record is known before and after: the fields whose values a mapping stores in a key map. Immutable and
 * thread-safe.
 *
 * @param <S> the type of the source rows
 * @param <T> the type of the target rows
 */
public final class Identity<S, T> {
    private final Identifies<S, T> declared;
    private final Field oldId;
    private final Field newId;
    private final boolean generated;

    private Identity(Identifies<S, T> declared, Field oldId, Field newId, boolean generated) {
        this.declared = declared;
        this.oldId = oldId;
        this.newId = newId;
        this.generated = generated;
    }

    static <S, T> Identity<S, T> of(Identifies<S, T> declared, Definition<S, T> definition) {
        Field newId = definition.target().field(declared.newId());
        boolean generated = IdentityCheck.expression(definition, newId)
                .filter(expression -> expression instanceof Expression.Absent<S>)
                .isPresent();
        return new Identity<>(declared, definition.source().field(declared.oldId()), newId, generated);
    }

    /** {@return the name of the key map} */
    public String map() {
        return declared.map().name();
    }

    /** {@return the source field that holds the old id} */
    public Field oldId() {
        return oldId;
    }

    /** {@return the target field that holds the new id} */
    public Field newId() {
        return newId;
    }

    /** {@return whether the target makes the new id, so that the row has none before it is written} */
    public boolean isGenerated() {
        return generated;
    }

    /**
     * The old id of a record.
     *
     * @param row the source row
     * @return its old id; empty if it has none
     */
    public Optional<Key> oldId(S row) {
        return key(declared.oldId(), row);
    }

    /**
     * The new id of a row, where the target does not make it.
     *
     * @param row the target row
     * @return its new id; empty if the target makes it
     */
    public Optional<Key> newId(T row) {
        return generated ? Optional.empty() : key(declared.newId(), row);
    }

    private static <R> Optional<Key> key(Getter<R, ?> getter, R row) {
        return Optional.ofNullable(getter.get(row)).map(Key::of);
    }

    /** {@return it in words: {@code fills key map 'crm/customer': customerId → rowid}} */
    public String words() {
        return "fills key map '%s': %s → %s".formatted(map(), oldId.name(), newId.name());
    }

    @Override
    public String toString() {
        return words();
    }
}
