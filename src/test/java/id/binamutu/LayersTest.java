package id.binamutu;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.data.repository.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Service;

class LayersTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("id.binamutu");

    private static final DescribedPredicate<JavaClass> CONTROLLERS = describe(
            "controllers",
            type -> type.isAnnotatedWith(Controller.class) || type.isMetaAnnotatedWith(Controller.class));
    private static final DescribedPredicate<JavaClass> SERVICES =
            describe("services", type -> type.isAnnotatedWith(Service.class));
    private static final DescribedPredicate<JavaClass> REPOSITORIES =
            describe("repositories", type -> type.isAssignableTo(Repository.class));
    private static final DescribedPredicate<JavaClass> ENTITIES =
            describe("entities", type -> type.isAnnotatedWith(Entity.class));

    private static final Set<String> NOW = Set.of(
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalDateTime",
            "java.time.LocalTime",
            "java.time.OffsetDateTime",
            "java.time.ZonedDateTime",
            "java.time.YearMonth",
            "java.time.Year");
    private static final DescribedPredicate<JavaMethodCall> OWN_TIME = describe("the machine's time", call -> {
        String owner = call.getTargetOwner().getName();
        boolean now = NOW.contains(owner)
                && call.getName().equals("now")
                && call.getTarget().getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
        boolean clock = owner.equals("java.time.Clock") && call.getName().startsWith("system");
        boolean millis = owner.equals("java.lang.System") && call.getName().equals("currentTimeMillis");
        return now || clock || millis;
    });

    @Test
    void controllersAskServicesAndNotTheDatabase() {
        noClasses()
                .that(CONTROLLERS)
                .should()
                .dependOnClassesThat(REPOSITORIES.or(assignableTo(JdbcClient.class)))
                .check(CLASSES);
    }

    @Test
    void nobodyBelowKnowsControllers() {
        noClasses()
                .that(SERVICES.or(REPOSITORIES).or(ENTITIES))
                .should()
                .dependOnClassesThat(CONTROLLERS)
                .check(CLASSES);
    }

    @Test
    void repositoriesDoNotKnowServices() {
        noClasses().that(REPOSITORIES).should().dependOnClassesThat(SERVICES).check(CLASSES);
    }

    @Test
    void entitiesKnowNeitherServicesNorRepositories() {
        noClasses()
                .that(ENTITIES)
                .should()
                .dependOnClassesThat(SERVICES.or(REPOSITORIES).or(assignableTo(JdbcClient.class)))
                .check(CLASSES);
    }

    @Test
    void entitiesChangeByDecisionsAndNotBySetters() {
        methods()
                .that()
                .areDeclaredInClassesThat(ENTITIES)
                .and()
                .areNotPrivate()
                .should()
                .haveNameNotMatching("set[A-Z].*")
                .check(CLASSES);
    }

    @Test
    void theTimeIsTheInjectedClocks() {
        noClasses()
                .that()
                .doNotHaveSimpleName("ClockConfiguration")
                .should()
                .callMethodWhere(OWN_TIME)
                .check(CLASSES);
    }

    /** Such a stream holds its connection until somebody closes it; nobody did, and the pool ran dry. */
    @Test
    void noQueryLeavesItsConnectionOpen() {
        noClasses()
                .should()
                .callMethodWhere(describe(
                        "stream() of a query: take list().stream()",
                        call -> call.getName().equals("stream")
                                && call.getTargetOwner().getName().startsWith(JdbcClient.class.getName())))
                .check(CLASSES);
    }
}
