package lu.lalux.assure.conformance.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.selfcheck.variants.Company;
import lu.lalux.assure.conformance.selfcheck.variants.Variant;
import lu.lalux.assure.conformance.selfcheck.variants.Variants;
import org.junit.jupiter.api.Test;

/** Conforming servers share runs, and an alarm still tells which of them it is about. */
class FairnessTest {

    private static final List<Variant> VARIANTS = Variants.of(Contract.load());

    private final List<String> runs = new ArrayList<>();

    @Test
    void each_variant_is_in_one_company_and_few_runs_tell_of_all() {
        List<Company> companies = Company.of(VARIANTS);

        assertThat(companies.stream().flatMap(company -> company.members().stream()))
                .containsExactlyInAnyOrderElementsOf(VARIANTS);
        assertThat(companies.size()).isLessThan(VARIANTS.size() / 2);
        assertThat(companyOf("charset").members())
                .extracting(Variant::id)
                .hasSizeGreaterThan(5)
                .doesNotContain("media-type-case", "chunked", "strict");
    }

    @Test
    void where_all_conform_together_each_does() {
        List<Alarm> alarms = alarms(id -> false, 0);

        assertThat(runs).hasSize(1);
        assertThat(alarms).hasSameSizeAs(companyOf("cookies").members()).noneMatch(Alarm::isFalse);
    }

    @Test
    void an_alarm_is_told_of_the_one_that_it_is_about() {
        assertThat(alarms(id -> id.contains("cookies"), 0))
                .filteredOn(Alarm::isFalse)
                .extracting(Alarm::id)
                .containsExactly("cookies");
    }

    @Test
    void an_alarm_of_all_together_only_is_told_of_them() {
        assertThat(alarms(id -> id.contains(" and "), 0))
                .filteredOn(Alarm::isFalse)
                .extracting(Alarm::id)
                .containsExactly(companyOf("cookies").together().id());
    }

    /** A test that does not concern the server has seen none of them. */
    @Test
    void where_tests_do_not_concern_all_together_each_is_run_alone() {
        assertThat(alarms(id -> false, 1)).hasSameSizeAs(companyOf("cookies").members());
        assertThat(runs).hasSize(companyOf("cookies").members().size() + 1);
    }

    private List<Alarm> alarms(Predicate<String> wrong, long notApplicable) {
        return new Fairness(server -> {
                    runs.add(server.id());
                    return new Alarm(
                            server.id(), server.what(), "", List.of(), !wrong.test(server.id()), notApplicable);
                })
                .of(companyOf("cookies"));
    }

    private static Company companyOf(String id) {
        return Company.of(VARIANTS).stream()
                .filter(company -> company.members().stream()
                        .anyMatch(variant -> variant.id().equals(id)))
                .findFirst()
                .orElseThrow();
    }
}
