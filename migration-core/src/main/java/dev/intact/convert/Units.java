package dev.intact.convert;

/** Conversions of measures from one unit to another. */
public final class Units {
    private Units() {}

    /**
     * Converts a measure: {@code Units.convert(POUND, KILOGRAM).scale(3, HALF_EVEN)}.
     *
     * @param from the unit of the source
     * @param to the unit of the target
     * @return the conversion, which rejects a measure that has no exact decimal in the target's unit until a scale is
     *     declared
     * @throws IllegalArgumentException if the units do not measure the same
     */
    public static UnitConversion convert(Unit from, Unit to) {
        return UnitConversion.exact(from, to);
    }
}
