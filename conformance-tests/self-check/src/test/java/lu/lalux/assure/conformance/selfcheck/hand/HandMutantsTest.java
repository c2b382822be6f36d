package lu.lalux.assure.conformance.selfcheck.hand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.model.Identities;
import lu.lalux.assure.conformance.model.Problems;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.register.Register;
import lu.lalux.assure.conformance.selfcheck.ModelTarget;
import lu.lalux.assure.conformance.selfcheck.model.Conduct;
import lu.lalux.assure.conformance.selfcheck.model.Likeness;
import lu.lalux.assure.conformance.selfcheck.model.Slip;
import lu.lalux.assure.conformance.selfcheck.mutants.Mutant;
import lu.lalux.assure.conformance.suite.Suite;
import lu.lalux.assure.conformance.suite.result.Outcome;
import lu.lalux.assure.conformance.suite.run.Selection;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each name in the file is that of something, and each word of its vocabulary is said. */
class HandMutantsTest {

    private static final Contract CONTRACT = Contract.load();
    private static final List<Mutant> MUTANTS = new HandMutants(CONTRACT).all();

    @Test
    void no_two_mutants_have_the_same_id_and_no_place_is_left_open() {
        assertThat(MUTANTS).extracting(Mutant::id).doesNotHaveDuplicates();
        assertThat(MUTANTS)
                .flatExtracting(mutant -> Stream.concat(
                                Stream.of(mutant.id(), mutant.source(), String.valueOf(mutant.conduct())),
                                mutant.meant().stream())
                        .toList())
                .noneMatch(text -> text.toString().contains("{"));
    }

    @Test
    void each_mutant_is_caught_by_tests_that_there_are() {
        Set<String> tests = Suite.run(CONTRACT)
                .list(ModelTarget.nowhere(Identities.madeUp()), new Selection(EnumSet.allOf(Profile.class), List.of()))
                .stream()
                .map(Outcome::id)
                .collect(Collectors.toSet());
        assertThat(MUTANTS)
                .allSatisfy(mutant ->
                        assertThat(mutant.meant()).as(mutant.id()).isNotEmpty().isSubsetOf(tests));
    }

    /**
     * A clause of an RFC that is cited elsewhere too, a decision, a chapter of the document, or a place in the
     * contract.
     */
    @Test
    void each_source_is_one() throws IOException {
        Set<String> sources = Register.load().entries().stream()
                .flatMap(entry -> Stream.of(entry.source().split(" ; ")))
                .collect(Collectors.toSet());
        String decisions = Files.readString(Path.of("../../openapi/DECISIONS.md"));
        String contract = contract();
        assertThat(MUTANTS).extracting(Mutant::source).allSatisfy(source -> {
            if (source.matches("RFC \\d+ [\\d.]+")) {
                assertThat(contract + decisions + sources).contains(source.substring(0, 8));
            } else if (source.matches("D\\d+")) {
                assertThat(decisions).contains("\n### " + source + ". ");
            } else if (source.matches("[A-Z].*")) {
                assertThat(sources).anyMatch(cited -> cited.matches("(Document|Contrat), \\Q" + source + "\\E.*"));
            } else {
                assertThat(source.split("[ ./]+"))
                        .filteredOn(name -> !name.isEmpty())
                        .allMatch(contract::contains);
            }
        });
    }

    @Test
    void each_word_is_said_and_each_kind_of_section_made() {
        List<Section> sections = HandMutants.sections();
        List<JsonNode> rows =
                sections.stream().flatMap(section -> section.mutants().stream()).toList();
        assertThat(words(Stream.concat(
                        sections.stream().map(Section::when), rows.stream().map(row -> row.path("when")))))
                .isEqualTo(When.WORDS.all());
        assertThat(words(rows.stream().map(row -> row.path("change"))))
                .isEqualTo(new Changes(new Problems(CONTRACT)).words().all());
        assertThat(sections).extracting(Section::each).contains(Each.values());
    }

    private static Set<String> words(Stream<JsonNode> objects) {
        return objects.flatMap(object -> object.propertyNames().stream()).collect(Collectors.toSet());
    }

    /** Those that the contract gives, and variants, are made in Java. */
    @Test
    void each_slip_is_one_that_some_server_makes() {
        Set<String> inTheFile = MUTANTS.stream()
                .flatMap(mutant -> mutant.conduct().slips().stream())
                .map(wrong -> wrong.slip().name())
                .collect(Collectors.toSet());
        JavaClasses classes = new ClassFileImporter().importPackages("lu.lalux.assure.conformance.selfcheck");
        assertThat(Slip.values())
                .extracting(Slip::name)
                .filteredOn(slip -> !inTheFile.contains(slip))
                .allSatisfy(slip -> assertThat(
                                classes.get(Slip.class).getField(slip).getAccessesToSelf())
                        .as(slip)
                        .anyMatch(access ->
                                access.getOriginOwner().getPackageName().matches(".*\\.(mutants|variants)")));
    }

    @Test
    void each_likeness_of_an_address_is_taken_once() {
        assertThat(MUTANTS.stream()
                        .flatMap(mutant -> mutant.conduct().slips().stream())
                        .filter(wrong -> wrong.slip() == Slip.REDIRECT_LIKENESS_TAKEN)
                        .map(Conduct.Wrong::where))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Likeness.values()).map(Likeness::word).toList());
    }

    @Test
    void a_word_that_there_is_not_is_an_error_that_names_it() {
        JsonNode wrong = JsonMapper.shared().readTree("{\"pathe\":\"/token\"}");
        assertThatThrownBy(() -> When.of(wrong)).hasMessageContainingAll("pathe", "path", "method");
    }

    private static String contract() throws IOException {
        try (InputStream resource = Contract.class.getResourceAsStream("/lu/lalux/assure/openapi/assure.yaml")) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
