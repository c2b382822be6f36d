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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The extension's rules, in words that fail the build. */
@AnalyzeClasses(packages = "lu.lalux.assure.junit", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final int ROOM = 20;

    @ArchTest
    static final ArchRule it_brings_nothing = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "lu.lalux.assure.junit..",
                    "org.junit.jupiter.api.extension",
                    "org.junit.platform.commons..")
            .as("The extension needs JUnit and Java's own classes, nothing else")
            .because("it stands beside whatever a vendor's tests have: not even the house's own classes come along");

    @ArchTest
    static final ArchRule programs_know_no_junit = classes()
            .that()
            .resideInAPackage("lu.lalux.assure.junit.program")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "lu.lalux.assure.junit.program")
            .as("A program's file, process and JSON need Java's own classes only")
            .because("what is said to a test, and when, is the extension's: a program is started without JUnit, too");

    @ArchTest
    static void a_listing_of_a_room_says_what_happens_there(JavaClasses all) {
        Map<String, List<String>> rooms = all.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        JavaClass::getPackageName, Collectors.mapping(JavaClass::getSimpleName, Collectors.toList())));
        assertThat(rooms).hasSize(2);
        assertThat(rooms.values())
                .allSatisfy(names -> assertThat(names)
                        .hasSizeBetween(5, ROOM)
                        .noneMatch(name -> name.matches(".*(Util|Utils|Helper|Manager|Impl)")));
    }

    @ArchTest
    static void what_is_public_is_final_or_a_promise(JavaClasses all) {
        assertThat(all)
                .filteredOn(type -> type.getModifiers().contains(JavaModifier.PUBLIC) && !type.isInterface())
                .allMatch(type -> type.getModifiers().contains(JavaModifier.FINAL));
    }
}
