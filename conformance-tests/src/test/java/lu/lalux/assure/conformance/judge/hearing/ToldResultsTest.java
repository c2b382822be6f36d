package lu.lalux.assure.conformance.judge.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lu.lalux.assure.conformance.judge.evidence.Told;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToldResultsTest {

    @TempDir
    private Path folder;

    @Test
    void each_state_and_the_faults_of_either_place_are_read() throws IOException {
        assertThat(read("""
                        {"resultats": [
                          {"referenceFacture": "A", "etat": "acceptee"},
                          {"referenceFacture": "B", "etat": "deja-acceptee"},
                          {"referenceFacture": "C", "etat": "a-corriger", "fautes": [{"pointer": "/x"}]},
                          {"referenceFacture": "D", "etat": "refusee", "refus": {"errors": [{"pointer": "/y"}]}},
                          {"referenceFacture": "E", "etat": "en-attente"}]}
                        """))
                .get()
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsExactly(
                        new Told("A", Told.State.SENT, Set.of()),
                        new Told("B", Told.State.SENT, Set.of()),
                        new Told("C", Told.State.TO_MEND, Set.of("/x")),
                        new Told("D", Told.State.TO_MEND, Set.of("/y")),
                        new Told("E", Told.State.LATER, Set.of()));
    }

    @Test
    void what_is_no_such_file_says_nothing() throws IOException {
        assertThat(ToldResults.read(folder.resolve("absent.json"))).isEmpty();
        assertThat(read("{\"resultats\": [")).isEmpty();
        assertThat(read("{\"autre\": 1}")).isEmpty();
    }

    private Optional<List<Told>> read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve(ToldResults.FILE), text);
        return ToldResults.read(file);
    }
}
