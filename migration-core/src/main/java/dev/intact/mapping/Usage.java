package dev.intact.mapping;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.intact.field.Field;
import dev.intact.field.Schema;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which leaves of a schema a definition has used so far, and how. */
final class Usage {
    /** What a definition does with a leaf. */
    enum Kind {
        MAPPED("mapped"),
        ARCHIVED("archived"),
        DROPPED("dropped");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** An earlier use of a leaf, which does not go with the new one. */
    record Clash(Field leaf, Kind earlier) {}

    private final Schema<?> schema;
    private final List<Set<Kind>> uses = new ArrayList<>();

    Usage(Schema<?> schema) {
        this.schema = schema;
        schema.leaves().forEach(leaf -> uses.add(EnumSet.noneOf(Kind.class)));
    }

    /**
     * Marks a field, with all the leaves below it.
     *
     * @param unlike the kinds of use that do not go with this one
     * @return the first leaf that has been used in one of these ways before; empty if none has
     */
    @CanIgnoreReturnValue
    Optional<Clash> use(Field field, Kind how, Set<Kind> unlike) {
        Clash first = null;
        for (Field leaf : schema.leaves().subList(field.index(), field.index() + field.leafCount())) {
            Set<Kind> its = uses.get(leaf.index());
            if (first == null) {
                first = its.stream()
                        .filter(unlike::contains)
                        .findFirst()
                        .map(kind -> new Clash(leaf, kind))
                        .orElse(null);
            }
            its.add(how);
        }
        return Optional.ofNullable(first);
    }

    List<String> unused() {
        return schema.leaves().stream()
                .filter(leaf -> uses.get(leaf.index()).isEmpty())
                .map(Field::name)
                .toList();
    }
}
