package dev.intact.duplicates;

import dev.intact.field.Field;
import dev.intact.field.Getter;
import dev.intact.field.Schema;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Survivorship: which of several records for one thing survives, and which values it takes from the others. A value
 * that is declared once, and tried on any records.
 *
 * <pre>{@code
 * Merge.of(Customer.class)
 *     .survivor(mostRecent(Customer::updatedAt), mostComplete())
 *     .field(Customer::phone, mostRecent(Customer::updatedAt))
 *     .field(Customer::name, longest())
 *     .field(Customer::tags, union())
 *     .group("address", List.of(mostComplete()), Customer::street, Customer::postcode, Customer::city)
 *     .consent(Customer::newsletter, false, true)
 * }</pre>
 *
 * <p>A field of which nothing is said has the survivor's value; where it has none, that of the first that has one, in
 * the order of survivorship. A blank text is no value. The answer is the same for the same records in any order.
 * Immutable, thread-safe and serializable.
 *
 * @param <S> the type of the records
 */
public final class Merge<S> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Schema<S> schema;
    private final ArrayList<Preference<S>> order;
    private final LinkedHashMap<Integer, FieldPlan<S>> plans;

    private Merge(Schema<S> schema, List<Preference<S>> order, Map<Integer, FieldPlan<S>> plans) {
        this.schema = schema;
        this.order = new ArrayList<>(order);
        this.plans = new LinkedHashMap<>(plans);
    }

    /**
     * Begins a definition.
     *
     * @param type the record class
     * @param <S> the type of the records
     * @return a definition by which the record with the smallest key survives
     * @throws IllegalArgumentException as {@link Schema#of}
     */
    public static <S> Merge<S> of(Class<S> type) {
        return of(Schema.of(type));
    }

    /**
     * Begins a definition.
     *
     * @param schema the schema of the records
     * @param <S> the type of the records
     * @return a definition by which the record with the smallest key survives
     */
    public static <S> Merge<S> of(Schema<S> schema) {
        return new Merge<>(schema, List.of(), Map.of());
    }

    /**
     * Says which record survives.
     *
     * @param preferences the preferences, each asked where the one before it is indifferent; at the end the smallest
     *     key decides
     * @return the definition with that
     * @throws IllegalArgumentException if it was said before, there is no preference, or a field is a lambda
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // it is read alone
    public final Merge<S> survivor(Preference<S>... preferences) {
        if (!order.isEmpty() || preferences.length == 0) {
            throw new IllegalArgumentException("who survives is said once, by one preference or more");
        }
        return new Merge<>(schema, checked(List.of(preferences)), plans);
    }

    /**
     * Takes the value of a field from the record that is preferred among those that have one.
     *
     * @param field the field, which is no nested record
     * @param preferences the preferences; at the end the order of survivorship decides
     * @return the definition with that
     * @throws IllegalArgumentException if something was said of the field before, or it is a nested record
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // it is read alone
    public final Merge<S> field(Getter<S, ?> field, Preference<S>... preferences) {
        return with(List.of(leaf(field)), new FieldPlan.ByRecord<>(checked(List.of(preferences))));
    }

    /**
     * Chooses the value of a field by the values alone.
     *
     * @param field the field, which is no nested record
     * @param choice the choice
     * @param <V> the type of the field
     * @return the definition with that
     * @throws IllegalArgumentException if something was said of the field before, or it is a nested record
     */
    public <V> Merge<S> field(Getter<S, V> field, Choice<V> choice) {
        return with(List.of(leaf(field)), new FieldPlan.ByValue<>(erased(choice)));
    }

    /**
     * Takes several fields from one record, so that no street stands beside the city of another.
     *
     * @param name what they are together: {@code address}
     * @param preferences which record is preferred among those that have any of the values; at the end the order of
     *     survivorship decides
     * @param fields the fields, two or more
     * @return the definition with that
     * @throws IllegalArgumentException if something was said of a field before, one is a nested record, there are fewer
     *     than two, or the name is blank
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // it is read alone
    public final Merge<S> group(String name, List<Preference<S>> preferences, Getter<S, ?>... fields) {
        if (name.isBlank() || fields.length < 2) {
            throw new IllegalArgumentException("a group has a name, and two fields or more");
        }
        List<Integer> leaves = Arrays.stream(fields).map(this::leaf).toList();
        return with(leaves, new FieldPlan.OfGroup<>(name, leaves, checked(preferences)));
    }

    /**
     * Merges a consent: the most restrictive value wins. A record that says nothing has not agreed: then the merged one
     * says nothing either, unless another has expressly refused.
     *
     * @param field the field, which is no nested record
     * @param mostRestrictiveFirst all values that occur, the express refusal first
     * @param <V> the type of the field
     * @return the definition with that
     * @throws IllegalArgumentException if something was said of the field before, it is a nested record, or the values
     *     are fewer than two, or one stands there twice
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // it is read alone
    public final <V extends Serializable> Merge<S> consent(Getter<S, V> field, V... mostRestrictiveFirst) {
        List<Object> values = List.of((Object[]) mostRestrictiveFirst);
        if (values.size() < 2 || values.stream().distinct().count() < values.size()) {
            throw new IllegalArgumentException("a consent has two values or more, each named once");
        }
        return with(List.of(leaf(field)), new FieldPlan.Consent<>(values, Choice.mostRestrictive(values)));
    }

    @SuppressWarnings("unchecked") // it is given values of its own field alone
    private static Choice<Object> erased(Choice<?> choice) {
        return (Choice<Object>) choice;
    }

    private Merge<S> with(List<Integer> leaves, FieldPlan<S> plan) {
        Map<Integer, FieldPlan<S>> more = new LinkedHashMap<>(plans);
        for (int leaf : leaves) {
            if (more.put(leaf, plan) != null) {
                throw new IllegalArgumentException("how %s is merged is said twice; keep one"
                        .formatted(schema.leaves().get(leaf).name()));
            }
        }
        return new Merge<>(schema, order, more);
    }

    private int leaf(Getter<S, ?> getter) {
        Field field = schema.field(getter);
        if (field.leafCount() != 1) {
            throw new IllegalArgumentException(
                    "%s is a nested record; name its fields by path(…), and hold them together by group(…)"
                            .formatted(field.name()));
        }
        return field.index();
    }

    private List<Preference<S>> checked(List<Preference<S>> preferences) {
        preferences.forEach(preference -> Objects.requireNonNull(preference.words(schema)));
        return preferences;
    }

    /**
     * Merges records that are one thing.
     *
     * @param records the records, at least one, in any order
     * @param key the fields by which a record is known; the merged one has those of the survivor
     * @return the merged record, and where its values come from
     * @throws IllegalArgumentException if there is no record or no key, two records have one key, a consent is none of
     *     those that were named, or the record's own constructor refuses the merged values
     * @throws NullPointerException if a part of a key is null
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // it is read alone
    public final Merged<S> merge(List<S> records, Getter<S, ?>... key) {
        return new RecordMerging<>(schema, order, plans, key).merge(records);
    }

    /** {@return the definition in words, a line for who survives, and one for each field that something is said of} */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        words.add("survivor: " + (order.isEmpty() ? "the smallest key" : RecordMerging.words(schema, order)));
        plans.forEach((leaf, plan) ->
                words.add("%s: %s".formatted(schema.leaves().get(leaf).name(), RecordMerging.words(schema, plan))));
        return List.copyOf(words);
    }

    @Override
    public String toString() {
        return "merge of %s: %s".formatted(schema.name(), words().stream().collect(Collectors.joining("; ")));
    }
}
