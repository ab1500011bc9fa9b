package dev.intact.convert;

import dev.intact.field.Nearest;
import dev.intact.field.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Conversions of text into the constants of an enum. */
public final class Enums {
    private static final int LISTED = 12;

    private Enums() {}

    /**
     * Reads the names of an enum's constants, exactly as they are written there.
     *
     * @param type the enum
     * @param <E> the enum
     * @return the conversion
     */
    public static <E extends Enum<E>> Conversion<String, E> byName(Class<E> type) {
        HashMap<String, E> constants = new HashMap<>();
        for (E constant : type.getEnumConstants()) {
            constants.put(constant.name(), constant);
        }
        List<String> names = names(type);
        return Standard.of(
                type.getSimpleName() + " by name",
                (value, failures) -> found(constants.get(value), value, type, names, failures));
    }

    /**
     * Reads the names of an enum's constants without regard to case.
     *
     * @param type the enum
     * @param <E> the enum
     * @return the conversion
     * @throws IllegalArgumentException if two constants differ by case alone
     */
    public static <E extends Enum<E>> Conversion<String, E> byNameIgnoringCase(Class<E> type) {
        HashMap<String, E> constants = new HashMap<>();
        for (E constant : type.getEnumConstants()) {
            E other = constants.put(folded(constant.name()), constant);
            if (other != null) {
                throw new IllegalArgumentException("%s and %s of %s differ by case alone; use byName"
                        .formatted(other.name(), constant.name(), type.getSimpleName()));
            }
        }
        List<String> names = names(type);
        return Standard.of(
                type.getSimpleName() + " by name, in any case",
                (value, failures) -> found(constants.get(folded(value)), value, type, names, failures));
    }

    /**
     * Reads what each constant of an enum is called elsewhere, by one name or by several, without regard to case:
     * {@code Enums.byAliases(Stage.class, Stage::legacyCodes)}. The names of the constants themselves are read only
     * where they are listed. For an enum that cannot list them, write a {@code CodeTable}.
     *
     * @param type the enum
     * @param aliases what a constant is called, at least one name each; asked once, when the conversion is made
     * @param <E> the enum
     * @return the conversion
     * @throws IllegalArgumentException if a constant has no alias, or two have the same; all are listed
     */
    public static <E extends Enum<E>> Conversion<String, E> byAliases(
            Class<E> type, Function<? super E, ? extends Collection<String>> aliases) {
        LinkedHashMap<String, E> constants = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            Collection<String> its = aliases.apply(constant);
            if (its.isEmpty()) {
                faults.add(constant.name() + " has none");
            }
            for (String alias : its) {
                E other = constants.putIfAbsent(folded(alias), constant);
                if (other != null && other != constant) {
                    faults.add("'%s' is one of both %s and %s".formatted(alias, other.name(), constant.name()));
                }
                names.add(alias);
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(
                    "the aliases of %s are not clear: %s".formatted(type.getSimpleName(), String.join("; ", faults)));
        }
        ArrayList<String> listed = new ArrayList<>(names);
        return Standard.of(
                type.getSimpleName() + " by alias, in any case",
                (value, failures) -> found(constants.get(folded(value)), value, type, listed, failures));
    }

    /** Upper case first, so that characters whose cases do not pair up one to one still meet. */
    private static String folded(String name) {
        return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> @Nullable E found(
            @Nullable E constant, String value, Class<E> type, List<String> names, Failures failures) {
        if (constant == null) {
            failures.add(Problem.of("is not a name of " + type.getSimpleName())
                    .value(value)
                    .advice(advice(value, names)));
        }
        return constant;
    }

    private static <E extends Enum<E>> List<String> names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    }

    private static String advice(String value, List<String> names) {
        Optional<String> nearest = Nearest.to(value, names);
        String listed = String.join(", ", names.subList(0, Math.min(LISTED, names.size())));
        return nearest.map(name -> "did you mean '" + name + "'? ").orElse("") + "(names: " + listed
                + (names.size() > LISTED ? ", …)" : ")");
    }
}
