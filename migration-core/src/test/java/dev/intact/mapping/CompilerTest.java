package dev.intact.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the compiler refuses, on the line of the rule that is wrong; each with a twin that it takes. */
class CompilerTest {
    private static final String RECORDS = """
            import static dev.intact.mapping.FieldRule.map;
            import static dev.intact.quality.Rule.on;

            import dev.intact.convert.Text;
            import dev.intact.mapping.*;
            import java.time.LocalDate;
            import java.util.Map;

            class %s {
                record S(long id, int count, String name, String nick, Object any, LocalDate date, String state) {}
                record T(long id, long amount, String name, Integer age, LocalDate date, Stage stage) {}
                record Other(long id, String name, String colour) {}
                enum Stage { LEAD, CUSTOMER }
                enum Colour { RED, BLUE }

                static final Lookup<String, String> OWNERS = Lookup.of("owners", Map.of("kim", "u-1"));
                static final Lookup<String, Integer> AGES = Lookup.of("ages", Map.of("kim", 41));
                static final CodeTable<String, Stage> STAGES =
                        CodeTable.<String, Stage>named("stages").code("L", Stage.LEAD);
                static final CodeTable<String, Colour> COLOURS =
                        CodeTable.<String, Colour>named("colours").code("R", Colour.RED);

                static Mapping<S, T> mapping() {
                    return Mapping.from(S.class).to(T.class)
                            .key(S::id)
                            .field(map(T::id).copiedFrom(S::id))
                            %s
                            .field(map(T::date).copiedFrom(S::date))
                            .drop(S::any, "nobody needs it")
                            .build();
                }
            }
            """;

    private static final String TABLES = """
            import static dev.intact.mapping.FieldRule.map;

            import dev.intact.field.*;
            import dev.intact.mapping.*;

            class %s {
                interface Old {}
                interface New {}
                interface Third {}
                static final Column<Old, String> NAME = Column.of("name", String.class);
                static final Column<New, String> FULL_NAME = Column.of("full_name", String.class);
                static final Column<Third, String> FOREIGN = Column.of("name", String.class);
                static final Table<Old> OLD = Table.of("old", NAME);
                static final Table<New> NEW = Table.of("new", FULL_NAME);

                static Mapping<Row<Old>, Row<New>> mapping() {
                    return Mapping.from(OLD).to(NEW)
                            .key(NAME)
                            %s
                            .build();
                }
            }
            """;

    /** A rule that must not compile, and one like it that must. */
    private record Twin(String what, String template, String wrong, String sound) {
        String wrongClass() {
            return "Wrong" + id();
        }

        String soundClass() {
            return "Sound" + id();
        }

        private String id() {
            return Integer.toHexString(what.hashCode());
        }

        long line() {
            return template.substring(0, template.lastIndexOf("%s")).lines().count();
        }

        @Override
        public String toString() {
            return what;
        }
    }

    private static Twin record(String what, String wrong, String sound) {
        return new Twin(what, RECORDS, wrong, sound);
    }

    private static Twin table(String what, String wrong, String sound) {
        return new Twin(what, TABLES, wrong, sound);
    }

