package dev.intact.mapping;

import dev.intact.convert.Conversion;
import dev.intact.field.Getter;
import dev.intact.field.Problem;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the value of one target field is made from a row of the source. */
sealed interface Expression<S> extends Serializable {

    /** The source fields that it reads. */
    default List<Getter<S, ?>> sources() {
        return List.of();
    }

    /** The conversions that it applies, in order. */
    default List<Conversion<?, ?>> conversions() {
        return List.of();
    }

    String kind();

    String words();

    /** The words for a rule whose values are masked. */
    default String maskedWords() {
        return words();
    }

    /** The lookups that it asks; of several, each row asks one. */
    default List<Lookup<?, ?>> asked() {
        return List.of();
    }

    /** How it looks up the value of one row; null if it looks up none. */
    default @Nullable LookedUp<S, ?, ?> lookedUp(S row) {
        return null;
    }

    /** Whether the value can be null, given which of the sources can be. */
    boolean mayYieldNull(List<Boolean> sourcesNullable);

    /** Makes the value; null if there is none, or if a problem was added. */
    @Nullable
    Object evaluate(S row, Evaluator evaluator);

    record Copied<S>(Getter<S, ?> source) implements Expression<S> {
        @Override
        public List<Getter<S, ?>> sources() {
            return List.of(source);
        }

        @Override
        public String kind() {
            return "copied";
        }

        @Override
        public String words() {
            return "copied";
        }

        @Override
        public boolean mayYieldNull(List<Boolean> sourcesNullable) {
            return sourcesNullable.contains(true);
        }

        @Override
        public @Nullable Object evaluate(S row, Evaluator evaluator) {
            return source.get(row);
        }
    }

    record Converted<S, A>(Getter<S, A> source, Conversion<? super A, ?> conversion) implements Expression<S> {
        @Override
        public List<Getter<S, ?>> sources() {
            return List.of(source);
        }

        @Override
        public List<Conversion<?, ?>> conversions() {
            return conversion.steps();
        }

        @Override
        public String kind() {
            return "converted";
        }

        @Override
        public String words() {
            return conversion.words();
        }

        @Override
        public String maskedWords() {
            return CodeTable.maskedWords(conversion);
        }

        @Override
        public boolean mayYieldNull(List<Boolean> sourcesNullable) {
            return sourcesNullable.contains(true) || conversion.mayYieldNull();
        }

        @Override
        public @Nullable Object evaluate(S row, Evaluator evaluator) {
            A value = source.get(row);
            return value == null ? null : conversion.convert(value, evaluator);
        }
    }

    record LookedUp<S, A, K>(Getter<S, A> source, @Nullable Conversion<? super A, ? extends K> key, Lookup<K, ?> lookup)
            implements Expression<S> {
        @Override
        public List<Getter<S, ?>> sources() {
            return List.of(source);
        }

        @Override
        public List<Conversion<?, ?>> conversions() {
            return key == null ? List.of() : key.steps();
        }

        @Override
        public String kind() {
            return "looked up";
        }

        @Override
        public String words() {
            return key == null ? lookup.words() : key.words() + ", " + lookup.words();
        }

        @Override
        public String maskedWords() {
            Unlisted<?, ?> policy = lookup.unlistedPolicy();
            String found = lookup.words().replace(policy.words(), policy.maskedWords());
            return key == null ? found : CodeTable.maskedWords(key) + ", " + found;
        }

        @Override
        public List<Lookup<?, ?>> asked() {
            return List.of(lookup);
        }

        @Override
        public LookedUp<S, ?, ?> lookedUp(S row) {
            return this;
        }

        @Override
        public boolean mayYieldNull(List<Boolean> sourcesNullable) {
            return sourcesNullable.contains(true)
                    || (key != null && key.mayYieldNull())
                    || lookup.unlistedPolicy().mayYieldNull();
        }

        @SuppressWarnings("unchecked") // without a key conversion, via(Lookup<A, V>) made A and K one type
        @Nullable
        K keyOf(S row, Evaluator evaluator) {
            A value = source.get(row);
            if (value == null || key == null) {
                return (K) value;
            }
            return key.convert(value, evaluator);
        }

        @Override
        public @Nullable Object evaluate(S row, Evaluator evaluator) {
            K wanted = keyOf(row, evaluator);
            return wanted == null ? null : lookup.resolve(wanted, evaluator.resolver(), evaluator);
        }
    }

