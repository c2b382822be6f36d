package lu.lalux.assure.cli.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lu.lalux.assure.contract.Nearest;

/** "Did you mean", among the files of a folder. */
final class NearbyFiles {

    /** In a larger folder, and after so many names, looking costs more than a person reads. */
    private static final int FILES_MAX = 5_000;

    private static final int ANSWERS_MAX = 200;

    private int answers;
    private Path folder;
    private List<String> names = List.of();

    /**
     * The file that was probably meant. Two invoices differ by their numbers, so that a file with other digits is never
     * meant.
     *
     * @param missing a file that is not there
     */
    synchronized Optional<String> to(Path missing) {
        Path place = missing.toAbsolutePath().getParent();
        Path name = missing.getFileName();
        if (place == null || name == null || answers++ >= ANSWERS_MAX) {
            return Optional.empty();
        }
        String wanted = name.toString();
        List<String> alike = files(place).stream()
                .filter(other -> digits(other).equals(digits(wanted)))
                .toList();
        return Nearest.among(wanted, alike).or(() -> Nearest.among(wanted + ".pdf", alike));
    }

    private List<String> files(Path place) {
        if (!place.equals(folder)) {
            folder = place;
            try (Stream<Path> files = Files.list(place)) {
                List<String> found = files.filter(Files::isRegularFile)
                        .limit(FILES_MAX + 1L)
                        .map(file -> file.getFileName().toString())
                        .sorted()
                        .toList();
                names = found.size() > FILES_MAX ? List.of() : found;
            } catch (IOException e) {
                names = List.of();
            }
        }
        return names;
    }

    private static String digits(String name) {
        return name.replaceAll("\\D", "");
    }
}
