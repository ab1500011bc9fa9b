package dev.intact.csv;

import dev.intact.convert.Conversion;
import dev.intact.convert.Failures;
import dev.intact.field.Field;
import dev.intact.field.Problem;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One field as it is written: to the column of this name, by this conversion. Without a conversion, in the usual form
 * of its type.
 */
record WriteColumn(Field field, String header, @Nullable Conversion<Object, String> format) implements Serializable {

    /** {@return the value as text; null if a problem was added} */
    @Nullable
    String text(Object value, Failures failures) {
        if (format != null) {
            return format.convert(value, failures);
        }
        try {
            return TextForms.write(value);
        } catch (ArithmeticException e) {
            failures.add(Problem.of("has too many digits to be written plainly"));
            return null;
        }
    }

    String words() {
        return "column '%s' of %s%s".formatted(header, field.name(), format == null ? "" : ", " + format.words());
    }

    boolean isText() {
        return field.type() == String.class;
    }

    boolean isNumber() {
        return Number.class.isAssignableFrom(TextForms.boxed(field.type()));
    }
}
