package dev.intact;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CheckReturnValue;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules of the house, each with its reason. */
class ArchitectureTest {
    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .importUrl(Migrator.class.getProtectionDomain().getCodeSource().getLocation());

    private static final DescribedPredicate<JavaClass> INSIDE = resideInAPackage("dev.intact.internal..");

    // spotless:off
    private static final List<ArchRule> RULES = List.of(
            noClasses().that().resideOutsideOfPackages("dev.intact", "dev.intact.internal..")
                    .should().dependOnClassesThat(INSIDE)
                    .because("only the front door opens the engine room"),
            noClasses().that().resideInAnyPackage(
                            "dev.intact.source", "dev.intact.convert", "dev.intact.mapping", "dev.intact.quality", "dev.intact.sink")
                    .should().dependOnClassesThat().resideInAPackage("dev.intact.run")
                    .because("a definition, and what it is read from and written to, knows nothing of being run"),
            noClasses().that().resideInAPackage("dev.intact.field")
                    .should().dependOnClassesThat(resideInAPackage("dev.intact..").and(
                            DescribedPredicate.not(resideInAPackage("dev.intact.field"))))
                    .because("field is the ground floor"),
            slices().matching("dev.intact.(*)..").should().beFreeOfCycles()
                    .because("packages are read in the order in which data flows"),
            noClasses().that().resideOutsideOfPackages("dev.intact.convert", "dev.intact.mapping")
                    .should().dependOnClassesThat().resideInAPackage("io.vavr..")
                    .because("Vavr is the result of a conversion and of a mapping, and nothing else"),
            classes().that(DescribedPredicate.not(INSIDE))
                    .should(showOnlyTypesOutside("com.fasterxml..", "com.github.benmanes..", "com.google.i18n..", "org.apache.commons..", "org.jsoup..", "org.slf4j.."))
                    .because("a dependency in a signature becomes a dependency of our users"),
            noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
                    .because("such a name says that nobody knew what the class is"),
            noClasses().should().dependOnClassesThat().areAssignableTo(Date.class)
                    .because("java.util.Date has no zone and can be changed"),
            noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err")
                    .because("a library speaks through its results and its log"),
            noClasses().should().callMethod(Throwable.class, "printStackTrace")
                    .because("a failure is thrown or told, not printed"),
            noClasses().should().callMethod(String.class, "toLowerCase").orShould().callMethod(String.class, "toUpperCase")
                    .because("letters must not depend on where the machine stands: write Locale.ROOT"));
    // spotless:on

    @TestFactory
    Stream<DynamicTest> rules() {
        return RULES.stream().map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(LIBRARY)));
    }

    @TestFactory
    Stream<DynamicTest> every_package_says_that_nothing_is_null_and_no_result_is_ignored() {
        Set<JavaPackage> packages = LIBRARY.stream().map(JavaClass::getPackage).collect(Collectors.toSet());

        return packages.stream()
                .map(each -> DynamicTest.dynamicTest(each.getName(), () -> {
                    assertThat(each.isAnnotatedWith(NullMarked.class))
                            .as("@NullMarked")
                            .isTrue();
                    assertThat(each.isAnnotatedWith(CheckReturnValue.class))
                            .as("@CheckReturnValue")
                            .isTrue();
                }));
    }

    @Test
    void no_file_is_over_400_lines() throws IOException {
        Path module = Path.of("").toAbsolutePath();
        Path reactor = Files.exists(module.resolve("../pom.xml"))
                ? module.resolve("..").normalize()
                : module;
        Assumptions.assumeTrue(Files.exists(reactor.resolve("migration-core")), "the sources are not here");

        List<String> tooLong = new ArrayList<>();
        try (Stream<Path> files = Files.walk(reactor)) {
            for (Path file : files.filter(ArchitectureTest::isSource).toList()) {
                int lines = Files.readAllLines(file, StandardCharsets.UTF_8).size();
                if (lines > 400) {
                    tooLong.add("%s: %d".formatted(reactor.relativize(file), lines));
                }
            }
        }

        assertThat(tooLong).as("files that nobody reads to their end").isEmpty();
    }

    private static boolean isSource(Path file) {
        String path = file.toString().replace('\\', '/');
        return path.endsWith(".java") && path.contains("/src/");
    }

    private static ArchCondition<JavaClass> showOnlyTypesOutside(String... hidden) {
        DescribedPredicate<JavaClass> isHidden = resideInAnyPackage(hidden);
        return new ArchCondition<>("show no types of " + String.join(", ", hidden)) {
            @Override
            public void check(JavaClass owner, ConditionEvents events) {
                if (!owner.getModifiers().contains(JavaModifier.PUBLIC)) {
                    return;
                }
                for (JavaMember member : owner.getMembers()) {
                    boolean shown = member.getModifiers().contains(JavaModifier.PUBLIC)
                            || member.getModifiers().contains(JavaModifier.PROTECTED);
                    if (shown && types(member).anyMatch(isHidden)) {
                        events.add(SimpleConditionEvent.violated(member, member.getDescription()));
                    }
                }
            }
        };
    }

    private static Stream<JavaClass> types(JavaMember member) {
        if (member instanceof JavaField field) {
            return field.getType().getAllInvolvedRawTypes().stream();
        }
        JavaCodeUnit unit = (JavaCodeUnit) member;
        return Stream.concat(
                unit.getReturnType().getAllInvolvedRawTypes().stream(),
                unit.getParameterTypes().stream().flatMap(type -> type.getAllInvolvedRawTypes().stream()));
    }
}
