package dev.intact.csv;

import dev.intact.convert.Conversion;
import dev.intact.convert.Failures;
import dev.intact.field.Field;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** One field as it is read: from the column of this name, by this conversion. */
record ReadColumn(Field field, String header, Conversion<String, ?> conversion) implements Serializable {

    /** From which column it is read, as what. */
    String words(Shape shape) {
        return "%s is %s%s, %s%s"
                .formatted(
                        field.name(),
                        field.type().getSimpleName(),
                        shape.hasHeader() ? " of column '%s'".formatted(header) : "",
                        conversion.words(),
                        field.nullable() ? ", may be missing" : "");
    }

    /**
     * Reads a field's text; what is null is said in {@link Dialect}.
     *
     * @return the value; null if it is missing, or if a problem was added
     */
    @Nullable
    Object value(String text, boolean quoted, Dialect dialect, Failures failures) {
        if (isNull(text, quoted, dialect)) {
            return null;
        }
        return conversion.convert(text, failures);
    }

    private boolean isNull(String text, boolean quoted, Dialect dialect) {
        if (!dialect.isNullText(text)) {
            return false;
        }
        if (field.type() != String.class) {
            return true;
        }
        return !quoted && (field.nullable() || !text.isEmpty());
    }
}
