package lu.lalux.assure.client;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The rooms of the client and of the command line, as far as they are written by hand. What is analysed is what the command line's
 * own test of its architecture names, word by word: ArchUnit then reads it once for both.
 */
@AnalyzeClasses(
        packages = {"lu.lalux.assure.cli", "lu.lalux.assure.client"},
        importOptions = DoNotIncludeTests.class)
class RoomsArchitectureTest {

    private static final int ROOM = 24;

    @ArchTest
    static void a_listing_of_a_room_says_what_happens_there(JavaClasses all) {
        Map<String, List<String>> rooms = written(all)
                .collect(groupingBy(JavaClass::getPackageName, mapping(JavaClass::getSimpleName, toList())));

        assertThat(rooms)
                .hasSizeGreaterThan(9)
                .allSatisfy((room, classes) -> assertThat(classes).as(room).hasSizeLessThanOrEqualTo(ROOM));
    }

    /** Nor is one named like those that every Java source sees, or nearly every one imports. */
    @ArchTest
    static void no_two_classes_have_one_name(JavaClasses all) {
        Map<String, List<String>> byName =
                written(all).collect(groupingBy(JavaClass::getSimpleName, mapping(JavaClass::getFullName, toList())));

        assertThat(byName.values()).allSatisfy(classes -> assertThat(classes).hasSize(1));
        assertThat(byName.keySet()).allSatisfy(name -> {
            for (String taken : List.of("java.lang.", "java.util.function.")) {
                assertThatThrownBy(() -> Class.forName(taken + name)).isInstanceOf(ClassNotFoundException.class);
            }
        });
    }

    private static Stream<JavaClass> written(JavaClasses all) {
        return all.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .filter(type -> Stream.of(ArchitectureTest.GENERATED)
                        .noneMatch(of -> type.getPackageName().startsWith(of.replace("..", ""))));
    }
}
