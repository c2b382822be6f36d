package lu.lalux.assure.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The command line's place: it is one of the facade's users, and brings the library nothing. */
@AnalyzeClasses(
        packages = {"lu.lalux.assure.cli", "lu.lalux.assure.client"},
        importOptions = DoNotIncludeTests.class)
class CommandLineArchitectureTest {

    @ArchTest
    static final ArchRule the_command_line_is_a_user_like_others = noClasses()
            .that()
            .resideInAPackage("lu.lalux.assure.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "lu.lalux.assure.stub..",
                    "lu.lalux.assure.api..",
                    "lu.lalux.assure.conformance..",
                    "lu.lalux.assure.client.api..",
                    "lu.lalux.assure.client.invoker..",
                    "org.springframework..")
            .as("The command line is one of the facade's users")
            .because("what it can do, a vendor's program can do");

    @ArchTest
    static final ArchRule the_library_does_without_the_command_line = noClasses()
            .that()
            .resideInAPackage("lu.lalux.assure.client..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("lu.lalux.assure.cli..", "picocli..", "com.networknt..", "tools.jackson..")
            .as("The library does without the command line and its libraries")
            .because("they are optional: whoever uses the library does not get them");
}
