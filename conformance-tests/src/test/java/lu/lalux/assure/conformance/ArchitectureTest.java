package lu.lalux.assure.conformance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "lu.lalux.assure.conformance", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule THE_SUITE_KNOWS_NOBODY = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
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
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.restassured..")
            .as("Requests go out by one class only")
            .because("every exchange is captured, has a time limit, and uses none of REST Assured's static defaults");

    @ArchTest
    static final ArchRule ONE_DIRECTION = slices().matching("lu.lalux.assure.conformance.(*)..")
            .should()
            .beFreeOfCycles()
            .as("The suite's packages depend on each other in one direction");
}
