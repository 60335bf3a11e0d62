package com.objectstack.arch;

import static com.objectstack.arch.ExposedTypes.exposeNoTypeOf;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The architecture over the main classes of all modules; here since only the command sees them all. */
class ArchitectureTest {
    private static final String CLI = "com.objectstack.cli..";
    private static final String KIT = "com.objectstack.conformance..";
    private static final String AST = "com.objectstack.query";
    private static final String SCHEMA = "com.objectstack.schema";

    /** What other modules see, except {@code com.objectstack.compiler.jooq}, where jOOQ is the point. */
    private static final String[] EXPORTED = {
        "com.objectstack.driver",
        AST,
        "com.objectstack.query.json",
        SCHEMA,
        "com.objectstack.compiler",
        "com.objectstack.driver.sql",
        "com.objectstack.driver.sqlite",
        "com.objectstack.driver.remote",
        "com.objectstack.driver.turso",
        "com.objectstack.migrate",
        "com.objectstack.conformance",
        "com.objectstack.conformance.reference",
        "com.objectstack.conformance.report"
    };

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("com.objectstack");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.objectstack.query",
                "com.objectstack.compiler",
                "com.objectstack.driver.sqlite",
                "com.objectstack.driver.remote",
                "com.objectstack.driver.turso",
                "com.objectstack.migrate",
                "com.objectstack.conformance",
                "com.objectstack.cli"
            })
    void everyModuleIsLookedAt(String packageOfModule) {
        assertThat(ALL).extracting(JavaClass::getPackageName).contains(packageOfModule);
    }

    @Test
    void onlyTheCompilerKnowsJooq() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("com.objectstack.compiler..", "com.objectstack.driver.sql..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jooq.."));
    }

    @Test
    void onlyTheDialectPackageAsksForJooqsDialect() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("com.objectstack.compiler.dialect")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.jooq.SQLDialect"));
    }

    @Test
    void jooqStandsInNoPublicSignature() {
        check(classes().that().resideInAnyPackage(EXPORTED).should(exposeNoTypeOf("org.jooq..")));
    }

    @Test
    void guavaStandsInNoPublicSignature() {
        check(classes()
                .that()
                .resideInAnyPackage(exportedAnd("com.objectstack.compiler.jooq"))
                .should(exposeNoTypeOf("com.google..")));
    }

    @Test
    void jqwikStandsInNoPublicSignature() {
        check(classes().that().resideInAnyPackage(EXPORTED).should(exposeNoTypeOf("net.jqwik..")));
    }

    @Test
    void onlyTheSqliteDriverAndTheCommandKnowJdbc() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("com.objectstack.driver.sqlite..", CLI)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite.."));
    }

    @Test
    void theQueryAndTheSchemaAreJustData() {
        check(classes()
                .that()
                .resideInAnyPackage(AST, SCHEMA)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "com.google.common..", AST, SCHEMA));
    }

    @Test
    void theKitKnowsNoCompilerAndNoDriver() {
        check(noClasses()
                .that()
                .resideInAPackage(KIT)
                .should()
                .dependOnClassesThat(resideInAPackage("com.objectstack..")
                        .and(not(resideInAnyPackage(
                                "com.objectstack.driver", AST, "com.objectstack.query.json", SCHEMA, KIT)))));
    }

    /** The kit is a jar of its own, which is there for one command only. */
    @Test
    void onePackageOfTheCommandKnowsTheKit() {
        check(noClasses()
                .that()
                .resideInAPackage(CLI)
                .and()
                .resideOutsideOfPackage("com.objectstack.cli.conformance")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(KIT));
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("com.objectstack.(**)").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void onlyTheCommandPrintsAndNobodyLogs() {
        check(noClasses().that().resideOutsideOfPackage(CLI).should(ACCESS_STANDARD_STREAMS));
        check(noClasses().that().resideOutsideOfPackage(CLI).should(USE_JAVA_UTIL_LOGGING));
    }

    private static String[] exportedAnd(String more) {
        return Stream.concat(Stream.of(EXPORTED), Stream.of(more)).toArray(String[]::new);
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(ALL);
    }
}
