package lu.lalux.assure.conformance.cli.judge;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import lu.lalux.assure.conformance.cli.settings.SettingsException;

/**
 * Whether this process can give files the names of a work list, some of which have accents
 * ({@code fichier.nom-accents}).
 */
final class FileNames {

    private static final String ACCENTED = "é";

    private FileNames() {}

    /**
     * Said before the session: Java takes the coding of names from the locale, and a container often has none.
     *
     * @throws SettingsException when the locale's coding has no accents
     */
    static void check() {
        try {
            Path.of(ACCENTED);
        } catch (InvalidPathException e) {
            String coding = System.getProperty("sun.jnu.encoding");
            throw new SettingsException(
                    "Il faut une locale UTF-8, par exemple LC_ALL=C.UTF-8 dans l'environnement : des fichiers de la liste"
                            + " de travail ont des accents dans leur nom, et la locale d'ici (" + coding
                            + ") n'en a pas. Aucun verdict.",
                    "A UTF-8 locale is needed, LC_ALL=C.UTF-8 in the environment for example: files of the work list have"
                            + " accents in their names, and the locale here (" + coding
                            + ") has none. No verdict.");
        }
    }
}
