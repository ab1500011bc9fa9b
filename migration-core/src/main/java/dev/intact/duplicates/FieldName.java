package dev.intact.duplicates;

import dev.intact.field.FunctionReference;
import dev.intact.field.Getter;
import dev.intact.field.Schema;
import dev.intact.field.UnknownFieldException;

/** Names what is compared: a field of the schema, or a method of the record that computes one. */
final class FieldName {
    private FieldName() {}

    /**
     * The name.
     *
     * @throws UnknownFieldException if it is a lambda, which nobody could name
     */
    static <S> String of(Schema<S> schema, Getter<S, ?> getter) {
        try {
            return schema.field(getter).name();
        } catch (UnknownFieldException e) {
            return FunctionReference.of(getter)
                    .filter(function -> !function.isLambda())
                    .map(FunctionReference::methodName)
                    .orElseThrow(() -> e);
        }
    }
}
