package dev.intact.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Turns a number of one type into one of another, if it says the same there. */
final class Numbers {
    private Numbers() {}

    /** A floating-point number stands for the shortest decimal that prints as it: {@code 0.1} for 0.1 and 0.1f. */
    static BigDecimal decimal(Object number) throws Misfit {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        if (number instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        if (number instanceof Double || number instanceof Float) {
            if (!Double.isFinite(((Number) number).doubleValue())) {
                throw Misfit.of("is not a finite number", number);
            }
            return new BigDecimal(number.toString());
        }
        if (number instanceof Boolean) {
            return Boolean.TRUE.equals(number) ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        if (number instanceof Number whole) {
            return BigDecimal.valueOf(whole.longValue());
        }
        throw Misfit.of("is not a number", number);
    }

    static BigInteger integer(Object number) throws Misfit {
        try {
            return decimal(number).toBigIntegerExact();
        } catch (ArithmeticException e) {
            throw Misfit.of("has a fraction, and would lose it", number);
        }
    }

    /** A whole number between two bounds, which are those of the type that is named. */
    static long whole(Object number, long least, long most, String type) throws Misfit {
        if (number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte) {
            long value = ((Number) number).longValue();
            if (value >= least && value <= most) {
                return value;
            }
        } else {
            BigInteger value = integer(number);
            if (value.compareTo(BigInteger.valueOf(least)) >= 0 && value.compareTo(BigInteger.valueOf(most)) <= 0) {
                return value.longValue();
            }
        }
        throw Misfit.of("is out of the range of " + type, number);
    }

    static double toDouble(Object number) throws Misfit {
        if (number instanceof Double value) {
            return value;
        }
        if (number instanceof Float value && !Float.isFinite(value)) {
            return value;
        }
        BigDecimal exact = decimal(number);
        double value = exact.doubleValue();
        if (Double.isInfinite(value) || new BigDecimal(Double.toString(value)).compareTo(exact) != 0) {
            throw Misfit.of("has more digits than a double can hold", number);
        }
        return value;
    }

    static float toFloat(Object number) throws Misfit {
        if (number instanceof Float value) {
            return value;
        }
        if (number instanceof Double value && !Double.isFinite(value)) {
            return value.floatValue();
        }
        BigDecimal exact = decimal(number);
        float value = exact.floatValue();
        if (Float.isInfinite(value) || new BigDecimal(Float.toString(value)).compareTo(exact) != 0) {
            throw Misfit.of("has more digits than a float can hold", number);
        }
        return value;
    }

    static boolean toBoolean(Object value) throws Misfit {
        if (value instanceof Boolean truth) {
            return truth;
        }
        BigDecimal number = decimal(value);
        if (number.signum() != 0 && number.compareTo(BigDecimal.ONE) != 0) {
            throw Misfit.of("is neither 0 nor 1", value);
        }
        return number.signum() != 0;
    }
}
