package dev.intact.document;

import dev.intact.document.MappingSheet.Code;
import dev.intact.document.MappingSheet.ValueTable;
import dev.intact.mapping.CodeTable;
import dev.intact.mapping.Lookup;
import dev.intact.mapping.RuleDescription;
import dev.intact.mapping.Unlisted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The value tables of a mapping: its code tables and the lookups that are lists, each once. The values of a table are
 * hidden everywhere if a rule that is sensitive uses it.
 */
final class ValueTables {
    private final Map<String, ValueTable> tables = new LinkedHashMap<>();
    private final Map<RuleDescription, List<String>> byRule = new LinkedHashMap<>();

    private ValueTables() {}

    static ValueTables of(List<RuleDescription> rules) {
        ValueTables all = new ValueTables();
        rules.forEach(all::add);
        return all;
    }

    List<ValueTable> all() {
        return List.copyOf(tables.values());
    }

    /** The names of the tables that a rule uses, in the order in which it does. */
    List<String> of(RuleDescription rule) {
        return List.copyOf(byRule.getOrDefault(rule, List.of()));
    }

    /** Where a lookup's answers come from. */
    String words(RuleDescription rule, Lookup<?, ?> lookup) {
        return lookup.entries().isEmpty()
                ? unnamed(masked(lookup.words(), lookup.unlistedPolicy(), rule.isSensitive()), lookup)
                : "the value table '%s' of this definition".formatted(lookup.name());
    }

    /** Its name stands before its words already. */
    private static String unnamed(String words, Lookup<?, ?> lookup) {
        String name = "lookup '%s', ".formatted(lookup.name());
        return words.startsWith(name) ? words.substring(name.length()) : words;
    }

    private void add(RuleDescription rule) {
        List<String> used = new ArrayList<>();
        rule.conversions().forEach(step -> {
            if (step instanceof CodeTable<?, ?> table) {
                used.add(add(rule, table.name(), table.entries(), table.unlistedPolicy()));
            }
        });
        rule.lookups().stream()
                .filter(lookup -> !lookup.entries().isEmpty())
                .forEach(lookup ->
                        used.add(add(rule, lookup.name(), sorted(lookup.entries()), lookup.unlistedPolicy())));
        byRule.put(rule, used);
    }

    /** A lookup is given its answers as any map, whose order may differ from one machine to the next. */
    private static Map<String, Object> sorted(Map<?, ?> entries) {
        Map<String, Object> sorted = new TreeMap<>();
        entries.forEach((code, value) -> sorted.put(String.valueOf(code), value));
        return sorted;
    }

    private String add(RuleDescription rule, String name, Map<?, ?> entries, Unlisted<?, ?> policy) {
        String digest = digest(entries, policy);
        String free = name;
        for (int next = 2; taken(free, digest); next++) {
            free = name + " (" + next + ")";
        }
        ValueTable before = tables.get(free);
        boolean hidden = rule.isSensitive() || (before != null && before.hidden());
        tables.put(
                free,
                new ValueTable(
                        free,
                        hidden ? List.of() : codes(entries),
                        masked(policy.words(), policy, hidden),
                        hidden,
                        entries.size(),
                        digest));
        return free;
    }

    private boolean taken(String name, String digest) {
        ValueTable other = tables.get(name);
        return other != null && !other.digest().equals(digest);
    }

    private static List<Code> codes(Map<?, ?> entries) {
        return entries.entrySet().stream()
                .map(entry -> new Code(String.valueOf(entry.getKey()), String.valueOf(entry.getValue())))
                .toList();
    }

    private static String masked(String words, Unlisted<?, ?> policy, boolean hidden) {
        return hidden ? words.replace(policy.words(), policy.maskedWords()) : words;
    }

    private static String digest(Map<?, ?> entries, Unlisted<?, ?> policy) {
        StringBuilder text = new StringBuilder(policy.words());
        entries.forEach((code, value) -> {
            for (String part : List.of(String.valueOf(code), String.valueOf(value))) {
                text.append(part.length()).append(':').append(part);
            }
        });
        return UUID.nameUUIDFromBytes(text.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
