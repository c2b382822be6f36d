package lu.lalux.assure.conformance.mock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@link MockIT} relies on to notice a test that is claimed by none or by two, and a glob that names nothing. */
class DifferenceTest {

    private static final Set<String> IDS = Set.of("a.x.nul", "a.x.date-vide", "a.x.date-future", "b.y.nul");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.x.nul | a.x.nul | true",
                "*.x.nul | a.x.nul | true",
                "{a,b}.*.date-* | b.y.date-vide | true",
                "{a,b}.*.date-* | c.y.date-vide | false",
                "a.* | a.x.nul | false",
                "*.nul | a.x.nul | false",
                "a.x.nul.* | a.x.nul | false",
                "a.x.nu | a.x.nul | false",
            })
    void a_star_stays_within_one_part(String glob, String id, boolean matches) {
        assertThat(new TestGlob(glob).matches(id)).isEqualTo(matches);
    }

    @Test
    void what_is_taken_back_is_not_claimed() {
        assertThat(difference(List.of("*.*.date-*"), List.of("*.*.date-future")).claimed(IDS))
                .containsExactly("a.x.date-vide");
    }

    @Test
    void a_test_that_is_named_twice_is_claimed_twice() {
        assertThat(difference(List.of("a.*.nul", "*.x.nul"), List.of()).claimed(IDS))
                .containsExactly("a.x.nul", "a.x.nul");
    }

    @Test
    void a_glob_that_names_or_takes_back_nothing_is_idle() {
        assertThat(difference(List.of("a.*.nul", "c.*.nul"), List.of("a.x.nul", "b.y.nul"))
                        .idle(IDS))
                .extracting(TestGlob::toString)
                .containsExactly("c.*.nul", "b.y.nul");
    }

    private static Difference difference(List<String> tests, List<String> except) {
        return new Difference("id", "", "", "", globs(tests), globs(except));
    }

    private static List<TestGlob> globs(List<String> globs) {
        return globs.stream().map(TestGlob::new).toList();
    }
}
