package dev.intact.document;

import java.util.Locale;

/** Words that documents have in common. */
final class Words {
    private Words() {}

    /** What a scope does with the records that it is about. */
    static String scope(String kind) {
        return switch (kind) {
            case "excluded" -> "Left out";
            case "only" -> "Only these come";
            case "archived" -> "Archived, not migrated";
            default -> sentence(kind);
        };
    }

    /** A text with a capital at its beginning. */
    static String sentence(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int second = text.offsetByCodePoints(0, 1);
        return text.substring(0, second).toUpperCase(Locale.ROOT) + text.substring(second);
    }

    /** The name of a field as words: {@code lifecycleStage} and {@code lifecycle_stage} are {@code Lifecycle stage}. */
    static String label(String field) {
        String spaced = field.replaceAll("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})", " ")
                .replace('_', ' ')
                .strip();
        StringBuilder words = new StringBuilder();
        for (String word : spaced.split(" +")) {
            words.append(words.isEmpty() ? "" : " ").append(isAcronym(word) ? word : word.toLowerCase(Locale.ROOT));
        }
        return sentence(words.toString().replace(".", " › "));
    }

    private static boolean isAcronym(String word) {
        return word.length() > 1 && word.length() < 5 && word.equals(word.toUpperCase(Locale.ROOT));
    }
}
