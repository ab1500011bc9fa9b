package dev.intact.source;

import dev.intact.field.FunctionReference;
import dev.intact.field.Schema;
import dev.intact.ledger.Fingerprint;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** How a source is made of others, as facts by which a change is noticed. */
final class Facts {
    private Facts() {}

    /** The facts of the others, then how one is made of them. */
    static Fingerprint of(List<Source<?>> sources, String how, Schema<?> schema, Serializable function) {
        List<String> facts = new ArrayList<>();
        for (Source<?> source : sources) {
            facts.addAll(source.fingerprint().facts());
        }
        facts.add("%s, made into %s by %s".formatted(how, schema.name(), words(function)));
        return Fingerprint.of(facts);
    }

    /** A lambda has no name, and an object is known by its class. */
    private static String words(Serializable function) {
        return FunctionReference.of(function)
                .map(reference ->
                        reference.isLambda() ? "a function of " + reference.capturingClass() : reference.words())
                .orElse(function.getClass().getName());
    }
}
