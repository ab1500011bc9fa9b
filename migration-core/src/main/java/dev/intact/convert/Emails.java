package dev.intact.convert;

import dev.intact.field.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Conversions of e-mail addresses. What is checked is the shape that RFC 5321 and RFC 6531 give an address in everyday
 * use: one {@code @}, a local part of at most 64 octets without quotes, a domain of two labels or more, 254 octets in
 * all. Letters of any script are accepted on both sides. Whether mail arrives is not checked.
 */
public final class Emails {
    private static final String LOCAL_SIGNS = "!#$%&'*+-/=?^_`{|}~.";
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_LABEL = 63;

    private Emails() {}

    /** {@return a conversion that rejects what is no address, and leaves an address as it is} */
    public static Conversion<String, String> valid() {
        return Standard.of("valid e-mail", (value, failures) -> checked(value, value, failures));
    }

    /**
     * Makes addresses comparable: trimmed, and in lower case as a whole. The standard lets a mail server tell apart the
     * cases of the local part; hardly any does, and systems that match people by address expect lower case. Use
     * {@link #valid()} to keep the case.
     *
     * @return a conversion that also rejects what is no address
     */
    public static Conversion<String, String> normalised() {
        return Standard.of(
                "valid e-mail, trimmed, in lower case",
                (value, failures) -> checked(WhiteSpace.trim(value).toLowerCase(Locale.ROOT), value, failures));
    }

    private static @Nullable String checked(String address, String value, Failures failures) {
        String fault = fault(address);
        if (fault == null) {
            return address;
        }
        failures.add(Problem.of("is not an e-mail address: " + fault)
                .value(value)
                .advice("correct it in the source, or move it to a field for notes"));
        return null;
    }

    private static @Nullable String fault(String address) {
        int at = address.indexOf('@');
        if (at < 0 || at != address.lastIndexOf('@')) {
            return at < 0 ? "it has no @" : "it has more than one @";
        }
        if (octets(address) > LONGEST) {
            return "it is longer than %s octets".formatted(LONGEST);
        }
        String fault = localFault(address.substring(0, at));
        return fault == null ? domainFault(address.substring(at + 1)) : fault;
    }

    private static @Nullable String localFault(String local) {
        if (local.isEmpty() || octets(local) > LONGEST_LOCAL) {
            return "the part before the @ must have 1 to %s octets".formatted(LONGEST_LOCAL);
        }
        if (local.startsWith(".") || local.endsWith(".") || local.contains("..")) {
            return "a dot before the @ must stand between two other characters";
        }
        boolean known = local.codePoints().allMatch(c -> isWordPart(c) || LOCAL_SIGNS.indexOf(c) >= 0);
        return known ? null : "a character before the @ is not allowed there";
    }

    private static @Nullable String domainFault(String domain) {
        String[] labels = domain.split("\\.", -1);
        if (labels.length < 2) {
            return "the domain has no dot";
        }
        for (String label : labels) {
            if (label.isEmpty() || octets(label) > LONGEST_LABEL) {
                return "each label of the domain must have 1 to %s octets".formatted(LONGEST_LABEL);
            }
            if (label.startsWith("-") || label.endsWith("-")) {
                return "a label of the domain begins or ends with a hyphen";
            }
            if (!label.codePoints().allMatch(c -> c == '-' || isWordPart(c))) {
                return "a character of the domain is not allowed there";
            }
        }
        boolean numeric = labels[labels.length - 1].chars().allMatch(Character::isDigit);
        return numeric ? "the domain ends in a number" : null;
    }

    /** Letters and digits of any script, and the marks that some scripts put on them. */
    private static boolean isWordPart(int c) {
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
