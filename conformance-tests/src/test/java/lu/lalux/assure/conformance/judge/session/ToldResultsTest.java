package lu.lalux.assure.conformance.judge.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lu.lalux.assure.conformance.PublishedSchema;
import lu.lalux.assure.conformance.judge.evidence.ToldResult;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToldResultsTest {

    private static final String RESULTS = """
            {"resultats": [
              {"referenceFacture": "A", "etat": "acceptee"},
              {"referenceFacture": "B", "etat": "deja-acceptee"},
              {"referenceFacture": "C", "etat": "a-corriger", "fautes": [{"pointer": "/x"}]},
              {"referenceFacture": "D", "etat": "refusee", "refus": {"errors": [{"pointer": "/y"}]}},
              {"referenceFacture": "E", "etat": "en-attente"}]}
            """;

    @TempDir
    private Path folder;

    @Test
    void each_state_and_the_faults_of_either_place_are_read() throws IOException {
        assertThat(read(RESULTS))
                .get()
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsExactly(
                        new ToldResult("A", ToldResult.State.SENT, Set.of()),
                        new ToldResult("B", ToldResult.State.SENT, Set.of()),
                        new ToldResult("C", ToldResult.State.TO_MEND, Set.of("/x")),
                        new ToldResult("D", ToldResult.State.REFUSED, Set.of("/y")),
                        new ToldResult("E", ToldResult.State.LATER, Set.of()));
    }

    @Test
    void they_are_as_the_published_schema_has_them() throws IOException {
        PublishedSchema schema = PublishedSchema.of("judge/told-results.schema.json");
        assertThat(schema.errors(RESULTS)).isEmpty();
        assertThat(schema.errors(RESULTS.replace("en-attente", "plus-tard"))).isNotEmpty();
    }

    @Test
    void what_is_no_such_file_says_nothing() throws IOException {
        assertThat(ToldResults.read(folder.resolve("absent.json"))).isEmpty();
        assertThat(read("{\"resultats\": [")).isEmpty();
        assertThat(read("{\"autre\": 1}")).isEmpty();
    }

    @Test
    void more_than_the_schema_takes_are_not_read() throws IOException {
        String most =
                RESULTS.replace("[\n", "[" + "{\"referenceFacture\": \"F\", \"etat\": \"acceptee\"},".repeat(995));
        String more = most.replaceFirst("\\{\"ref", "{\"referenceFacture\": \"G\", \"etat\": \"acceptee\"},{\"ref");

        assertThat(read(most).orElseThrow()).hasSize(1_000);
        assertThat(read(more)).isEmpty();
        PublishedSchema schema = PublishedSchema.of("judge/told-results.schema.json");
        assertThat(schema.errors(most)).isEmpty();
        assertThat(schema.errors(more)).hasSize(1);
    }

    private Optional<List<ToldResult>> read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve(ToldResults.FILE), text);
        return ToldResults.read(file);
    }
}
