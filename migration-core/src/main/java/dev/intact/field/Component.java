package dev.intact.field;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One component of a record: a value, or a nested record with a shape of its own. */
record Component(
        String name,
        Class<?> type,
        Type genericType,
        boolean nullable,
        @Nullable RecordShape<?> nested,
        MethodHandle accessor) {

    static Component of(RecordComponent component, @Nullable RecordShape<?> nested) {
        return new Component(
                component.getName(),
                component.getType(),
                component.getGenericType(),
                isNullable(component.getAnnotatedType()) || isNullable(component),
                nested,
                accessor(component));
    }

    private static boolean isNullable(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations())
                .anyMatch(annotation ->
                        annotation.annotationType().getSimpleName().equals("Nullable"));
    }

    private static MethodHandle accessor(RecordComponent component) {
        Method accessor = component.getAccessor();
        try {
            accessor.setAccessible(true);
            return MethodHandles.lookup().unreflect(accessor).asType(MethodType.methodType(Object.class, Object.class));
        } catch (InaccessibleObjectException | IllegalAccessException e) {
            Class<?> owner = component.getDeclaringRecord();
            throw new IllegalArgumentException(
                    "%s cannot be reached; make it public in an exported package, or open %s to dev.intact.core"
                            .formatted(owner.getName(), owner.getPackageName()),
                    e);
        }
    }

    Field field(String prefix, boolean nullableHere, int index) {
        return new Field(prefix + name, type, elementType(), nullableHere, index, leafCount());
    }

    private @Nullable Class<?> elementType() {
        boolean isList = type == List.class && genericType instanceof ParameterizedType;
        Type element = isList ? ((ParameterizedType) genericType).getActualTypeArguments()[0] : null;
        return element instanceof Class<?> plain ? plain : null;
    }

    int leafCount() {
        return nested == null ? 1 : nested.leafCount();
    }

    @Nullable
    Object read(Object row) {
        try {
            return accessor.invokeExact(row);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the accessor of " + name + " failed", e);
        }
    }

    @Nullable
    Object assemble(@Nullable Object[] leaves, int offset) {
        if (nested == null) {
            return leaves[offset];
        }
        return nullable && isBlank(leaves, offset) ? null : nested.create(leaves, offset);
    }

    boolean isComplete(@Nullable Object[] leaves, int offset) {
        if (nullable && (nested == null || isBlank(leaves, offset))) {
            return true;
        }
        return nested == null ? leaves[offset] != null : nested.isComplete(leaves, offset);
    }

    private boolean isBlank(@Nullable Object[] leaves, int offset) {
        for (int i = offset; i < offset + leafCount(); i++) {
            if (leaves[i] != null) {
                return false;
            }
        }
        return true;
    }
}