    // spotless:off
    static Stream<Twin> twins() {
        return Stream.of(
                record("a text copied into a long",
                        ".field(map(T::amount).copiedFrom(S::name))",
                        ".field(map(T::amount).copiedFrom(S::id))"),
                record("an int copied into a long",
                        ".field(map(T::amount).copiedFrom(S::count))",
                        ".field(map(T::age).copiedFrom(S::count))"),
                record("an object copied into a number",
                        ".field(map(T::age).copiedFrom(S::any))",
                        ".field(map(T::age).copiedFrom(S::count))"),
                record("a forgotten via",
                        ".field(map(T::name).from(S::name))",
                        ".field(map(T::name).from(S::name).via(Text.trim()))"),
                record("a forgotten via of two fields",
                        ".field(map(T::name).from(S::name, S::nick))",
                        ".field(map(T::name).from(S::name, S::nick).via(String::concat))"),
                record("a field of another record as source",
                        ".field(map(T::name).copiedFrom(Other::name))",
                        ".field(map(T::name).copiedFrom(S::name))"),
                record("fields of two records as sources",
                        ".field(map(T::name).from(S::name, Other::name).via(String::concat))",
                        ".field(map(T::name).from(S::name, S::nick).via(String::concat))"),
                record("a field of another record as target",
                        ".field(map(Other::name).copiedFrom(S::name))",
                        ".field(map(T::name).copiedFrom(S::name))"),
                record("a default of another type",
                        ".field(map(T::name).copiedFrom(S::nick).orElse(7))",
                        ".field(map(T::name).copiedFrom(S::nick).orElse(\"none\"))"),
                record("a conversion that takes another type",
                        ".field(map(T::name).from(S::count).via(Text.trim()))",
                        ".field(map(T::name).from(S::nick).via(Text.trim()))"),
                record("a conversion that makes another type",
                        ".field(map(T::amount).from(S::name).via(Text.trim()))",
                        ".field(map(T::name).from(S::name).via(Text.trim()))"),
                record("a chain whose parts do not fit",
                        ".field(map(T::stage).from(S::count).via(Text.trim().then(STAGES)))",
                        ".field(map(T::stage).from(S::state).via(Text.trim().then(STAGES)))"),
                record("a function that takes another type",
                        ".field(map(T::name).from(S::count).via(String::strip))",
                        ".field(map(T::name).from(S::name).via(String::strip))"),
                record("a function that makes another type",
                        ".field(map(T::amount).from(S::name).via(String::length))",
                        ".field(map(T::age).from(S::name).via(String::length))"),
                record("a lookup by another type of key",
                        ".field(map(T::name).from(S::count).via(OWNERS))",
                        ".field(map(T::name).from(S::name).via(OWNERS))"),
                record("a lookup with another type of answer",
                        ".field(map(T::name).from(S::name).via(AGES))",
                        ".field(map(T::age).from(S::name).via(AGES))"),
                record("a code table with another type of value",
                        ".field(map(T::stage).from(S::state).via(COLOURS))",
                        ".field(map(T::stage).from(S::state).via(STAGES))"),
                record("a constant of another type",
                        ".field(map(T::name).constant(7))",
                        ".field(map(T::name).constant(\"seven\"))"),
                record("a requirement on another record",
                        ".require(on(Other::name).required())",
                        ".require(on(T::name).required())"),
                record("a requirement on the source",
                        ".require(\"it has a state\", (S s) -> s.state() != null)",
                        ".require(\"it has a stage\", (T t) -> t.stage() != null)"),
                record("a rule with a value of another type",
                        ".require(on(T::amount).atLeast(\"1\"))",
                        ".require(on(T::amount).atLeast(1L))"),
                record("a scope on the target",
                        ".exclude(on(T::name).oneOf(\"test\"))",
                        ".exclude(on(S::name).oneOf(\"test\"))"),
                record("another record's field dropped",
                        ".drop(Other::colour, \"no use\")",
                        ".drop(S::state, \"no use\")"),
                table("a column of another table as source",
                        ".field(map(FULL_NAME).copiedFrom(FOREIGN))",
                        ".field(map(FULL_NAME).copiedFrom(NAME))"),
                table("a column of another table as target",
                        ".field(map(FOREIGN).copiedFrom(NAME))",
                        ".field(map(FULL_NAME).copiedFrom(NAME))"));
    }
    // spotless:on

    private static Compiling compiled;

    @BeforeAll
    static void compile() {
        Map<String, String> sources = new HashMap<>();
        twins().forEach(twin -> {
            sources.put(twin.wrongClass(), twin.template().formatted(twin.wrongClass(), twin.wrong()));
            sources.put(twin.soundClass(), twin.template().formatted(twin.soundClass(), twin.sound()));
        });
        compiled = Compiling.of(sources);
    }

    @ParameterizedTest
    @MethodSource("twins")
    void refuses_on_the_line_of_the_rule(Twin twin) {
        assertThat(compiled.errorLines(twin.wrongClass())).containsExactly(twin.line());
    }

    @ParameterizedTest
    @MethodSource("twins")
    void takes_the_sound_twin(Twin twin) {
        assertThat(compiled.errorLines(twin.soundClass()))
                .as("%s", compiled.errors())
                .isEmpty();
    }

    @Test
    void compiles_a_mapping_of_250_rules() {
        List<String> names = IntStream.range(0, 250).mapToObj(i -> "field" + i).toList();
        String components = names.stream().map(name -> "String " + name).collect(Collectors.joining(", "));
        String rules = names.stream()
                .map(name -> ".field(map(T::%1$s).from(S::%1$s).via(trim()))\n".formatted(name))
                .collect(Collectors.joining());
        String source = """
                import static dev.intact.convert.Text.*;
                import static dev.intact.mapping.FieldRule.map;
                class Wide {
                    record S(%1$s) {}
                    record T(%1$s) {}
                    static dev.intact.mapping.Mapping<S, T> mapping() {
                        return dev.intact.mapping.Mapping.from(S.class).to(T.class).key(S::field0)
                %2$s
                        .build();
                    }
                }
                """.formatted(components, rules);
        long begun = System.nanoTime();

        Compiling wide = Compiling.of(Map.of("Wide", source));

        System.out.printf("250 rules compiled in %d ms%n", (System.nanoTime() - begun) / 1_000_000);
        assertThat(wide.errors()).isEmpty();
    }
}
