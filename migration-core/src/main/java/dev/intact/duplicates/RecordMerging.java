package dev.intact.duplicates;

import dev.intact.convert.Conversion;
import dev.intact.convert.Fingerprints;
import dev.intact.duplicates.FieldMerge.Status;
import dev.intact.field.Getter;
import dev.intact.field.Key;
import dev.intact.field.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Merges records by a definition. */
final class RecordMerging<S> {
    private static final Conversion<String, String> FINGERPRINT = Fingerprints.fingerprint();

    private final Schema<S> schema;
    private final List<Preference<S>> order;
    private final Map<Integer, FieldPlan<S>> plans;
    private final Getter<S, ?>[] key;

    RecordMerging(Schema<S> schema, List<Preference<S>> order, Map<Integer, FieldPlan<S>> plans, Getter<S, ?>[] key) {
        this.schema = schema;
        this.order = order;
        this.plans = plans;
        this.key = key;
        if (key.length == 0) {
            throw new IllegalArgumentException("records are known by a key; name its fields behind the records");
        }
    }

    /** A record with its values, blank ones as missing, and as they are written. */
    private record Member<S>(Candidate<S> candidate, List<@Nullable Object> values, List<@Nullable Object> written) {}

    Merged<S> merge(List<S> records) {
        List<Member<S>> members = new ArrayList<>();
        records.forEach(record -> members.add(member(record)));
        check(members);
        Comparator<Candidate<S>> survivorship = comparing(order, Candidate::compareKeys);
        members.sort(Comparator.comparing(Member::candidate, survivorship));
        @Nullable Object[] values = new @Nullable Object[schema.leaves().size()];
        List<FieldMerge> fields = new ArrayList<>();
        Map<FieldPlan<S>, Member<S>> groups = new HashMap<>();
        for (int leaf = 0; leaf < values.length; leaf++) {
            Object value = value(leaf, members, groups);
            values[leaf] = value == null ? missing(leaf, members) : value;
            fields.add(told(leaf, values[leaf], members));
        }
        List<Key> keys = members.stream().map(each -> each.candidate().key()).toList();
        return new Merged<>(
                members.size() == 1 ? records.get(0) : schema.create(values),
                keys.get(0),
                keys.subList(1, keys.size()),
                members.stream().map(each -> each.candidate().record()).toList(),
                fields);
    }

    private Member<S> member(S record) {
        @Nullable Object[] parts = new @Nullable Object[key.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = key[i].get(record);
        }
        List<@Nullable Object> written = Arrays.asList(schema.values(record));
        List<@Nullable Object> values = new ArrayList<>(written);
        values.replaceAll(value -> isMissing(value) ? null : value);
        return new Member<>(new Candidate<>(Key.of(parts), record, filled(values, all())), values, written);
    }

    private static boolean isMissing(@Nullable Object value) {
        return value == null || CanonicalText.isBlank(value);
    }

    private List<Integer> all() {
        return IntStream.range(0, schema.leaves().size()).boxed().toList();
    }

    private static int filled(List<@Nullable Object> values, List<Integer> leaves) {
        return (int) leaves.stream().filter(leaf -> values.get(leaf) != null).count();
    }

    private static <S> void check(List<Member<S>> members) {
        Set<Key> keys = members.stream().map(each -> each.candidate().key()).collect(Collectors.toSet());
        if (members.isEmpty() || keys.size() < members.size()) {
            throw new IllegalArgumentException(
                    "merged are records with a key of their own, one or more; here are %s with %s keys"
                            .formatted(members.size(), keys.size()));
        }
    }

    private static <S> Comparator<Candidate<S>> comparing(
            List<Preference<S>> preferences, Comparator<Candidate<S>> last) {
        Comparator<Candidate<S>> all = indifferent();
        for (Preference<S> preference : preferences) {
            all = all.thenComparing(preference.order());
        }
        return all.thenComparing(last);
    }

    private static <S> Comparator<Candidate<S>> indifferent() {
        return Comparator.comparing(any -> true);
    }

