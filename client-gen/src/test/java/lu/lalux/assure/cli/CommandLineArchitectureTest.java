package lu.lalux.assure.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

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
                    "lu.lalux.assure.client.http..",
                    "lu.lalux.assure.client.token..",
                    "org.springframework..")
            .as("The command line is one of the facade's users")
            .because("what it can do, a vendor's program can do");

    @ArchTest
    static final ArchRule the_library_does_without_the_command_line = noClasses()
            .that()
            .resideInAPackage("lu.lalux.assure.client..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "lu.lalux.assure.cli..",
                    "lu.lalux.assure.contract..",
                    "picocli..",
                    "com.networknt..",
                    "tools.jackson..")
            .as("The library does without the command line and its libraries")
            .because("they are optional: whoever uses the library does not get them");

    @ArchTest
    static final ArchRule commands_read_and_send_and_nothing_knows_them = noClasses()
            .that()
            .resideInAnyPackage(
                    "lu.lalux.assure.cli.output..",
                    "lu.lalux.assure.cli.reading..",
                    "lu.lalux.assure.cli.sending..",
                    "lu.lalux.assure.cli.settings..",
                    "lu.lalux.assure.cli.signin..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("lu.lalux.assure.cli", "lu.lalux.assure.cli.commands..", "picocli..")
            .as("Only the commands know what a person types")
            .because("reading and sending are the same whoever asks for them");

    @ArchTest
    static final ArchRule rooms_know_each_other_in_one_direction = slices().matching("lu.lalux.assure.cli.(*)..")
            .should()
            .beFreeOfCycles()
            .as("The command line's rooms know each other in one direction")
            .because("a request is read, then sent; what is said of it needs neither");
}
