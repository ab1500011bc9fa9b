package dev.intact.field;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A record class as a tree: its components, each a value or the shape of a nested record. */
final class RecordShape<R> {
    private final Class<R> type;
    private final List<Component> components;
    private final MethodHandle constructor;
    private final int leafCount;

    private RecordShape(Class<R> type, List<Component> components, MethodHandle constructor) {
        this.type = type;
        this.components = components;
        this.constructor = constructor;
        this.leafCount = components.stream().mapToInt(Component::leafCount).sum();
    }

    static <R> RecordShape<R> of(Class<R> type) {
        return of(type, new LinkedHashSet<>());
    }

    private static <R> RecordShape<R> of(Class<R> type, Set<Class<?>> around) {
        if (!type.isRecord()) {
            throw new IllegalArgumentException(
                    "%s is not a record; declare the row as a record, or use a Table".formatted(type.getName()));
        }
        if (!around.add(type)) {
            throw new IllegalArgumentException("%s contains itself (%s); a row must have a fixed number of fields"
                    .formatted(type.getName(), around));
        }
        List<Component> components = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            components.add(
                    Component.of(component, component.getType().isRecord() ? of(component.getType(), around) : null));
        }
        around.remove(type);
        return new RecordShape<>(type, List.copyOf(components), constructor(type));
    }

    private static MethodHandle constructor(Class<?> type) {
        Class<?>[] parameters = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(parameters);
            canonical.setAccessible(true);
            return MethodHandles.lookup()
                    .unreflectConstructor(canonical)
                    .asSpreader(Object[].class, parameters.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (InaccessibleObjectException | ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "%s cannot be reached; make it public in an exported package, or open %s to dev.intact.core"
                            .formatted(type.getName(), type.getPackageName()),
                    e);
        }
    }

    Class<R> type() {
        return type;
    }

    List<Component> components() {
        return components;
    }

    int leafCount() {
        return leafCount;
    }

    void addLeaves(String prefix, boolean insideNullable, List<Field> into) {
        for (Component component : components) {
            boolean nullable = insideNullable || component.nullable();
            if (component.nested() == null) {
                into.add(component.field(prefix, nullable, into.size()));
            } else {
                component.nested().addLeaves(prefix + component.name() + ".", nullable, into);
            }
        }
    }

    Field resolve(Getter<?, ?> getter, String prefix, boolean insideNullable, int offset) {
        if (getter instanceof Path<?, ?, ?> path) {
            Field outer = resolve(path.outer(), prefix, insideNullable, offset);
            RecordShape<?> nested = outer.type().isRecord()
                    ? RecordSchema.forClass(outer.type()).shape()
                    : null;
            if (nested == null) {
                throw new UnknownFieldException("%s.%s is a %s, not a nested record, so no path leads into it"
                        .formatted(
                                type.getSimpleName(), outer.name(), outer.type().getSimpleName()));
            }
            return nested.resolve(path.inner(), outer.name() + ".", outer.nullable(), outer.index());
        }
        String method = componentName(getter);
        int index = offset;
        for (Component component : components) {
            if (component.name().equals(method)) {
                boolean nullable = insideNullable || component.nullable();
                return component.field(prefix, nullable, index);
            }
            index += component.leafCount();
        }
        throw UnknownFieldException.named(
                type.getSimpleName(),
                method,
                components.stream().map(Component::name).toList());
    }

    private String componentName(Getter<?, ?> getter) {
        FunctionReference reference = FunctionReference.of(getter)
                .orElseThrow(
                        () -> new UnknownFieldException("%s is not a field of %s; name a field by a method reference"
                                .formatted(getter.getClass().getSimpleName(), type.getSimpleName())));
        if (reference.isLambda()) {
            throw new UnknownFieldException(
                    "a lambda in %s stands where a field of %s is named; use a method reference such as %s::%s"
                            .formatted(
                                    reference.capturingClass(),
                                    type.getSimpleName(),
                                    type.getSimpleName(),
                                    components.isEmpty()
                                            ? "field"
                                            : components.get(0).name()));
        }
        if (!reference.ownerName().equals(type.getName()) || reference.parameterCount() != 0) {
            throw UnknownFieldException.named(
                    type.getSimpleName(),
                    reference.words(),
                    components.stream().map(Component::name).toList());
        }
        return reference.methodName();
    }

    R create(@Nullable Object[] leaves, int offset) {
        @Nullable Object[] arguments = new @Nullable Object[components.size()];
        int at = offset;
        for (int i = 0; i < arguments.length; i++) {
            Component component = components.get(i);
            arguments[i] = component.assemble(leaves, at);
            if (arguments[i] == null && !component.nullable()) {
                throw new IllegalArgumentException("%s.%s must have a value; declare it @Nullable if it may be missing"
                        .formatted(type.getSimpleName(), component.name()));
            }
            at += component.leafCount();
        }
        return construct(arguments);
    }

    /** Calls the canonical constructor with one argument per component. */
    R construct(@Nullable Object[] arguments) {
        try {
            return type.cast(constructor.invokeExact(arguments));
        } catch (ClassCastException e) {
            throw new IllegalArgumentException(
                    "%s was given a value of the wrong type".formatted(type.getSimpleName()), e);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalArgumentException("%s refused its values".formatted(type.getSimpleName()), e);
        }
    }

    void read(@Nullable Object row, @Nullable Object[] into, int offset) {
        int at = offset;
        for (Component component : components) {
            Object value = row == null ? null : component.read(row);
            if (component.nested() == null) {
                into[at] = value;
            } else {
                component.nested().read(value, into, at);
            }
            at += component.leafCount();
        }
    }

    boolean isComplete(@Nullable Object[] leaves, int offset) {
        int at = offset;
        for (Component component : components) {
            if (!component.isComplete(leaves, at)) {
                return false;
            }
            at += component.leafCount();
        }
        return true;
    }

    void addMissing(@Nullable Object[] leaves, int offset, List<Field> all, List<Field> missing) {
        int at = offset;
        for (Component component : components) {
            if (!component.isComplete(leaves, at)) {
                if (component.nested() == null) {
                    missing.add(all.get(at));
                } else {
                    component.nested().addMissing(leaves, at, all, missing);
                }
            }
            at += component.leafCount();
        }
    }
}
