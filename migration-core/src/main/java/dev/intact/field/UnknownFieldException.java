package dev.intact.field;

import java.util.Collection;

/** Says that a getter, or a name, stands for no field of a schema, and which fields there are. */
public final class UnknownFieldException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnknownFieldException(String message) {
        super(message);
    }

    /**
     * Says that a name is not among the fields.
     *
     * @param owner the record, table or file that was asked
     * @param name the name that was asked for
     * @param valid the names that exist
     * @return the exception, with the nearest valid name if one is near
     */
    public static UnknownFieldException named(String owner, String name, Collection<String> valid) {
        String hint = Nearest.to(name, valid)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("");
        return new UnknownFieldException(
                "'%s' is not a field of %s%s (fields: %s)".formatted(name, owner, hint, String.join(", ", valid)));
    }
}
