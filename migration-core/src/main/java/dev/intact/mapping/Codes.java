package dev.intact.mapping;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

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
    static <V> Map<Object, V> comparable(Map<?, V> answers) {
        Map<Object, V> comparable = new LinkedHashMap<>();
        answers.forEach((code, answer) -> comparable.put(comparable(code), answer));
        return comparable;
    }

    /** What a loader answered, by the keys that it was asked for. */
    static <K, V> Map<K, V> answered(Set<K> keys, Map<K, V> loaded) {
        if (keys.stream().noneMatch(BigDecimal.class::isInstance)) {
            return loaded;
        }
        Map<Object, V> comparable = comparable(loaded);
        Map<K, V> answers = new LinkedHashMap<>();
        for (K key : keys) {
            V answer = comparable.get(comparable(key));
            if (answer != null) {
                answers.put(key, answer);
            }
        }
        return answers;
    }
}
