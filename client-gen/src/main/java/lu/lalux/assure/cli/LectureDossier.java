package lu.lalux.assure.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads every request of a folder: its JSON files, or its one table. */
final class LectureDossier {

    private final Textes textes;
    private final LectureJson json;
    private final LectureCsv csv;

    LectureDossier(Contrat contrat, Textes textes) {
        this.textes = textes;
        this.json = new LectureJson(contrat, textes);
        this.csv = new LectureCsv(contrat, textes);
    }

    /**
     * The requests of a folder, or of one file, in the order of their names.
     *
     * @throws ArretException if it cannot be read, or has both kinds, or more than one table
     */
    List<Demande> lire(Path chemin, Fonction fonction) {
        if (!Files.isDirectory(chemin)) {
            return fin(chemin, ".csv") ? csv.lire(chemin, fonction) : List.of(json.lire(chemin, fonction));
        }
        List<Path> fichiers;
        try (Stream<Path> all = Files.list(chemin)) {
            fichiers = all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new ArretException(CodeRetour.FICHIER, textes.dire("fichier.illisible", chemin));
        }
        List<Path> tables = fichiers.stream().filter(one -> fin(one, ".csv")).toList();
        List<Path> demandes = fichiers.stream().filter(one -> fin(one, ".json")).toList();
        if (tables.size() > 1 || (!tables.isEmpty() && !demandes.isEmpty())) {
            throw new ArretException(CodeRetour.USAGE, textes.dire("dossier.melange", chemin));
        }
        if (!tables.isEmpty()) {
            return csv.lire(tables.get(0), fonction);
        }
        return demandes.stream().map(one -> json.lire(one, fonction)).toList();
    }

    private static boolean fin(Path fichier, String fin) {
        return fichier.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(fin);
    }
}
