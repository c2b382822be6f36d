package lu.lalux.assure.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads every request of a folder: its JSON files, or its one table. What it has besides is left alone. */
final class LectureDossier {

    private final Textes textes;
    private final LectureJson json;
    private final LectureCsv csv;

    LectureDossier(Contrat contrat, Textes textes, Encodage encodage) {
        this.textes = textes;
        this.json = new LectureJson(contrat, textes);
        this.csv = new LectureCsv(contrat, textes, encodage);
    }

    /**
     * Reads the requests of a folder, or of one file, in the order of their names; one at a time is in memory.
     *
     * @param suite takes each
     * @throws ArretException if it cannot be read, or has both kinds, or more than one table
     */
    void lire(Path chemin, Fonction fonction, Consumer<Demande> suite) {
        if (!Files.isDirectory(chemin)) {
            lireFichier(chemin, fonction, suite);
            return;
        }
        List<Path> fichiers;
        try (Stream<Path> all = Files.list(chemin)) {
            fichiers = all.filter(one -> fin(one, ".csv") || fin(one, ".json"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ArretException(CodeRetour.FICHIER, textes.dire("fichier.illisible", chemin));
        }
        if (fichiers.size() > 1 && fichiers.stream().anyMatch(one -> fin(one, ".csv"))) {
            throw new ArretException(CodeRetour.USAGE, textes.dire("dossier.melange", chemin));
        }
        fichiers.forEach(fichier -> lireFichier(fichier, fonction, suite));
    }

    private void lireFichier(Path fichier, Fonction fonction, Consumer<Demande> suite) {
        if (fin(fichier, ".csv")) {
            csv.lire(fichier, fonction, suite);
        } else {
            suite.accept(json.lire(fichier, fonction));
        }
    }

    private static boolean fin(Path fichier, String fin) {
        return fichier.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(fin);
    }
}
