package lu.lalux.assure.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Locale;

/** The reader stays what all can share. */
@AnalyzeClasses(packages = "lu.lalux.assure.contract", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule knowsJsonAndYamlAndNothingElse = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "lu.lalux.assure.contract",
                    "java.io",
                    "java.lang..",
                    "java.nio.charset",
                    "java.text",
                    "java.time",
                    "java.util..",
                    "com.networknt.schema..",
                    "org.jspecify.annotations",
                    "org.yaml.snakeyaml..",
                    "tools.jackson.databind..")
            .because("it has neither Spring nor HTTP, and stub and command line carry what it needs");

    @ArchTest
    static final ArchRule hasNoWordsOfItsOwn = methods()
            .should()
            .notHaveRawParameterTypes(Locale.class)
            .because("each module says what is wrong in its reader's language");
}
