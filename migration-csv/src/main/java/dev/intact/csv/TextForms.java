package dev.intact.csv;

import dev.intact.convert.Conversion;
import dev.intact.convert.Fn;
import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How values of the usual types are read from text, and written as text: numbers plainly with digits 0 to 9 and a dot,
 * dates and times by ISO 8601, enums by name. What is written is read back as it was; only a decimal with a negative
 * scale comes back with scale 0.
 */
final class TextForms {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]+");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final Pattern FLOATING = Pattern.compile("-?[0-9]+(\\.[0-9]+)?(E-?[0-9]+)?|NaN|-?Infinity");
    private static final int MOST_DIGITS = 10_000;

    private static final Map<Class<?>, Conversion<String, ?>> READING = Map.ofEntries(
            Map.entry(String.class, Conversion.of(String.class, "text", text -> text)),
            form(Byte.class, "a whole number from -128 to 127", text -> Byte.valueOf(matching(WHOLE, text))),
            form(Short.class, "a whole number from -32768 to 32767", text -> Short.valueOf(matching(WHOLE, text))),
            form(Integer.class, "a whole number of type int", text -> Integer.valueOf(matching(WHOLE, text))),
            form(Long.class, "a whole number of type long", text -> Long.valueOf(matching(WHOLE, text))),
            form(BigInteger.class, "a whole number", text -> new BigInteger(matching(WHOLE, text))),
            form(BigDecimal.class, "a plain decimal number", text -> new BigDecimal(matching(DECIMAL, text))),
            form(Double.class, "a number", text -> Double.valueOf(matching(FLOATING, text))),
            form(Float.class, "a number", text -> Float.valueOf(matching(FLOATING, text))),
            form(Boolean.class, "'true' or 'false'", TextForms::truth),
            form(LocalDate.class, "an ISO date (2026-03-31)", LocalDate::parse),
            form(LocalTime.class, "an ISO time (23:59:59)", LocalTime::parse),
            form(LocalDateTime.class, "an ISO date and time (2026-03-31T23:59:59)", LocalDateTime::parse),
            form(OffsetDateTime.class, "an ISO time with offset (2026-03-31T23:59:59+01:00)", OffsetDateTime::parse),
            form(Instant.class, "an ISO instant (2026-03-31T23:59:59Z)", Instant::parse),
            form(UUID.class, "a UUID", TextForms::uuid));

    private TextForms() {}

    private static <V> Map.Entry<Class<?>, Conversion<String, ?>> form(
            Class<V> type, String words, Fn<String, V> parser) {
        return Map.entry(type, new Parsed<>(words, parser));
    }

    private static String matching(Pattern pattern, String text) {
        if (!pattern.matcher(text).matches()) {
            throw new NumberFormatException();
        }
        return text;
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw new IllegalArgumentException();
        };
    }

    /** The JDK also reads shortened groups. */
    private static UUID uuid(String text) {
        UUID uuid = UUID.fromString(text);
        if (!uuid.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException();
        }
        return uuid;
    }

    static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    /** How text is read as a type; empty where there is no usual way. */
    static Optional<Conversion<String, ?>> reading(Class<?> type) {
        if (type.isEnum()) {
            return Optional.of(constants(type));
        }
        return Optional.ofNullable(READING.get(boxed(type)));
    }

    private static Conversion<String, ?> constants(Class<?> type) {
        String names = Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .collect(Collectors.joining(", "));
        return new Parsed<>("one of " + names, text -> constant(type, text));
    }

    private static Object constant(Class<?> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    /** Whether {@link #write} has a way for the values of a type. */
    static boolean writes(Class<?> type) {
        return type.isEnum() || READING.containsKey(boxed(type));
    }

    /** Writes a value of such a type. */
    static String write(Object value) {
        if (value instanceof BigDecimal number) {
            return plain(number);
        }
        return value instanceof Enum<?> constant ? constant.name() : value.toString();
    }

    private static String plain(BigDecimal number) {
        if (Math.abs((long) number.scale()) + number.precision() > MOST_DIGITS) {
            throw new ArithmeticException("more than %s digits".formatted(MOST_DIGITS));
        }
        return number.toPlainString();
    }
}
