package dev.intact.mapping;

import dev.intact.convert.Conversion;
import dev.intact.convert.Failures;
import dev.intact.field.Nearest;
import dev.intact.field.Problem;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A value table: which code of the source becomes which value of the target. It is a conversion, so it stands in a
 * {@code via}, alone or at the end of a chain: {@code via(trim().then(upper()).then(STAGES))}.
 *
 * <pre>{@code
 * CodeTable<String, Stage> STAGES = CodeTable.<String, Stage>named("lifecycle stage")
 *     .code("L", Stage.LEAD)
 *     .code("C", Stage.CUSTOMER);
 * }</pre>
 *
 * <p>Codes are compared by {@code equals}, but decimals by their value: 1.0 and 1.00 are one code. A value that is not
 * listed is rejected unless {@link #unlisted} says otherwise. Immutable and thread-safe.
 *
 * @param <A> the type of the codes
 * @param <V> what they become
 */
public final class CodeTable<A, V> extends Conversion<A, V> {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final LinkedHashMap<A, V> entries;

    /** The values by what stands for their code, see {@link Codes}. */
    private final LinkedHashMap<Object, V> values;

    private final Unlisted<? super A, ? extends V> unlisted;

    private CodeTable(String name, Map<A, V> entries, Unlisted<? super A, ? extends V> unlisted) {
        this.name = name;
        this.entries = new LinkedHashMap<>(entries);
        this.values = new LinkedHashMap<>(Codes.comparable(entries));
        this.unlisted = unlisted;
    }

    /**
     * An empty table.
     *
     * @param name its name in documents and problems, as a noun: {@code lifecycle stage}
     * @param <A> the type of the codes
     * @param <V> what they become
     * @return the table
     * @throws IllegalArgumentException if the name is blank
     */
    public static <A, V> CodeTable<A, V> named(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a code table needs a name");
        }
        return new CodeTable<>(name, Map.of(), Unlisted.reject());
    }

    /**
     * A table of codes that are in a map already. Long tables are made faster so than code by code.
     *
     * @param name its name in documents and problems, as a noun
     * @param entries the codes and what they become, in the order of the map
     * @param <A> the type of the codes
     * @param <V> what they become
     * @return the table
     * @throws IllegalArgumentException if the name is blank, or a code is listed twice: decimals of one value are one
     *     code
     */
    public static <A, V> CodeTable<A, V> of(String name, Map<? extends A, ? extends V> entries) {
        CodeTable<A, V> table = new CodeTable<>(named(name).name(), copied(entries), Unlisted.reject());
        if (table.values.size() < table.entries.size()) {
            throw new IllegalArgumentException("code table '%s' lists a code twice".formatted(name));
        }
        return table;
    }

    private static <A, V> Map<A, V> copied(Map<? extends A, ? extends V> entries) {
        Map<A, V> copy = new LinkedHashMap<>();
        entries.forEach((code, value) ->
                copy.put(Objects.requireNonNull(code, "code"), Objects.requireNonNull(value, "value")));
        return copy;
    }

    /**
     * Lists a code.
     *
     * @param code the code
     * @param value what it becomes
     * @return the table with it
     * @throws IllegalArgumentException if the code is listed already; decimals of one value are one code
     */
    public CodeTable<A, V> code(A code, V value) {
        if (lists(code)) {
            throw new IllegalArgumentException("code table '%s' lists %s twice".formatted(name, code));
        }
        Map<A, V> more = new LinkedHashMap<>(entries);
        more.put(code, Objects.requireNonNull(value, "value"));
        return new CodeTable<>(name, more, unlisted);
    }

    /**
     * Lists several codes for one value.
     *
     * @param value what they become
     * @param codes the codes
     * @return the table with them
     * @throws IllegalArgumentException if a code is listed already
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final CodeTable<A, V> codes(V value, A... codes) {
        CodeTable<A, V> table = this;
        for (A code : codes) {
            table = table.code(code, value);
        }
        return table;
    }

    /**
     * Says what becomes of a value that is not listed.
     *
     * @param policy the policy
     * @return the table with it
     */
    public CodeTable<A, V> unlisted(Unlisted<? super A, ? extends V> policy) {
        return new CodeTable<>(name, entries, Objects.requireNonNull(policy, "policy"));
    }

    /**
     * Makes sure that the table lists every constant of an enum, today and when someone adds one.
     *
     * @param codes the enum of the codes
     * @return this table
     * @throws DefinitionException if a constant is not listed
     */
    public CodeTable<A, V> totalOver(Class<? extends A> codes) {
        List<? extends A> constants =
                Arrays.asList(Objects.requireNonNull(codes.getEnumConstants(), codes.getName() + " is no enum"));
        List<Problem> faults = constants.stream()
                .filter(constant -> !lists(constant))
                .map(constant -> Problem.of("does not list " + codes.getSimpleName() + "." + constant)
                        .advice("add .code(%s.%s, …)".formatted(codes.getSimpleName(), constant)))
                .toList();
        if (!faults.isEmpty()) {
            throw new DefinitionException("code table '%s'".formatted(name), faults);
        }
        return this;
    }

    @Override
    public @Nullable V convert(A code, Failures failures) {
        V value = values.get(Codes.comparable(code));
        if (value != null) {
            return value;
        }
        if (unlisted.rejects()) {
            failures.add(Problem.of("is not listed in code table '%s'".formatted(name))
                    .value(code)
                    .advice(advice(code)));
            return null;
        }
        return unlistedAnswer(unlisted, code);
    }

    private static <A, V> @Nullable V unlistedAnswer(Unlisted<? super A, ? extends V> policy, A code) {
        return policy.answer(code);
    }

    private String advice(A code) {
        List<String> codes = entries.keySet().stream().map(String::valueOf).toList();
        return Nearest.to(code.toString(), codes)
                .map(near -> "did you mean '%s'? else list it, or declare .unlisted(…)".formatted(near))
                .orElse("list it, or declare .unlisted(…)");
    }

    /** {@return its name} */
    public String name() {
        return name;
    }

    /** {@return the codes and what they become, in the order in which they were listed} */
    public Map<A, V> entries() {
        return Collections.unmodifiableMap(entries);
    }

    /**
     * What stands for a code where codes are compared: two codes are the same if this is equal.
     *
     * @param code the code
     * @return the code itself; of a decimal, one without zeros at its end, so that 1.0 and 1.00 are one code
     */
    public static Object comparable(Object code) {
        return Codes.comparable(code);
    }

    /**
     * Tells whether a code is listed, whatever becomes of those that are not.
     *
     * @param code the code
     * @return whether it is listed; decimals of one value are one code
     */
    public boolean lists(A code) {
        return values.containsKey(Codes.comparable(Objects.requireNonNull(code, "code")));
    }

    /** {@return what becomes of a value that is not listed} */
    public Unlisted<? super A, ? extends V> unlistedPolicy() {
        return unlisted;
    }

    @Override
    public boolean mayYieldNull() {
        return unlisted.mayYieldNull();
    }

    @Override
    public String words() {
        return words(unlisted.words());
    }

    /** The words of a conversion for a rule whose values are masked: those of its code tables are left out. */
    static String maskedWords(Conversion<?, ?> conversion) {
        return conversion.steps().stream()
                .map(step -> step instanceof CodeTable<?, ?> table
                        ? table.words(table.unlisted.maskedWords())
                        : step.words())
                .collect(Collectors.joining(", "));
    }

    private String words(String ofUnlisted) {
        return "code table '%s', %s".formatted(name, ofUnlisted);
    }
}
