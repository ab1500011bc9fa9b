package dev.intact.convert;

import java.math.BigDecimal;

/**
 * A unit of mass, length, volume or temperature, with the exact factor that the International System of Units or the
 * international yard and pound agreement of 1959 lays down for it.
 */
public enum Unit {
    /** A thousandth of a gram. */
    MILLIGRAM(Kind.MASS, "mg", "0.000001"),
    /** A thousandth of a kilogram. */
    GRAM(Kind.MASS, "g", "0.001"),
    /** The unit of mass. */
    KILOGRAM(Kind.MASS, "kg", "1"),
    /** 1000 kilograms. */
    TONNE(Kind.MASS, "t", "1000"),
    /** The avoirdupois ounce, a sixteenth of a pound. */
    OUNCE(Kind.MASS, "oz", "0.028349523125"),
    /** The avoirdupois pound. */
    POUND(Kind.MASS, "lb", "0.45359237"),
    /** 14 pounds. */
    STONE(Kind.MASS, "st", "6.35029318"),
    /** The ton of the United States, 2000 pounds. */
    SHORT_TON(Kind.MASS, "short ton", "907.18474"),
    /** The imperial ton, 2240 pounds. */
    LONG_TON(Kind.MASS, "long ton", "1016.0469088"),

    /** A thousandth of a metre. */
    MILLIMETRE(Kind.LENGTH, "mm", "0.001"),
    /** A hundredth of a metre. */
    CENTIMETRE(Kind.LENGTH, "cm", "0.01"),
    /** The unit of length. */
    METRE(Kind.LENGTH, "m", "1"),
    /** 1000 metres. */
    KILOMETRE(Kind.LENGTH, "km", "1000"),
    /** The international inch. */
    INCH(Kind.LENGTH, "in", "0.0254"),
    /** 12 inches. */
    FOOT(Kind.LENGTH, "ft", "0.3048"),
    /** 3 feet. */
    YARD(Kind.LENGTH, "yd", "0.9144"),
    /** 1760 yards. */
    MILE(Kind.LENGTH, "mi", "1609.344"),

    /** A thousandth of a litre. */
    MILLILITRE(Kind.VOLUME, "ml", "0.001"),
    /** A cubic decimetre. */
    LITRE(Kind.VOLUME, "l", "1"),
    /** 1000 litres. */
    CUBIC_METRE(Kind.VOLUME, "m³", "1000"),
    /** The fluid ounce of the United States. */
    US_FLUID_OUNCE(Kind.VOLUME, "US fl oz", "0.0295735295625"),
    /** The liquid gallon of the United States, 231 cubic inches. */
    US_GALLON(Kind.VOLUME, "US gal", "3.785411784"),
    /** The imperial fluid ounce. */
    IMPERIAL_FLUID_OUNCE(Kind.VOLUME, "imp fl oz", "0.0284130625"),
    /** The imperial gallon. */
    IMPERIAL_GALLON(Kind.VOLUME, "imp gal", "4.54609"),

    /** The unit of temperature. */
    KELVIN(Kind.TEMPERATURE, "K", "1"),
    /** Degrees Celsius. */
    CELSIUS(Kind.TEMPERATURE, "°C", "1", "1", "273.15"),
    /** Degrees Fahrenheit: five ninths of a kelvin each. */
    FAHRENHEIT(Kind.TEMPERATURE, "°F", "5", "9", "459.67");

    enum Kind {
        MASS,
        LENGTH,
        VOLUME,
        TEMPERATURE
    }

    private final Kind kind;
    private final String symbol;
    private final BigDecimal factor;
    private final BigDecimal divisor;
    private final BigDecimal offset;

    Unit(Kind kind, String symbol, String factor) {
        this(kind, symbol, factor, "1", "0");
    }

    Unit(Kind kind, String symbol, String factor, String divisor, String offset) {
        this.kind = kind;
        this.symbol = symbol;
        this.factor = new BigDecimal(factor);
        this.divisor = new BigDecimal(divisor);
        this.offset = new BigDecimal(offset);
    }

    /** {@return its symbol: {@code kg}} */
    public String symbol() {
        return symbol;
    }

    Kind kind() {
        return kind;
    }

    /** A measure in the base unit of its kind is (measure + offset) × factor ÷ divisor. */
    BigDecimal factor() {
        return factor;
    }

    BigDecimal divisor() {
        return divisor;
    }

    BigDecimal offset() {
        return offset;
    }
}
