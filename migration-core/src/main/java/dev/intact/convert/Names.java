package dev.intact.convert;

import org.jspecify.annotations.Nullable;

/**
 * Conversions of people's names. No word is ever dropped: what is not understood stays where it stands, or the name is
 * rejected.
 *
 * <p><b>How a name is split.</b> White space is collapsed first.
 *
 * <ul>
 *   <li>{@code Last, First}: what stands before the only comma is the family name. Behind a second comma, or behind the
 *       only one, a known suffix is read: {@code King, Martin, Jr.}, {@code Martin King, Jr.}. Any other comma rejects.
 *   <li>Without a comma the last word is the family name. The particles before it belong to it ({@code van der Berg},
 *       {@code de la Cruz}, {@code von Trapp}, {@code Mc Donald}), and so does the word before a connecting {@code y},
 *       {@code e} or {@code i} ({@code Ortega y Gasset}). Two family names without a connection, as in Spain, are not
 *       guessed at: {@code Gabriel García Márquez} is {@code Gabriel García} and {@code Márquez}.
 *   <li>A first word with a capital letter is a given name, though it could be a particle: {@code Van Morrison}. A name
 *       that begins with a small particle is a family name alone: {@code van der Berg}.
 *   <li>A known suffix at the end of three words or more is one: {@code Sammy Davis Jr.}: {@code Jr}, {@code Sr},
 *       {@code II} to {@code IV}, {@code Esq}, {@code PhD}, {@code MD}, with or without dots.
 *   <li>A single word is a family name.
 * </ul>
 */
public final class Names {
    private static final Join SPACED = Join.with(" ").trimmed();

    private Names() {}

    /**
     * Joins a given and a family name by a space, each trimmed; missing and blank ones are passed over.
     *
     * @param given the given name
     * @param family the family name
     * @return the whole name; null if there is none
     */
    public static @Nullable String join(@Nullable String given, @Nullable String family) {
        return SPACED.apply(given, family);
    }

    /**
     * Joins three parts of a name by spaces, each trimmed; missing and blank ones are passed over.
     *
     * @param given the given name
     * @param middle a middle name, an initial or a particle
     * @param family the family name
     * @return the whole name; null if there is none
     */
    public static @Nullable String join(@Nullable String given, @Nullable String middle, @Nullable String family) {
        return SPACED.apply(given, middle, family);
    }

    /** {@return a conversion of a whole name into its parts; a blank one is rejected} */
    public static Conversion<String, PersonName> split() {
        return Standard.of("name in parts", NameSplitter::split);
    }

    /** {@return a conversion of a whole name into its given names, null if it has none; see {@link Names}} */
    public static Conversion<String, String> given() {
        return Standard.yieldingNull("given names", (value, failures) -> {
            PersonName name = NameSplitter.split(value, failures);
            return name == null ? null : name.given().orElse(null);
        });
    }

    /** {@return a conversion of a whole name into its family name; see {@link Names}} */
    public static Conversion<String, String> family() {
        return Standard.of("family name", (value, failures) -> {
            PersonName name = NameSplitter.split(value, failures);
            return name == null ? null : name.family();
        });
    }

    /** {@return a conversion of a whole name into its suffix, null if it has none; see {@link Names}} */
    public static Conversion<String, String> suffix() {
        return Standard.yieldingNull("suffix of a name", (value, failures) -> {
            PersonName name = NameSplitter.split(value, failures);
            return name == null ? null : name.suffix().orElse(null);
        });
    }

    /** {@return a conversion of a name into its parts and back in one order: given names, family name, suffix} */
    public static Conversion<String, String> givenFirst() {
        return Standard.of("name with the given names first", (value, failures) -> {
            PersonName name = NameSplitter.split(value, failures);
            return name == null ? null : name.full();
        });
    }

    /**
     * {@return a conversion that gives names written in capitals only, or in small letters only, their usual letters:
     * {@code VAN DER BERG} is {@code Van der Berg}, {@code mcdonald} is {@code McDonald}, {@code O'NEIL} is
     * {@code O'Neil}; a name of both kinds of letters stays as it is}
     */
    public static Conversion<String, String> capitalised() {
        return Standard.of("with usual capital letters", (value, failures) -> NameCase.capitalised(value));
    }
}
