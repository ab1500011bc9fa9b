package dev.intact.convert;

import dev.intact.field.Nearest;
import dev.intact.field.Problem;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
        return Standard.of(
                type.getSimpleName() + " by name",
                (value, failures) -> found(constants.get(value), value, type, failures));
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
        return Standard.of(
                type.getSimpleName() + " by name, in any case",
                (value, failures) -> found(constants.get(folded(value)), value, type, failures));
    }

    /** Upper case first, so that characters whose cases do not pair up one to one still meet. */
    private static String folded(String name) {
        return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> @Nullable E found(
            @Nullable E constant, String value, Class<E> type, Failures failures) {
        if (constant == null) {
            failures.add(Problem.of("is not a name of " + type.getSimpleName())
                    .value(value)
                    .advice(advice(value, type)));
        }
        return constant;
    }

    private static <E extends Enum<E>> String advice(String value, Class<E> type) {
        List<String> names =
                Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        Optional<String> nearest = Nearest.to(value, names);
        String listed = String.join(", ", names.subList(0, Math.min(LISTED, names.size())));
        return nearest.map(name -> "did you mean '" + name + "'? ").orElse("") + "(names: " + listed
                + (names.size() > LISTED ? ", …)" : ")");
    }
}
