package dev.intact.duplicates;

import dev.intact.duplicates.FieldMerge.Status;
import dev.intact.field.Key;
import java.util.List;

/**
 * One record made of several, and where each of its values comes from. The records that it is made of are kept as they
 * were. Immutable and thread-safe.
 *
 * @param <S> the type of the records
 */
public final class Merged<S> {
    private final S record;
    private final Key survivor;
    private final List<Key> losers;
    private final List<S> members;
    private final List<FieldMerge> fields;

    Merged(S record, Key survivor, List<Key> losers, List<S> members, List<FieldMerge> fields) {
        this.record = record;
        this.survivor = survivor;
        this.losers = List.copyOf(losers);
        this.members = List.copyOf(members);
        this.fields = List.copyOf(fields);
    }

    /** {@return the merged record, which has the key of the survivor} */
    public S record() {
        return record;
    }

    /** {@return the key of the record that survives} */
    public Key survivor() {
        return survivor;
    }

    /** {@return the keys of the others, in the order of survivorship} */
    public List<Key> losers() {
        return losers;
    }

    /** {@return the records as they were, the survivor first, then the others in the order of survivorship} */
    public List<S> unmerge() {
        return members;
    }

    /** {@return what became of each field, in the order of the record} */
    public List<FieldMerge> fields() {
        return fields;
    }

    /** {@return the fields in which the records differ, even when normalised} */
    public List<FieldMerge> conflicts() {
        return fields.stream()
                .filter(field -> field.status() == Status.CONFLICT)
                .toList();
    }

    @Override
    public String toString() {
        return losers.isEmpty() ? survivor + " alone" : "%s, and in it %s".formatted(survivor, losers);
    }
}
