package dev.intact.jdbc;

import dev.intact.field.Nearest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds names among those that a database holds: exactly, or else by the only one that differs in case alone. */
final class Names {
    private static final int LISTED = 40;

    private Names() {}

    static Optional<String> resolve(String wanted, Collection<String> valid) {
        if (valid.contains(wanted)) {
            return Optional.of(wanted);
        }
        List<String> variants = variants(wanted, valid);
        return variants.size() == 1 ? Optional.of(variants.get(0)) : Optional.empty();
    }

    private static List<String> variants(String wanted, Collection<String> valid) {
        return valid.stream().filter(wanted::equalsIgnoreCase).distinct().toList();
    }

    /** Why a name was not resolved: {@code 'contcat' is no table of PUBLIC; did you mean 'CONTACT'? (tables: …)}. */
    static String unresolved(String wanted, String what, String owner, Collection<String> valid) {
        List<String> variants = variants(wanted, valid);
        if (variants.size() > 1) {
            return "'%s' could be any of %s in %s; give the %s's name exactly"
                    .formatted(wanted, String.join(", ", variants), owner, what);
        }
        String hint = Nearest.to(wanted, valid)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("");
        return "'%s' is no %s of %s%s (%ss: %s)".formatted(wanted, what, owner, hint, what, list(valid));
    }

    private static String list(Collection<String> names) {
        if (names.isEmpty()) {
            return "none";
        }
        String first = names.stream().sorted().limit(LISTED).collect(Collectors.joining(", "));
        return names.size() <= LISTED ? first : first + " and " + (names.size() - LISTED) + " more";
    }
}
