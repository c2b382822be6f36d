package lu.lalux.assure.cli.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import lu.lalux.assure.cli.output.Finding;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.contract.Contract;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The name of a file to upload (D22). */
class FileNameTest {

    /** One character, two UTF-16 units, four bytes. */
    private static final String CHARACTER = "\uD83D\uDE97";

    @TempDir
    private Path directory;

    /** JSON Schema counts characters. An archive is a file system whose names may be as long as the contract's. */
    @ParameterizedTest
    @CsvSource({"251, ", "252, nom-de-fichier-invalide"})
    void is_as_long_as_the_contract_says_in_characters(int characters, String code) throws IOException {
        try (FileSystem files = FileSystems.newFileSystem(directory.resolve("a.zip"), Map.of("create", "true"))) {
            Path file = Files.writeString(files.getPath(CHARACTER.repeat(characters) + ".pdf"), "%PDF-1.4");

            assertThat(new Checker(Contract.bundled(), Texts.of("fr"))
                            .file(Fonction.REPARATEUR, "refPDFFacture", file)
                            .map(Finding::code))
                    .isEqualTo(Optional.ofNullable(code));
        }
    }
}
