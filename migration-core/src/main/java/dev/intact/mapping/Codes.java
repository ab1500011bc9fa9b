package dev.intact.mapping;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * When two codes are the same: by {@code equals}, but decimals by their value, as in a database, where 1.0 and 1.00 are
 * one code. Java tells them apart.
 */
final class Codes {
    private Codes() {}

    /** What stands for a code where codes are looked up. */
    static Object comparable(Object code) {
        if (code instanceof BigDecimal number) {
            return number.stripTrailingZeros();
        }
        return code;
    }

    /** The answers by what stands for their code. */
    static <V> LinkedHashMap<Object, V> comparable(Map<?, V> answers) {
        LinkedHashMap<Object, V> comparable = new LinkedHashMap<>();
        answers.forEach((code, answer) -> comparable.put(comparable(code), answer));
        return comparable;
    }
}
