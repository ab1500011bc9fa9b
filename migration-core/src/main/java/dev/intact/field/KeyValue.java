package dev.intact.field;

import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Reads the one part of a key as what it was made from. */
final class KeyValue {
    private static final Map<Class<?>, Function<String, ?>> READERS = Map.of(
            String.class, Function.<String>identity(),
            Short.class, Short::valueOf,
            Integer.class, Integer::valueOf,
            Long.class, Long::valueOf,
            BigInteger.class, BigInteger::new,
            BigDecimal.class, BigDecimal::new,
            UUID.class, UUID::fromString);

    private KeyValue() {}

    static boolean canBe(Class<?> type) {
        return READERS.containsKey(wrapped(type));
    }

    /** The value of a key's text; an error tells the types, never the text. */
    @SuppressWarnings("unchecked") // each reader makes values of the type that it stands by
    static <V> V read(String text, Class<V> type) {
        Function<String, ?> reader = READERS.get(wrapped(type));
        if (reader == null) {
            throw new IllegalArgumentException("a key cannot be read as a %s".formatted(type.getSimpleName()));
        }
        try {
            return (V) reader.apply(unescaped(text));
        } catch (IllegalArgumentException e) { // without its message, which holds the text
            throw new IllegalArgumentException("the key is no %s".formatted(type.getSimpleName()));
        }
    }

    private static Class<?> wrapped(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    private static String unescaped(String text) {
        if (text.startsWith("@")) {
            throw new IllegalArgumentException("a place");
        }
        if (text.indexOf('\\') < 0 && text.indexOf('|') < 0) {
            return text;
        }
        StringBuilder whole = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '|') {
                throw new IllegalArgumentException("several parts");
            }
            whole.append(letter == '\\' && i + 1 < text.length() ? text.charAt(++i) : letter);
        }
        return whole.toString();
    }
}
