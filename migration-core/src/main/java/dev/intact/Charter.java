package dev.intact;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What people agreed about a migration or a move, beside what it does. Its methods refuse blank words and repetition.
 */
record Charter(
        String subject,
        String purpose,
        Map<Role, String> owners,
        String sourceOfTruth,
        Map<String, String> notMigrated,
        String mayBeEmpty)
        implements Serializable {

    static Charter of(String subject) {
        return new Charter(subject, "", Map.of(), "", Map.of(), "");
    }

    Charter purpose(String words) {
        String said = once("purpose", purpose, words);
        return new Charter(subject, said, owners, sourceOfTruth, notMigrated, mayBeEmpty);
    }

    Charter owner(Role role, String responsible) {
        Map<Role, String> more = new EnumMap<>(Role.class);
        more.putAll(owners);
        more.put(role, once("owner (" + role.words() + ")", owners.getOrDefault(role, ""), responsible));
        return new Charter(subject, purpose, Collections.unmodifiableMap(more), sourceOfTruth, notMigrated, mayBeEmpty);
    }

    Charter sourceOfTruth(String words) {
        String said = once("source of truth", sourceOfTruth, words);
        return new Charter(subject, purpose, owners, said, notMigrated, mayBeEmpty);
    }

    Charter notMigrated(String what, String reason) {
        Map<String, String> more = new LinkedHashMap<>(notMigrated);
        String place = "what is not migrated";
        more.put(once(place, "", what), once("reason for '" + what + "'", more.getOrDefault(what, ""), reason));
        return new Charter(subject, purpose, owners, sourceOfTruth, Collections.unmodifiableMap(more), mayBeEmpty);
    }

    Charter mayBeEmpty(String reason) {
        return new Charter(subject, purpose, owners, sourceOfTruth, notMigrated, reason);
    }

    private String once(String what, String before, String words) {
        if (words.isBlank()) {
            throw new IllegalArgumentException(
                    "%s: the %s is blank; say it, or leave the line out".formatted(subject, what));
        }
        if (!before.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s: the %s is said twice: '%s' and '%s'; keep one".formatted(subject, what, before, words));
        }
        return words;
    }
}
