package dev.intact.mapping;

import dev.intact.field.Field;
import dev.intact.field.Getter;
import dev.intact.field.Key;
import java.util.Optional;

/**
 * By which fields a record that was merged into another names itself and that survivor, in a key map. Immutable and
 * thread-safe.
 *
 * @param <S> the type of the source rows
 */
public final class Redirection<S> {
    private final Redirects<S> declared;
    private final Field oldId;
    private final Field survivor;

    private Redirection(Redirects<S> declared, Field oldId, Field survivor) {
        this.declared = declared;
        this.oldId = oldId;
        this.survivor = survivor;
    }

    static <S> Redirection<S> of(Redirects<S> declared, Definition<S, ?> definition) {
        return new Redirection<>(
                declared,
                definition.source().field(declared.oldId()),
                definition.source().field(declared.survivor()));
    }

    /** {@return the name of the key map} */
    public String map() {
        return declared.map().name();
    }

    /** {@return the source field that holds the record's old id} */
    public Field oldId() {
        return oldId;
    }

    /** {@return the source field that holds the survivor's old id} */
    public Field survivor() {
        return survivor;
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
     * The old id of a record's survivor.
     *
     * @param row the source row
     * @return its survivor; empty if the record was not merged into another, or into itself
     */
    public Optional<Key> survivor(S row) {
        Optional<Key> own = oldId(row);
        return key(declared.survivor(), row).filter(key -> !own.equals(Optional.of(key)));
    }

    private static <S> Optional<Key> key(Getter<S, ?> getter, S row) {
        return Optional.ofNullable(getter.get(row)).map(Key::of);
    }

    /** {@return it in words: {@code redirects in key map 'crm/contact': id → mergedInto}} */
    public String words() {
        return "redirects in key map '%s': %s → %s".formatted(map(), oldId.name(), survivor.name());
    }

    @Override
    public String toString() {
        return words();
    }
}
