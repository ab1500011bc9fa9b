package dev.intact.duplicates;

import dev.intact.field.Key;
import java.util.List;
import java.util.Objects;

/**
 * A key that too many records share to say anything of them, so that nothing was linked by it: a generic key, or a
 * block that was not compared. Immutable and thread-safe.
 */
public final class CommonValue {
    private final String rule;
    private final List<String> values;
    private final int count;
    private final List<Key> examples;

    CommonValue(String rule, List<String> values, int count, List<Key> examples) {
        this.rule = rule;
        this.values = List.copyOf(values);
        this.count = count;
        this.examples = List.copyOf(examples);
    }

    /** {@return the name of the rule} */
    public String rule() {
        return rule;
    }

    /** {@return the parts of the key, as they are compared; data of records, maybe sensitive} */
    public List<String> values() {
        return values;
    }

    /** {@return how many records share it} */
    public int count() {
        return count;
    }

    /** {@return keys of up to three of them} */
    public List<Key> examples() {
        return examples;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CommonValue that
                && rule.equals(that.rule)
                && values.equals(that.values)
                && count == that.count
                && examples.equals(that.examples);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rule, values, count, examples);
    }

    @Override
    public String toString() {
        return "%s: %s × %s".formatted(rule, count, values);
    }
}
