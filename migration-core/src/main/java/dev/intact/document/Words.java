package dev.intact.document;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words that documents have in common. */
final class Words {
    private static final Pattern WORD_ENDS =
            Pattern.compile("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");
    private static final Pattern SPACES = Pattern.compile(" +");

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
        String words = SPACES.splitAsStream(spaced(field).replace('_', ' ').strip())
                .map(word -> isAcronym(word, field) ? word : word.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
        return sentence(words.replace(".", " › "));
    }

    /** A name in camel case with its words parted: {@code PostalAddress} is {@code Postal Address}. */
    static String spaced(String name) {
        return WORD_ENDS.matcher(name).replaceAll(" ");
    }

    /** {@code VAT} in {@code customerVAT}, but not in {@code VAT_NUMBER}, where all is in capitals. */
    private static boolean isAcronym(String word, String field) {
        boolean standsOut = word.equals(field) || !field.equals(field.toUpperCase(Locale.ROOT));
        return standsOut && word.length() > 1 && word.length() < 5 && word.equals(word.toUpperCase(Locale.ROOT));
    }
}
