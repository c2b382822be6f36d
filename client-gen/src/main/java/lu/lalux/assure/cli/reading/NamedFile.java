package lu.lalux.assure.cli.reading;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;

/** A file as a person names it. */
final class NamedFile {

    private NamedFile() {}

    /**
     * Finds it. An accent is one character or two, to look at it there is no difference: macOS writes names of files
     * with two, and a table has one (Unicode's forms NFD and NFC).
     *
     * @return the file of that name, or of that name written otherwise; if there is none, where it would be
     * @throws java.nio.file.InvalidPathException if no file can have that name
     */
    static Path in(Path folder, String name) {
        Path named = folder.resolve(name);
        Path place = named.getParent();
        if (Files.exists(named) || place == null || named.getFileName() == null || isPlain(name)) {
            return named;
        }
        String wanted = composed(named.getFileName().toString());
        try (DirectoryStream<Path> others = Files.newDirectoryStream(
                place, other -> composed(other.getFileName().toString()).equals(wanted))) {
            for (Path other : others) {
                return other;
            }
        } catch (IOException e) {
            // Then it is not there, which whoever opens it says.
        }
        return named;
    }

    private static boolean isPlain(String name) {
        return name.chars().allMatch(letter -> letter < 128);
    }

    /** A name with one character for each accent, to compare it with another one. */
    static String composed(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }
}
