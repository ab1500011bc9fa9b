package dev.intact.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FunctionReferenceTest {
    interface One extends Serializable {
        @Nullable
        Object apply(String a);
    }

    interface Two extends Serializable {
        @Nullable
        Object apply(@Nullable String a, String b);
    }

    static final class Names {
        final String name;

        Names(String name) {
            this.name = name;
        }

        static @Nullable String join(@Nullable String first, String last) {
            return first == null ? null : first + last;
        }

        static String upper(String text) {
            return text;
        }
    }

    record Own() implements One {
        @Override
        public Object apply(String a) {
            return a;
        }
    }

    @Test
    void names_a_static_method() {
        FunctionReference join = reference((Two) Names::join);
        assertThat(join.words()).isEqualTo("Names.join");
        assertThat(join.methodName()).isEqualTo("join");
        assertThat(join.parameterCount()).isEqualTo(2);
        assertThat(join.ownerName()).isEqualTo(Names.class.getName());
        assertThat(join.capturingClass()).isEqualTo(FunctionReferenceTest.class.getName());
        assertThat(join.isLambda()).isFalse();
    }

    @Test
    void names_a_constructor() {
        assertThat(reference((One) Names::new).words()).isEqualTo("new Names");
    }

    @Test
    void tells_a_lambda_from_a_method() {
        assertThat(reference((One) text -> text + "!").isLambda()).isTrue();
    }

    @Test
    void knows_which_parameters_accept_null_and_whether_the_result_may_be_null() {
        FunctionReference join = reference((Two) Names::join);
        assertThat(join.acceptsNull(0)).isTrue();
        assertThat(join.acceptsNull(1)).isFalse();
        assertThat(join.acceptsNull(2)).isFalse();
        assertThat(join.mayReturnNull()).isTrue();
        FunctionReference upper = reference((One) Names::upper);
        assertThat(upper.acceptsNull(0)).isFalse();
        assertThat(upper.mayReturnNull()).isFalse();
        assertThat(reference((One) Names::new).mayReturnNull()).isFalse();
    }

    @Test
    void finds_nothing_behind_an_object_of_a_class_of_its_own() {
        assertThat(FunctionReference.of(new Own())).isEmpty();
    }

    @Test
    void refuses_a_function_that_captures_what_cannot_be_serialized() {
        Thread thread = Thread.currentThread();
        One capturing = text -> thread.getName() + text;
        assertThatThrownBy(() -> FunctionReference.of(capturing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a function of a definition must be serializable; ")
                .hasMessageEndingWith(" captures what is not: java.lang.Thread");
    }

    @Test
    void finds_the_function_itself_not_one_that_it_captures() {
        One inner = Names::upper;
        One outer = text -> inner.apply(text);
        assertThat(reference(outer).isLambda()).isTrue();
        AtomicInteger counter = new AtomicInteger();
        assertThat(reference((One) text -> counter.incrementAndGet()).isLambda())
                .isTrue();
    }

    private static FunctionReference reference(Serializable function) {
        return FunctionReference.of(function).orElseThrow();
    }
}
