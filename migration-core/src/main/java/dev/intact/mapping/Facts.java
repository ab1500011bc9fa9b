package dev.intact.mapping;

import dev.intact.field.Field;
import dev.intact.quality.Rule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Everything that a mapping says, as short statements in a stable order: what a change of it is found by. */
final class Facts {
    private final Mapping<?, ?> mapping;
    private final List<String> facts = new ArrayList<>();

    private Facts(Mapping<?, ?> mapping) {
        this.mapping = mapping;
    }

    static List<String> of(Mapping<?, ?> mapping, Definition<?, ?> definition) {
        Facts its = new Facts(mapping);
        its.addFields();
        mapping.scopes().forEach(scope -> its.add("scope " + scope));
        mapping.rules().forEach(its::addRule);
        mapping.archivedFields().keySet().forEach(field -> its.add("archived " + field.name()));
        mapping.droppedFields().keySet().forEach(field -> its.add("dropped " + field.name()));
        mapping.requirements().forEach(its::addRequirement);
        mapping.identities().forEach(identity -> its.add(identity.words()));
        mapping.redirections().forEach(redirection -> its.add(redirection.words()));
        CodeOfFunctions.of(definition).forEach(its::add);
        return its.facts;
    }

    private void add(String fact) {
        facts.add("mapping '%s': %s".formatted(mapping.name(), fact));
    }

    private void addFields() {
        add("version '%s'".formatted(mapping.version()));
        add("key " + mapping.keyFields().stream().map(Field::name).toList());
        mapping.sourceSchema().leaves().forEach(leaf -> add("source field " + leaf));
        mapping.targetSchema().leaves().forEach(leaf -> add("target field " + leaf));
    }

    private void addRule(RuleDescription rule) {
        String words =
                rule.words() + rule.orElse().map(value -> ", else " + value).orElse("");
        String sources =
                String.join(" + ", rule.sources().stream().map(Field::name).toList());
        add("%s → %s: %s"
                .formatted(sources, rule.target().name(), rule.isSensitive() ? "rule " + digest(words) : words));
        rule.conversions().forEach(conversion -> {
            if (conversion instanceof CodeTable<?, ?> table) {
                addEntries(table, rule.isSensitive());
            }
        });
    }

    private void addEntries(CodeTable<?, ?> table, boolean masked) {
        table.entries().forEach((code, value) -> {
            String entry = "%s → %s".formatted(code, value);
            add("code table '%s': %s".formatted(table.name(), masked ? digest(entry) : entry));
        });
    }

    private void addRequirement(Rule<?> rule) {
        add("requires %s (%s)".formatted(rule.words(), rule.severity()));
    }

    static String digest(String text) {
        return digest(text.getBytes(StandardCharsets.UTF_8));
    }

    static String digest(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
