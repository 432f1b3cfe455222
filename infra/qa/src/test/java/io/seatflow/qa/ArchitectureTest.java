package io.seatflow.qa;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** What the design forbids. Each rule is shown to catch what is planted for it in {@code planted}. */
class ArchitectureTest {
    private static final List<String> SERVICES = List.of(
            "io.seatflow.checkout",
            "io.seatflow.billing",
            "io.seatflow.licensing",
            "io.seatflow.takeover",
            "io.seatflow.availability",
            "io.seatflow.admin",
            "io.seatflow.notification");
    private static final String[] GENERATED = {"io.seatflow.storefront..", "io.seatflow.events.."};

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.seatflow");
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("io.seatflow.qa.planted");

    record Rule(String name, ArchRule rule) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Rule> rules() {
        return Stream.of(
                new Rule(
                        "domain code is pure Java",
                        classes()
                                .that()
                                .resideInAPackage("io.seatflow..domain..")
                                .should()
                                .onlyDependOnClassesThat(resideInAnyPackage(
                                                "java.lang..",
                                                "java.util..",
                                                "java.time..",
                                                "java.math..",
                                                "java.nio",
                                                "java.nio.charset..",
                                                "java.security..",
                                                "java.text..",
                                                "org.jspecify..",
                                                "io.seatflow..domain..")
                                        .or(pureWorkflow()))),
                new Rule(
                        "domain code reads no clock and throws no dice",
                        noClasses()
                                .that()
                                .resideInAPackage("io.seatflow..domain..")
                                .should()
                                .callMethod(java.time.Instant.class, "now")
                                .orShould()
                                .dependOnClassesThat()
                                .belongToAnyOf(java.util.Random.class)
                                .orShould()
                                .callMethod(java.util.UUID.class, "randomUUID")),
                new Rule(
                        "only stores know Jdbi",
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(
                                        "io.seatflow..store..",
                                        "io.seatflow..app..",
                                        "io.seatflow.workflow..",
                                        "io.seatflow.servers..",
                                        "io.seatflow.local..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("org.jdbi..", "java.sql..", "org.postgresql..")),
                new Rule(
                        "only wire knows the generated records",
                        noClasses()
                                .that(resideInAnyPackage("io.seatflow..domain..", "io.seatflow..store.."))
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(GENERATED)),
                new Rule(
                        "only Main ends the process",
                        noClasses()
                                .that()
                                .haveSimpleNameNotEndingWith("Main")
                                .should()
                                .callMethod(System.class, "exit", int.class)),
                new Rule(
                        "no static holds state",
                        fields().that()
                                .areStatic()
                                .and()
                                .areDeclaredInClassesThat()
                                .resideOutsideOfPackages(GENERATED)
                                .should()
                                .beFinal()),
                new Rule(
                        "no name says nothing",
                        noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Common)$")));
    }

    @ParameterizedTest
    @MethodSource("rules")
    @DisplayName("the code keeps to the design")
    void holds(Rule rule) {
        rule.rule().allowEmptyShould(false).check(OURS);
    }

    @ParameterizedTest
    @MethodSource("rules")
    @DisplayName("each rule catches what is planted for it")
    void catches(Rule rule) {
        assertThat(rule.rule().evaluate(PLANTED).hasViolation())
                .as("rule \"%s\" found nothing in the planted classes", rule)
                .isTrue();
    }

    @Test
    @DisplayName("no service depends on another")
    void services() {
        for (String service : SERVICES) {
            String[] others = SERVICES.stream()
                    .filter(other -> !other.equals(service))
                    .map(other -> other + "..")
                    .toArray(String[]::new);
            classes()
                    .that(resideInAPackage(service + ".."))
                    .should(com.tngtech.archunit.lang.conditions.ArchConditions.not(
                            dependOnClassesThat(resideInAnyPackage(others))))
                    .check(OURS);
        }
    }

    @Test
    @DisplayName("the engine and the servers know no service")
    void engine() {
        noClasses()
                .that(resideInAnyPackage("io.seatflow.workflow..", "io.seatflow.servers..", "io.seatflow.schemas.."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        SERVICES.stream().map(service -> service + "..").toArray(String[]::new))
                .check(OURS);
    }

    @Test
    @DisplayName("the protocol knows neither Kafka nor PostgreSQL, so that a simulation can run it")
    void protocol() {
        noClasses()
                .that()
                .resideInAPackage("io.seatflow.workflow.lane..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "org.jdbi..", "java.sql..", "org.postgresql..")
                .check(OURS);
    }

    /** The interfaces that rules implement. */
    private static DescribedPredicate<JavaClass> pureWorkflow() {
        return new DescribedPredicate<>("the engine's pure interfaces") {
            @Override
            public boolean test(JavaClass type) {
                return type.getPackageName().equals("io.seatflow.workflow")
                        && (type.isInterface() || type.getModifiers().contains(JavaModifier.FINAL));
            }
        };
    }
}
