package lu.lalux.assure.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the judge's command is called; what it does then: JudgeIT. */
class JudgeTest {

    private static final Path FOLDER = Path.of("folder");

    @Test
    void its_session_lasts_as_long_as_one_may() {
        assertThat(Judge.arguments(FOLDER, List.of(), FOLDER))
                .containsSequence("--quiet", "600")
                .containsSequence("--deadline", "240");
    }

    @Test
    void an_option_that_is_given_is_not_given_twice() {
        assertThat(Judge.arguments(FOLDER, List.of("--deadline", "5", "--quiet=60"), FOLDER))
                .containsSequence("--deadline", "5", "--quiet=60")
                .doesNotContain("--quiet", "600", "240")
                .containsOnlyOnce("--deadline");
    }
}
