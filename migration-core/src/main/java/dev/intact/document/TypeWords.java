package dev.intact.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The types of fields as someone says them who reads no Java. */
final class TypeWords {
    private static final String WHOLE = "whole number";
    private static final String APPROXIMATE = "number, approximate";
    private static final String YES_OR_NO = "yes or no";
    private static final String CHARACTER = "one character";
    private static final String MOMENT = "moment (date, time and zone)";

    private static final Map<Class<?>, String> WORDS = Map.ofEntries(
            Map.entry(String.class, "text"),
            Map.entry(char.class, CHARACTER),
            Map.entry(Character.class, CHARACTER),
            Map.entry(byte.class, WHOLE),
            Map.entry(Byte.class, WHOLE),
            Map.entry(short.class, WHOLE),
            Map.entry(Short.class, WHOLE),
            Map.entry(int.class, WHOLE),
            Map.entry(Integer.class, WHOLE),
            Map.entry(long.class, WHOLE),
            Map.entry(Long.class, WHOLE),
            Map.entry(BigInteger.class, WHOLE),
            Map.entry(BigDecimal.class, "amount (exact decimal)"),
            Map.entry(float.class, APPROXIMATE),
            Map.entry(Float.class, APPROXIMATE),
            Map.entry(double.class, APPROXIMATE),
            Map.entry(Double.class, APPROXIMATE),
            Map.entry(boolean.class, YES_OR_NO),
            Map.entry(Boolean.class, YES_OR_NO),
            Map.entry(LocalDate.class, "date"),
            Map.entry(LocalTime.class, "time of day"),
            Map.entry(LocalDateTime.class, "date and time"),
            Map.entry(Instant.class, MOMENT),
            Map.entry(OffsetDateTime.class, MOMENT),
            Map.entry(ZonedDateTime.class, MOMENT),
            Map.entry(Year.class, "year"),
            Map.entry(YearMonth.class, "month of a year"),
            Map.entry(Duration.class, "length of time"),
            Map.entry(UUID.class, "unique id (UUID)"),
            Map.entry(Currency.class, "currency (ISO 4217)"),
            Map.entry(URI.class, "web address"),
            Map.entry(byte[].class, "binary data"));

    private TypeWords() {}

    static String of(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "list";
        }
        String known = WORDS.get(type);
        return known != null ? known : Words.spaced(type.getSimpleName()).toLowerCase(Locale.ROOT);
    }
}