    /** A reference whose type says where it is looked up. */
    record Referred<S, A, K>(Getter<S, A> type, Getter<S, K> id, Reference<A, K, ?> reference)
            implements Expression<S> {
        @Override
        public List<Getter<S, ?>> sources() {
            return List.of(type, id);
        }

        @Override
        public List<Conversion<?, ?>> conversions() {
            return reference.conversions();
        }

        @Override
        public String kind() {
            return "looked up";
        }

        @Override
        public String words() {
            return reference.words();
        }

        @Override
        public String maskedWords() {
            return reference.maskedWords();
        }

        @Override
        public List<Lookup<?, ?>> asked() {
            return reference.lookups().values().stream()
                    .<Lookup<?, ?>>map(lookup -> lookup)
                    .distinct()
                    .toList();
        }

        @Override
        public @Nullable LookedUp<S, ?, ?> lookedUp(S row) {
            return reference.lookedUp(type.get(row), id);
        }

        @Override
        public boolean mayYieldNull(List<Boolean> sourcesNullable) {
            return sourcesNullable.get(1) || reference.mayYieldNull(sourcesNullable.get(0));
        }

        @Override
        public @Nullable Object evaluate(S row, Evaluator evaluator) {
            K wanted = id.get(row);
            if (wanted == null) {
                return null;
            }
            LookedUp<S, ?, ?> found = lookedUp(row);
            return found == null ? reference.answer(type.get(row), wanted, evaluator) : found.evaluate(row, evaluator);
        }
    }

    record Computed<S>(List<Getter<S, ?>> sources, Call call) implements Expression<S> {
        @Override
        public String kind() {
            return "computed";
        }

        @Override
        public String words() {
            return call.words();
        }

        @Override
        public boolean mayYieldNull(List<Boolean> sourcesNullable) {
            return call.mayYieldNull(sourcesNullable);
        }

        @Override
        public @Nullable Object evaluate(S row, Evaluator evaluator) {
            @Nullable Object[] arguments = new @Nullable Object[sources.size()];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = sources.get(i).get(row);
                if (arguments[i] == null && !call.acceptsNull(i)) {
                    return null;
                }
            }
            try {
                return call.apply(arguments);
            } catch (RuntimeException e) {
                evaluator.add(Problem.of(
                        "could not be computed (%s)".formatted(e.getClass().getSimpleName())));
                return null;
            }
        }
    }

    record Constant<S>(@Nullable Object value) implements Expression<S> {
        @Override
        public String kind() {
            return "constant";
        }

        @Override
        public String words() {
            return "always " + value;
        }

        @Override
        public String maskedWords() {
            return "always " + Problem.MASK;
        }

        @Override
        public boolean mayYieldNull(List<Boolean> sourcesNullable) {
            return value == null;
        }

        @Override
        public @Nullable Object evaluate(S row, Evaluator evaluator) {
            return value;
        }
    }

    /** A field for which the source has nothing: generated by someone else, or left empty with a reason. */
    record Absent<S>(boolean generated, String text) implements Expression<S> {
        @Override
        public String kind() {
            return generated ? "generated" : "left empty";
        }

        @Override
        public String words() {
            return generated ? "generated by " + text : "left empty: " + text;
        }

        @Override
        public boolean mayYieldNull(List<Boolean> sourcesNullable) {
            return true;
        }

        @Override
        public @Nullable Object evaluate(S row, Evaluator evaluator) {
            return null;
        }
    }
}
