package lu.lalux.assure.conformance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

@AnalyzeClasses(packages = "lu.lalux.assure.conformance", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final long MOST = 24;
    private static final Path SOURCES = Path.of("src/main/java");

    @ArchTest
    static final ArchRule THE_SUITE_KNOWS_NOBODY = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "lu.lalux.assure.contract..",
                    "lu.lalux.assure.stub..",
                    "lu.lalux.assure.api..",
                    "lu.lalux.assure.client..",
                    "org.springframework..")
            .as("The suite knows neither the sandbox nor a client")
            .because("it judges any implementation by the contract and HTTP alone");

    @ArchTest
    static final ArchRule NOTHING_STATIC_CHANGES = noFields()
            .that()
            .areStatic()
            .should()
            .notBeFinal()
            .as("No static field changes")
            .because("several runs, of several targets, may share one virtual machine");

    @ArchTest
    static final ArchRule ONLY_HTTP_SPEAKS_REST_ASSURED = noClasses()
            .that()
            .doNotHaveSimpleName("Http")
            .and()
            .doNotHaveSimpleName("Wire")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.restassured..")
            .as("Requests go out by one class only, and by its filter")
            .because(
                    "every exchange is captured and has a time limit, and none of REST Assured's static defaults is set");

    @ArchTest
    static final ArchRule ONE_DIRECTION = slices().matching("lu.lalux.assure.conformance.(*)..")
            .should()
            .beFreeOfCycles()
            .as("The suite's packages depend on each other in one direction");

    @ArchTest
    static final ArchRule THE_MODEL_KNOWS_NO_JUDGE = classes()
            .that()
            .resideInAPackage("lu.lalux.assure.conformance.model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "lu.lalux.assure.conformance.model..",
                    "lu.lalux.assure.conformance.contract..",
                    "lu.lalux.assure.conformance.exchange..",
                    "tools.jackson..",
                    "java..")
            .as("The model server knows the contract and HTTP, and nobody who judges or says what to do wrongly")
            .because("servers are judged against it, and so may clients be");

    @ArchTest
    static final ArchRule NOTHING_SHIPPED_KNOWS_THE_SELF_CHECK = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("lu.lalux.assure.conformance.selfcheck..")
            .as("No class that is shipped knows the self-check, its wrong servers or what is wrong with them")
            .because("what proves the suite is not shipped with it");

    @ArchTest
    static void the_model_that_is_shipped_does_what_is_right_and_nothing_else(JavaClasses classes) {
        assertThat(classes)
                .filteredOn(type -> type.getPackageName().startsWith("lu.lalux.assure.conformance.model")
                        && !type.isInterface()
                        && !type.isEnum())
                .as("a part of the model is extended by those alone who prove the suite: servers that do wrong")
                .isNotEmpty()
                .allSatisfy(part -> assertThat(part.getAllSubclasses()).isEmpty());
    }

    @ArchTest
    static void every_room_is_small(JavaClasses classes) {
        Map<String, Long> sizes = topLevel(classes).collect(groupingBy(JavaClass::getPackageName, counting()));
        assertThat(sizes.entrySet())
                .as("packages of more than " + MOST + " classes: a listing should say what happens there")
                .noneMatch(room -> room.getValue() > MOST);
    }

    @ArchTest
    static void every_room_says_what_it_is_for(JavaClasses classes) {
        assertThat(topLevel(classes).map(JavaClass::getPackageName).distinct())
                .allSatisfy(room -> assertThat(
                                SOURCES.resolve(room.replace('.', '/')).resolve("package-info.java"))
                        .exists());
    }

    /** Suite and judge each have a request, an exchange and a run: nobody reads both at once. */
    @ArchTest
    static void no_two_classes_that_are_read_together_share_a_name(JavaClasses classes) {
        List<String> names = topLevel(classes)
                .map(type -> type.getPackageName().replaceFirst("(lu\\.lalux\\.assure\\.conformance\\.\\w+).*", "$1.")
                        + type.getSimpleName())
                .toList();
        assertThat(names).doesNotHaveDuplicates();
        assertThat(topLevel(classes).map(JavaClass::getSimpleName))
                .noneMatch(name -> isKnown("java.lang." + name) || isKnown("java.util.function." + name));
    }

    private static Stream<JavaClass> topLevel(JavaClasses classes) {
        return classes.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"));
    }

    private static boolean isKnown(String name) {
        try {
            Class.forName(name, false, ClassLoader.getPlatformClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
