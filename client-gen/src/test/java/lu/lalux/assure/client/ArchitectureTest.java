package lu.lalux.assure.client;

import static com.tngtech.archunit.base.DescribedPredicate.anyElementThat;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveRawParameterTypes;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveRawReturnType;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house's directions, in words that fail the build. */
@AnalyzeClasses(packages = "lu.lalux.assure", importOptions = ArchitectureTest.ThisModuleOnly.class)
class ArchitectureTest {

    static final String[] GENERATED = {
        "lu.lalux.assure.client.api..", "lu.lalux.assure.client.model..", "lu.lalux.assure.client.invoker.."
    };

    /** What a vendor sees. */
    private static final String[] PROMISED = {
        "lu.lalux.assure.client",
        "lu.lalux.assure.client.document",
        "lu.lalux.assure.client.problem",
        "lu.lalux.assure.client.reglement"
    };

    private static final String[] INTERNAL = {"lu.lalux.assure.client.http", "lu.lalux.assure.client.token"};

    private static final String[] WRITTEN =
            Stream.of(PROMISED, INTERNAL).flatMap(Stream::of).toArray(String[]::new);

    static final class ThisModuleOnly implements ImportOption {

        private final ImportOption noTests = new DoNotIncludeTests();

        @Override
        public boolean includes(Location location) {
            return noTests.includes(location) && location.contains("/lu/lalux/assure/client/");
        }
    }

    @ArchTest
    static final ArchRule the_client_knows_neither_stub_nor_suite = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("lu.lalux.assure.stub..", "lu.lalux.assure.api..", "lu.lalux.assure.conformance..")
            .as("The client knows neither the stub nor the suite")
            .because("a vendor takes the client alone; it has to work with any implementation of the contract");

    @ArchTest
    static final ArchRule the_client_brings_no_framework = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "org.slf4j..", "org.yaml..", "tools.jackson..")
            .as("The client brings no framework")
            .because("it has to fit into whatever its user has: java.net.http and Jackson 2, nothing else");

    @ArchTest
    static final ArchRule generated_code_stands_alone = classes()
            .that()
            .resideInAnyPackage(GENERATED)
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages(WRITTEN)
            .as("Generated code knows nothing written by hand")
            .because("it is made again from the contract at every build");

    @ArchTest
    static final ArchRule the_facade_sends_by_itself = noClasses()
            .that()
            .resideInAnyPackage(WRITTEN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("lu.lalux.assure.client.api..", "org.apache..")
            .as("The facade sends by itself")
            .because("it streams files, bounds answers and reads them as UTF-8, which the generated calls do not");

    @ArchTest
    static final ArchRule the_way_in_knows_the_rooms_and_not_the_other_way_round = noClasses()
            .that()
            .resideInAnyPackage("lu.lalux.assure.client.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("lu.lalux.assure.client")
            .as("The rooms of the client do not know its way in")
            .because("a room can be read, and tested, without those who use it");

    @ArchTest
    static final ArchRule rooms_do_not_know_each_other_in_a_circle = slices().matching("lu.lalux.assure.client.(*)..")
            .should()
            .beFreeOfCycles()
            .as("The client's rooms know each other in one direction")
            .because("whoever changes one has to know on whom it works");

    @ArchTest
    static final ArchRule what_is_promised_shows_nothing_of_what_is_not = noMethods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat(resideInAnyPackage(PROMISED).and(modifier(JavaModifier.PUBLIC)))
            .should(haveRawReturnType(resideInAnyPackage(INTERNAL)))
            .orShould(haveRawParameterTypes(anyElementThat(resideInAnyPackage(INTERNAL))))
            .as("No public method of the client shows its inner rooms")
            .because("http and token may change from one version to the next; Javadoc leaves them out");

    @Test
    void nothing_written_by_hand_stands_in_a_generated_package() {
        for (String generated : GENERATED) {
            assertThat(Path.of("src/main/java", generated.replace("..", "").split("\\.")))
                    .as("Generated code is never edited: a file here would replace it")
                    .doesNotExist();
        }
        assertThat(Files.exists(Path.of("target", "generated-sources"))).isTrue();
    }
}
