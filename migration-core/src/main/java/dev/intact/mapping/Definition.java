package dev.intact.mapping;

import dev.intact.field.Getter;
import dev.intact.field.Schema;
import dev.intact.quality.Rule;
import java.io.Serializable;
import java.util.List;

/** Everything that was declared about a mapping, as data: what a {@link Mapping} is made from, and travels as. */
record Definition<S, T>(
        String name,
        String version,
        Schema<S> source,
        Schema<T> target,
        List<Getter<S, ?>> key,
        List<Scope<S>> scopes,
        List<Clause<S, T>> clauses,
        List<LeftOut<S>> leftOut,
        List<Rule<T>> requirements,
        List<Getter<S, ?>> sensitive,
        List<BusinessProcess<T>> processes,
        List<Identifies<S, T>> identities,
        List<Redirects<S>> redirects)
        implements Serializable {

    Definition {
        key = List.copyOf(key);
        scopes = List.copyOf(scopes);
        clauses = List.copyOf(clauses);
        leftOut = List.copyOf(leftOut);
        requirements = List.copyOf(requirements);
        sensitive = List.copyOf(sensitive);
        processes = List.copyOf(processes);
        identities = List.copyOf(identities);
        redirects = List.copyOf(redirects);
    }

    String subject() {
        return "mapping " + name;
    }
}
