package dev.intact;

import static dev.intact.mapping.FieldRule.map;

import dev.intact.convert.Conversion;
import dev.intact.convert.Fn;
import dev.intact.mapping.Mapping;
import java.util.List;
import java.util.stream.IntStream;

/** Plain rows that run through an engine. */
final class TestRows {
    record In(int id, String text) {}

    record Out(int id, String text) {}

    private TestRows() {}

    /** Rows 0, 1, 2 … */
    static List<In> rows(int count) {
        return IntStream.range(0, count).mapToObj(i -> new In(i, "t" + i)).toList();
    }

    /** A mapping that excludes 2, 12, 22 …, rejects 5, 15, 25 …, and converts the others by a function. */
    static Mapping<In, Out> mapping(Fn<String, String> function) {
        return Mapping.from(In.class)
                .to(Out.class)
                .key(In::id)
                .exclude("those that end in 2", row -> row.id() % 10 == 2)
                .field(map(Out::id).copiedFrom(In::id))
                .field(map(Out::text).from(In::text).via(Conversion.of(String.class, "converted", function)))
                .require("none ends in 5", row -> row.id() % 10 != 5)
                .build();
    }

    static Mapping<In, Out> mapping() {
        return mapping(text -> text);
    }
}
