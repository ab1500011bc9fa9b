package dev.intact.jdbc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.intact.jdbc");

    @Test
    void jooq_stands_in_public_only_where_a_query_or_a_converter_of_jooq_is_taken() {
        methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .areTopLevelClasses()
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .and()
                .doNotHaveName("query")
                .and()
                .doNotHaveName("column")
                .should(not_mention_jooq())
                .because("who does not use jOOQ shall not meet it")
                .check(CLASSES);
    }

    @Test
    void nothing_is_kept_in_statics_that_can_change() {
        noFields()
                .that()
                .areStatic()
                .should()
                .notBeFinal()
                .because("a definition runs in many places at once")
                .check(CLASSES);
    }

    @Test
    void rows_are_written_and_read_without_jooq() {
        noClasses()
                .that()
                .haveNameMatching(
                        ".*\\.(RowReader|WriteBatch|TableRows|KeyedRows|TableStatements|RowStatement|ValueTypes|Numbers|Diagnosis|JdbcUnitOfWork)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jooq..")
                .because("rendering per row costs more than the row")
                .check(CLASSES);
    }

    private static ArchCondition<JavaMethod> not_mention_jooq() {
        DescribedPredicate<JavaClass> ofJooq = JavaClass.Predicates.resideInAPackage("org.jooq..");
        return new ArchCondition<>("not mention jOOQ") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean mentions = Stream.concat(
                                method.getRawParameterTypes().stream(), Stream.of(method.getRawReturnType()))
                        .anyMatch(ofJooq);
                events.add(new SimpleConditionEvent(method, !mentions, method.getDescription()));
            }
        };
    }
}
