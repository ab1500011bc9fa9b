package dev.intact.field;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a serializable function: a named method, or a lambda.
 *
 * <p>A serializable method reference replaces itself by a {@link SerializedLambda} when it is written; the name is
 * caught there. Nothing is opened by reflection, so it works on the class path and on the module path alike.
 */
public final class FunctionReference {
    private final SerializedLambda lambda;
    private final @Nullable ClassLoader loader;

    private FunctionReference(SerializedLambda lambda, @Nullable ClassLoader loader) {
        this.lambda = lambda;
        this.loader = loader;
    }

    /**
     * Looks behind a function.
     *
     * @param function a method reference, a lambda, or an object of a class of its own
     * @return what stands behind it; empty for an object of a class of its own
     * @throws IllegalArgumentException if the function cannot be serialized, because it captures what cannot
     */
    public static Optional<FunctionReference> of(Serializable function) {
        try (Capture capture = new Capture()) {
            capture.writeObject(function);
            return Optional.ofNullable(capture.captured)
                    .map(lambda ->
                            new FunctionReference(lambda, function.getClass().getClassLoader()));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "a function of a definition must be serializable; %s captures what is not: %s"
                            .formatted(function.getClass().getName(), e.getMessage()),
                    e);
        }
    }

    /** {@return whether it is a lambda, which has no name to be known by} */
    public boolean isLambda() {
        return lambda.getImplMethodName().startsWith("lambda$");
    }

    /** {@return the binary name of the class that declares the method} */
    public String ownerName() {
        return lambda.getImplClass().replace('/', '.');
    }

    /** {@return the binary name of the class in which the function was written} */
    public String capturingClass() {
        return lambda.getCapturingClass().replace('/', '.');
    }

    /** {@return the name of the method} */
    public String methodName() {
        return lambda.getImplMethodName();
    }

    /** {@return how many parameters the method declares, the receiver not counted} */
    public int parameterCount() {
        return MethodType.fromMethodDescriptorString(lambda.getImplMethodSignature(), loader)
                .parameterCount();
    }

    /** {@return the function as a reader would name it: {@code Names.join}} */
    public String words() {
        String owner = ownerName();
        String simple = owner.substring(Math.max(owner.lastIndexOf('.'), owner.lastIndexOf('$')) + 1);
        return isConstructor() ? "new " + simple : simple + "." + methodName();
    }

    private boolean isConstructor() {
        return lambda.getImplMethodKind() == MethodHandleInfo.REF_newInvokeSpecial;
    }

    /**
     * Tells whether the function accepts null for a parameter.
     *
     * @param index the place of the parameter, from 0, as the function is called
     * @return whether that parameter of a static method carries an annotation named {@code Nullable}
     */
    public boolean acceptsNull(int index) {
        // what is captured stands before the arguments; an object stands before the parameters, or is the first
        // argument
        int parameter = index + lambda.getCapturedArgCount() - (isStatic() ? 0 : 1);
        return !isConstructor()
                && method().filter(m -> parameter >= 0 && parameter < m.getParameterCount())
                        .map(m -> m.getAnnotatedParameterTypes()[parameter])
                        .filter(FunctionReference::isNullable)
                        .isPresent();
    }

    /** {@return whether the method declares that it may answer null} */
    public boolean mayReturnNull() {
        return !isConstructor()
                && method().map(Method::getAnnotatedReturnType)
                        .filter(FunctionReference::isNullable)
                        .isPresent();
    }

    private boolean isStatic() {
        return lambda.getImplMethodKind() == MethodHandleInfo.REF_invokeStatic;
    }

    private static boolean isNullable(AnnotatedType type) {
        return Arrays.stream(type.getAnnotations())
                .anyMatch(annotation ->
                        annotation.annotationType().getSimpleName().equals("Nullable"));
    }

    private Optional<Method> method() {
        try {
            Class<?> owner = Class.forName(ownerName(), false, loader);
            MethodType wanted = MethodType.fromMethodDescriptorString(lambda.getImplMethodSignature(), loader);
            return Arrays.stream(owner.getDeclaredMethods())
                    .filter(m -> m.getName().equals(methodName()))
                    .filter(m -> Arrays.equals(m.getParameterTypes(), wanted.parameterArray()))
                    .findFirst();
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty(); // a class that cannot be read says nothing about nulls
        }
    }

    private static final class Capture extends ObjectOutputStream {
        private @Nullable SerializedLambda captured;
        private boolean first = true;

        Capture() throws IOException {
            super(OutputStream.nullOutputStream());
            enableReplaceObject(true);
        }

        @Override
        protected Object replaceObject(Object object) {
            if (first && object instanceof SerializedLambda lambda) {
                captured = lambda;
            }
            first = false;
            return object;
        }
    }
}
