import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.KeptDocument;

/**
 * Reads contracts once for all programs that have them on their class path: puts beside each of the given files what
 * {@link KeptDocument} reads in their place.
 */
final class ContractsAsJson {

    private ContractsAsJson() {}

    public static void main(String[] yamlFiles) throws IOException {
        for (String file : List.of(yamlFiles)) {
            Path yaml = Path.of(file);
            byte[] bytes = Files.readAllBytes(yaml);
            Files.write(
                    yaml.resolveSibling(KeptDocument.name(yaml.getFileName().toString())),
                    KeptDocument.of(bytes, Contract.of(bytes).tree()));
        }
    }
}
