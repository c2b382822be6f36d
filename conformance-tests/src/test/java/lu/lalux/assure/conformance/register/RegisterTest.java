package lu.lalux.assure.conformance.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.suite.Listing;
import lu.lalux.assure.conformance.suite.Suite;
import lu.lalux.assure.conformance.suite.result.Outcome;
import lu.lalux.assure.conformance.suite.run.Selection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Register and tests do not drift apart, in either direction. */
class RegisterTest {

    private final Register register = Register.load();

    @Test
    void every_requirement_named_by_a_test_is_in_the_register() {
        assertThat(inTests()).allSatisfy(id -> assertThat(register.get(id)).isNotNull());
    }

    @Test
    void every_requirement_is_judged_by_a_test_or_says_why_not() {
        Set<String> testable = register.entries().stream()
                .filter(entry -> entry.untestable().isEmpty())
                .map(RegisterEntry::id)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(inTests()).isEqualTo(testable);
    }

    @Test
    void every_requirement_has_at_least_one_case_when_the_suite_runs() {
        Set<String> run =
                list().stream().map(test -> test.requirement().id()).collect(Collectors.toCollection(TreeSet::new));
        assertThat(run).isEqualTo(inTests());
    }

    @Test
    void no_two_tests_have_the_same_id() {
        assertThat(list().stream().map(Outcome::id)).doesNotHaveDuplicates();
    }

    @Test
    void a_test_without_a_requirement_would_judge_nothing() {
        assertThat(Suite.TESTS.stream().flatMap(test -> Arrays.stream(test.getDeclaredMethods())))
                .filteredOn(method ->
                        method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(TestFactory.class))
                .isNotEmpty()
                .allMatch(method -> method.isAnnotationPresent(Requirement.class));
    }

    @Test
    void every_class_with_requirements_is_run() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("lu.lalux.assure.conformance");
        Set<String> withRequirements = classes.stream()
                .filter(type ->
                        type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(Requirement.class)))
                .map(type -> type.getName())
                .collect(Collectors.toSet());
        assertThat(withRequirements)
                .isEqualTo(Suite.TESTS.stream().map(Class::getName).collect(Collectors.toSet()));
    }

    /** A failure of level {@code contrat} does not cite the document, which does not say it. */
    @Test
    void what_only_the_contract_asks_for_does_not_rest_on_the_document() {
        assertThat(register.entries())
                .filteredOn(entry -> entry.level() == Level.CONTRAT)
                .isNotEmpty()
                .noneMatch(entry -> entry.source().startsWith("Document"));
    }

    /** The English edition has a paragraph more at its end, on the translation. */
    @Test
    void what_is_quoted_stands_in_the_contract_in_both_languages() {
        Contract french = Contract.load();
        Contract english = Contract.loadEnglish().orElseThrow();
        List<List<String>> operations = french.operations().stream()
                .map(operation ->
                        List.of("paths", operation.path(), operation.method().toLowerCase(Locale.ROOT)))
                .toList();
        assertThat(register.entries())
                .filteredOn(entry -> entry.quote().isPresent())
                .isNotEmpty()
                .allSatisfy(entry -> {
                    RegisterEntry.Quote quote = entry.quote().orElseThrow();
                    List<List<String>> places = quote.place().equals("operation")
                            ? operations
                            : List.of(List.of(quote.place().split("/")));
                    assertThat(places)
                            .anySatisfy(place -> assertThat(french.paragraphs(place))
                                    .anyMatch(paragraph -> paragraph.contains(quote.words())))
                            .allSatisfy(place -> assertThat(english.paragraphs(place))
                                    .hasSizeGreaterThanOrEqualTo(
                                            french.paragraphs(place).size()));
                });
    }

    @Test
    void titles_leave_no_name_in_braces_unfilled() {
        assertThat(list()).allSatisfy(test -> {
            assertThat(test.title().fr()).doesNotContain("{");
            assertThat(test.title().en()).doesNotContain("{");
        });
    }

    @Test
    void a_requirements_name_chooses_its_tests_whatever_their_ids() {
        assertThat(Listing.of(
                        Suite.run(),
                        new Selection(EnumSet.allOf(Profile.class), List.of("autorisation.portee-au-dessus"))))
                .extracting(Outcome::id)
                .containsExactlyInAnyOrder(
                        "autorisation.autre-portee.document.reparateur", "autorisation.autre-portee.document.expert");
    }

    private static Set<String> inTests() {
        return Suite.TESTS.stream()
                .flatMap(test -> Arrays.stream(test.getDeclaredMethods()))
                .map((Method method) -> method.getAnnotation(Requirement.class))
                .filter(requirement -> requirement != null)
                .flatMap(requirement -> Arrays.stream(requirement.value()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Outcome> list() {
        return Listing.of(Suite.run(), new Selection(EnumSet.allOf(Profile.class), List.of()));
    }
}
