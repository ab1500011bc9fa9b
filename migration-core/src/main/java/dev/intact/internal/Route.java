package dev.intact.internal;

import dev.intact.mapping.Mapping;
import dev.intact.sink.Inflow;
import dev.intact.sink.Output;
import dev.intact.sink.Sink;
import java.io.Serializable;

/** One way from a source record to a row: a mapping, and the sink that its rows go to. */
public record Route<S, T>(Mapping<S, T> mapping, Sink<T> sink) implements Serializable {

    Output<T> output() {
        return Output.of(sink, mapping.generatedFields());
    }

    Inflow<T> inflow(String move) {
        return Inflow.of(move, mapping, sink);
    }
}
