package lu.lalux.assure.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the programs that vendors copy go when nobody says where: never to production. */
class ProgramAddressesTest {

    private static final Path PROGRAMS = Path.of("programs");

    static Stream<Path> programs() throws IOException {
        return Files.list(PROGRAMS).sorted();
    }

    @ParameterizedTest
    @MethodSource("programs")
    @DisplayName(
            "without an address, the sandbox of this machine; with one, under the names that the judge and the command line use")
    void sandboxByDefault(Path program) throws IOException {
        List<Path> sources;
        try (Stream<Path> files = Files.walk(program)) {
            sources = files.filter(file -> file.toString().matches(".*\\.(cs|go|java|php|py|ts)"))
                    .toList();
        }
        StringBuilder all = new StringBuilder();
        for (Path source : sources) {
            all.append(Files.readString(source));
        }
        String code = all.toString()
                .lines()
                .filter(line -> !line.contains("www.lalux.lu/assure"))
                .collect(Collectors.joining("\n"));

        assertThat(code)
                .containsPattern("[\"']http://localhost:8080[\"']")
                .contains("ASSURE_ADRESSE", "ASSURE_ADRESSE_JETONS")
                .doesNotContain("PRODUCTION", ".lalux.lu");
    }
}
