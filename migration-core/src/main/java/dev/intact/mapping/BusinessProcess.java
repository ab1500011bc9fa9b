package dev.intact.mapping;

import dev.intact.field.Field;
import dev.intact.field.Getter;
import dev.intact.field.Schema;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/** What is done with the target rows, and the fields that it cannot do without. */
record BusinessProcess<T>(String name, List<Getter<T, ?>> needed) implements Serializable {
    BusinessProcess {
        needed = List.copyOf(needed);
    }

    /** The leaves that it needs, each once, in the order in which they were named. */
    List<Field> leaves(Schema<T> target) {
        return needed.stream()
                .map(target::field)
                .flatMap(field -> below(target, field))
                .distinct()
                .toList();
    }

    static Stream<Field> below(Schema<?> schema, Field field) {
        return schema.leaves().subList(field.index(), field.index() + field.leafCount()).stream();
    }
}
