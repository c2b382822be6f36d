package lu.lalux.assure.junit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The extension's rules, in words that fail the build. */
@AnalyzeClasses(packages = "lu.lalux.assure.junit", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final int ROOM = 24;

    @ArchTest
    static final ArchRule it_brings_nothing = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "lu.lalux.assure.junit",
                    "org.junit.jupiter.api.extension",
                    "org.junit.platform.commons..")
            .as("The extension needs JUnit and Java's own classes, nothing else")
            .because("it stands beside whatever a vendor's tests have: not even the house's own classes come along");

    @ArchTest
    static void a_listing_of_the_room_says_what_happens_there(JavaClasses all) {
        assertThat(all.stream().filter(JavaClass::isTopLevelClass).map(JavaClass::getSimpleName))
                .filteredOn(name -> !name.equals("package-info"))
                .hasSizeBetween(10, ROOM)
                .noneMatch(name -> name.matches(".*(Util|Utils|Helper|Manager|Impl)"));
    }

    @ArchTest
    static void what_is_public_is_final_or_a_promise(JavaClasses all) {
        assertThat(all)
                .filteredOn(type -> type.getModifiers().contains(JavaModifier.PUBLIC) && !type.isInterface())
                .allMatch(type -> type.getModifiers().contains(JavaModifier.FINAL));
    }
}
