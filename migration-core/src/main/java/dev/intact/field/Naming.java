package dev.intact.field;

import java.util.Locale;

/** How the fields of a Java record are named in a table or a file. */
public enum Naming {
    /** The name of the component as it is: {@code lastContacted}. */
    AS_IS {
        @Override
        public String of(String field) {
            return field;
        }
    },
    /** Words in lower case, parted by underscores: {@code last_contacted}. */
    SNAKE_CASE {
        @Override
        public String of(String field) {
            return words(field).toLowerCase(Locale.ROOT);
        }
    },
    /** Words in upper case, parted by underscores: {@code LAST_CONTACTED}. */
    UPPER_SNAKE_CASE {
        @Override
        public String of(String field) {
            return words(field).toUpperCase(Locale.ROOT);
        }
    };

    /**
     * Names a field.
     *
     * @param field a component's name, dotted below nested records
     * @return the name of the column
     */
    public abstract String of(String field);

    private static String words(String field) {
        return field.replace('.', '_')
                .replaceAll("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})", "_");
    }
}
