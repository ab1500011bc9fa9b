package dev.intact.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.intact.field.Content;
import dev.intact.field.Field;
import java.io.IOException;
import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Values of source fields as exact texts, and back: numbers with a point and their scale, dates and times as ISO 8601,
 * bytes in Base64, lists as JSON arrays of such texts, constants of an enum by their names.
 */
final class FieldText {
    private static final int LONGEST = 1_000_000;
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Map<Class<?>, Function<String, ?>> READERS = readers();

    private FieldText() {}

    private static Map<Class<?>, Function<String, ?>> readers() {
        Map<Class<?>, Function<String, ?>> readers = new HashMap<>();
        readers.put(String.class, Function.<String>identity());
        readers.put(Boolean.class, FieldText::truth);
        readers.put(Character.class, FieldText::character);
        readers.put(Byte.class, Byte::valueOf);
        readers.put(Short.class, Short::valueOf);
        readers.put(Integer.class, Integer::valueOf);
        readers.put(Long.class, Long::valueOf);
        readers.put(Float.class, Float::valueOf);
        readers.put(Double.class, Double::valueOf);
        readers.put(BigInteger.class, BigInteger::new);
        readers.put(BigDecimal.class, BigDecimal::new);
        readers.put(UUID.class, UUID::fromString);
        readers.put(LocalDate.class, LocalDate::parse);
        readers.put(LocalTime.class, LocalTime::parse);
        readers.put(LocalDateTime.class, LocalDateTime::parse);
        readers.put(OffsetTime.class, OffsetTime::parse);
        readers.put(OffsetDateTime.class, OffsetDateTime::parse);
        readers.put(ZonedDateTime.class, ZonedDateTime::parse);
        readers.put(Instant.class, Instant::parse);
        readers.put(Duration.class, Duration::parse);
        readers.put(Period.class, Period::parse);
        readers.put(Year.class, Year::parse);
        readers.put(YearMonth.class, YearMonth::parse);
        readers.put(byte[].class, text -> Base64.getDecoder().decode(text));
        return readers;
    }

    private static Boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("neither true nor false");
        }
        return text.equals("true");
    }

    private static Character character(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("not one character");
        }
        return text.charAt(0);
    }

    /** The text of a value; empty for a content, and for what is too long to be kept. */
    static Optional<String> of(Object value) {
        if (value instanceof Content) {
            return Optional.empty();
        }
        String text = value instanceof Collection<?> list ? array(list) : element(value);
        return text.length() > LONGEST ? Optional.empty() : Optional.of(text);
    }

    private static String array(Collection<?> list) {
        List<String> texts = new ArrayList<>();
        for (Object value : list) {
            texts.add(value == null ? "null" : '"' + quoted(element(value)) + '"');
        }
        return '[' + String.join(",", texts) + ']';
    }

    private static String quoted(String text) {
        return String.valueOf(
                com.fasterxml.jackson.core.io.JsonStringEncoder.getInstance().quoteAsString(text));
    }

    private static String element(Object value) {
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        return value instanceof Enum<?> constant ? constant.name() : value.toString();
    }

    /**
     * The value of a text.
     *
     * @throws IllegalArgumentException if it is none; its message says what the text should be, and holds none of it
     */
    static Object parsed(Field field, String text) {
        Class<?> type = MethodType.methodType(field.type()).wrap().returnType();
        try {
            return List.class.isAssignableFrom(type) || Collection.class == type
                    ? list(field.elementType().orElse(String.class), text)
                    : value(type, text);
        } catch (RuntimeException | IOException e) { // without its message, which holds the text
            throw new IllegalArgumentException("is no %s; write it %s".formatted(type.getSimpleName(), form(type)));
        }
    }

    private static Object value(Class<?> type, String text) {
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                if (((Enum<?>) constant).name().equals(text)) {
                    return constant;
                }
            }
        }
        Function<String, ?> reader = READERS.get(type);
        if (reader == null) {
            throw new IllegalArgumentException("no such constant, or no text form");
        }
        return reader.apply(text);
    }

    private static List<@Nullable Object> list(Class<?> type, String text) throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        try (JsonParser json = FACTORY.createParser(text)) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw new IllegalArgumentException("no array");
            }
            while (json.nextToken() != JsonToken.END_ARRAY) {
                list.add(json.currentToken() == JsonToken.VALUE_NULL ? null : value(type, json.getText()));
            }
        }
        return list;
    }

    private static String form(Class<?> type) {
        if (type.isEnum()) {
            return "as the name of one of its constants";
        }
        if (Number.class.isAssignableFrom(type)) {
            return "in digits, with a point before decimals: -1234.50";
        }
        if (type == byte[].class) {
            return "in Base64";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "as a JSON array of texts: [\"a\",\"b\"]";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        return type.getName().startsWith("java.time.")
                ? "as ISO 8601 has it: 2026-01-31, 2026-01-31T23:59:00Z"
                : "in the source, as it has no text form here";
    }
}