    private @Nullable Object value(int leaf, List<Member<S>> members, Map<FieldPlan<S>, Member<S>> groups) {
        FieldPlan<S> plan = plans.get(leaf);
        if (isKey(leaf)) {
            return members.get(0).values().get(leaf);
        }
        if (plan instanceof FieldPlan.OfGroup<S> group) {
            return groups.computeIfAbsent(group, its -> best(members, group.leaves(), group.order()))
                    .values()
                    .get(leaf);
        }
        if (plan instanceof FieldPlan.ByValue<S> byValue) {
            List<Object> present = present(leaf, members);
            return present.isEmpty() ? null : byValue.choice().of(present);
        }
        if (plan instanceof FieldPlan.Consent<S> consent) {
            return consent(consent, leaf, members);
        }
        List<Preference<S>> by = plan instanceof FieldPlan.ByRecord<S> byRecord ? byRecord.order() : List.of();
        return best(members, List.of(leaf), by).values().get(leaf);
    }

    /** What stands where there is no value: null, or the blank text that the first record without one has. */
    private static <S> @Nullable Object missing(int leaf, List<Member<S>> members) {
        return members.stream()
                .filter(each -> each.values().get(leaf) == null)
                .findFirst()
                .map(each -> each.written().get(leaf))
                .orElse(null);
    }

    private boolean isKey(int leaf) {
        return Arrays.stream(key).anyMatch(part -> schema.field(part).covers(leaf));
    }

    private static <S> @Nullable Object consent(FieldPlan.Consent<S> consent, int leaf, List<Member<S>> members) {
        List<Object> present = present(leaf, members);
        Object strictest = present.isEmpty() ? null : consent.choice().of(present);
        boolean isRefusal = consent.order().get(0).equals(strictest);
        return isRefusal || present.size() == members.size() ? strictest : null;
    }

    private static <S> List<Object> present(int leaf, List<Member<S>> members) {
        return members.stream()
                .map(each -> each.values().get(leaf))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The preferred record among those that have any of the values; the survivor if none has. */
    private static <S> Member<S> best(List<Member<S>> members, List<Integer> leaves, List<Preference<S>> by) {
        Comparator<Candidate<S>> order = comparing(by, indifferent());
        return members.stream()
                .filter(each -> filled(each.values(), leaves) > 0)
                .min((one, other) -> order.compare(
                        one.candidate().filled(filled(one.values(), leaves)),
                        other.candidate().filled(filled(other.values(), leaves))))
                .orElse(members.get(0));
    }

    private FieldMerge told(int leaf, @Nullable Object value, List<Member<S>> members) {
        List<Key> winners = new ArrayList<>();
        List<Key> losers = new ArrayList<>();
        for (Member<S> each : members) {
            Object own = each.values().get(leaf);
            if (own != null) {
                (same(own, value) ? winners : losers).add(each.candidate().key());
            }
        }
        FieldPlan<S> plan = plans.get(leaf);
        String rule = isKey(leaf)
                ? "the key of the survivor"
                : plan == null ? "the survivor's, or the first" : words(schema, plan);
        return new FieldMerge(schema.leaves().get(leaf).name(), status(leaf, members), rule, winners, losers);
    }

    private static boolean same(Object one, @Nullable Object other) {
        return Objects.deepEquals(one, other);
    }

    private static <S> Status status(int leaf, List<Member<S>> members) {
        List<Object> present = present(leaf, members);
        if (present.isEmpty() || present.stream().allMatch(value -> same(value, present.get(0)))) {
            return present.isEmpty() || present.size() == members.size() ? Status.AGREE : Status.FILLED;
        }
        Object first = normalised(present.get(0));
        return present.stream().allMatch(value -> same(normalised(value), first))
                ? Status.EQUAL_AFTER_NORMALISING
                : Status.CONFLICT;
    }

    private static Object normalised(Object value) {
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros();
        }
        String plain = value instanceof String text ? FINGERPRINT.convert(text, problem -> {}) : null;
        return plain == null ? value : plain;
    }

    static <S> String words(Schema<S> schema, List<Preference<S>> order) {
        return order.isEmpty()
                ? "the order of survivorship"
                : order.stream().map(preference -> preference.words(schema)).collect(Collectors.joining(", then "));
    }

    static <S> String words(Schema<S> schema, FieldPlan<S> plan) {
        if (plan instanceof FieldPlan.ByValue<S> byValue) {
            return byValue.choice().words();
        }
        if (plan instanceof FieldPlan.Consent<S> consent) {
            return consent.choice().words();
        }
        if (plan instanceof FieldPlan.OfGroup<S> group) {
            return "%s of one record: %s".formatted(group.name(), words(schema, group.order()));
        }
        return words(schema, ((FieldPlan.ByRecord<S>) plan).order());
    }
}
