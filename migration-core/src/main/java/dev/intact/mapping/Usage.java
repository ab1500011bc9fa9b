package dev.intact.mapping;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.intact.field.Field;
import dev.intact.field.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which leaves of a schema a definition has used so far, and how. */
final class Usage {
    private final Schema<?> schema;
    private final @Nullable String[] uses;

    Usage(Schema<?> schema) {
        this.schema = schema;
        this.uses = new @Nullable String[schema.leaves().size()];
    }

    /**
     * Marks a field, with all the leaves below it.
     *
     * @return the name of the first leaf that had been used before; empty if none had
     */
    @CanIgnoreReturnValue
    Optional<String> use(Field field, String how) {
        String first = null;
        for (int leaf = field.index(); leaf < field.index() + field.leafCount(); leaf++) {
            if (uses[leaf] != null && first == null) {
                first = schema.leaves().get(leaf).name();
            }
            if (uses[leaf] == null || how.equals("mapped")) {
                uses[leaf] = how;
            }
        }
        return Optional.ofNullable(first);
    }

    boolean isMapped(Field field) {
        for (int leaf = field.index(); leaf < field.index() + field.leafCount(); leaf++) {
            if (!"mapped".equals(uses[leaf])) {
                return false;
            }
        }
        return true;
    }

    List<String> unused() {
        List<String> names = new ArrayList<>();
        for (int leaf = 0; leaf < uses.length; leaf++) {
            if (uses[leaf] == null) {
                names.add(schema.leaves().get(leaf).name());
            }
        }
        return names;
    }
}
