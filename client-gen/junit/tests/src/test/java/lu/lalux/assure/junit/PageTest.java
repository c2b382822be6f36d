package lu.lalux.assure.junit;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page shows stands in the example, which the build runs. */
class PageTest {

    private static final Path DOCS = Path.of("..", "..", "..", "openapi", "docs");
    private static final Path EXAMPLE = Path.of("..", "example");
    private static final Pattern BLOCK = Pattern.compile("```(java|xml)\n(.*?)\n```", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void each_line_of_its_code_stands_in_the_example(String language) throws IOException {
        Set<String> lines;
        try (Stream<Path> files = Files.walk(EXAMPLE)) {
            lines = files.filter(file -> file.toString().matches(".*\\.(java|xml)"))
                    .flatMap(PageTest::lines)
                    .map(PageTest::withoutVersion)
                    .collect(toSet());
        }
        List<String> shown = BLOCK.matcher(
                        Files.readString(DOCS.resolve(language).resolve("junit.md")))
                .results()
                .map(MatchResult::group)
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> !line.startsWith("```") && !line.equals("// …"))
                .map(PageTest::withoutVersion)
                .toList();

        assertThat(shown).hasSizeGreaterThan(30);
        assertThat(lines).containsAll(shown);
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream().map(String::strip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutVersion(String line) {
        return line.replaceFirst("<version>.*</version>", "<version/>");
    }
}
