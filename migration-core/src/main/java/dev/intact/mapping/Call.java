package dev.intact.mapping;

import dev.intact.convert.Worded;
import dev.intact.field.FunctionReference;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A function of a user with what is known about it: its words, and how it takes nulls. */
final class Call implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The function over its arguments in an array. */
    interface Body extends Serializable {
        @Nullable
        Object apply(@Nullable Object[] arguments);
    }

    private final String words;
    private final boolean[] acceptsNull;
    private final boolean mayReturnNull;
    private final boolean nullOfNulls;
    private final Body body;

    /**
     * @param words the words that were given, or empty: then the function is named by itself
     * @param function the user's function, to look behind
     * @param arity how many values it takes
     * @param body calls it
     */
    Call(String words, Serializable function, int arity, Body body) {
        Optional<FunctionReference> reference = FunctionReference.of(function);
        this.words = words.isEmpty() ? wordsOf(function, reference) : words;
        this.acceptsNull = new boolean[arity];
        for (int i = 0; i < arity; i++) {
            int index = i;
            acceptsNull[i] = function instanceof Worded worded
                    ? worded.acceptsNull()
                    : reference.map(r -> r.acceptsNull(index)).orElse(false);
        }
        this.mayReturnNull = reference.map(FunctionReference::mayReturnNull).orElse(false);
        this.nullOfNulls = function instanceof Worded;
        this.body = body;
    }

    private static String wordsOf(Serializable function, Optional<FunctionReference> reference) {
        if (function instanceof Worded worded) {
            return worded.words();
        }
        return reference
                .map(r -> r.isLambda() ? "" : r.words())
                .orElse(function.getClass().getSimpleName());
    }

    /** The words; empty for a lambda to which none were given, which the definition refuses. */
    String words() {
        return words;
    }

    boolean acceptsNull(int index) {
        return acceptsNull[index];
    }

    boolean mayYieldNull(List<Boolean> sourcesNullable) {
        if (mayReturnNull || (nullOfNulls && !sourcesNullable.contains(false))) {
            return true;
        }
        return IntStream.range(0, acceptsNull.length).anyMatch(i -> sourcesNullable.get(i) && !acceptsNull[i]);
    }

    @Nullable
    Object apply(@Nullable Object[] arguments) {
        return body.apply(arguments);
    }
}
