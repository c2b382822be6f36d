package lu.lalux.assure.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * Reads requests from a table (CSV, RFC 4180), a line at a time: the contract's field names as its first line, a line a
 * request, names of files where keys belong. As spreadsheets write them, columns are separated by semicolons, tabs or commas,
 * a first line may say so ({@code sep=;}), empty lines may follow; {@link Cellules} reads what is in them.
 */
final class LectureCsv {

    /** Far more than 100 000 lines. */
    private static final long TAILLE_MAX = 64L * 1024 * 1024;

    private static final int ENTETE_MAX = 65_536;
    private static final int ALPHABET = 26;

    private final Contrat contrat;
    private final Textes textes;
    private final Encodage encodage;
    private final Cellules cellules;
    private final FichiersJoints fichiers;

    LectureCsv(Contrat contrat, Textes textes, Encodage encodage) {
        this.contrat = contrat;
        this.textes = textes;
        this.encodage = encodage;
        this.cellules = new Cellules(contrat, textes);
        this.fichiers = new FichiersJoints(contrat);
    }

    /**
     * @param suite takes each request, in the table's order
     * @throws ArretException if the table as a whole cannot be read, with everything that is wrong with its first line
     */
    void lire(Path fichier, Fonction fonction, Consumer<Demande> suite) {
        try {
            if (Files.size(fichier) > TAILLE_MAX) {
                throw faux("csv.trop-grand", fichier);
            }
            Optional<Encodage.Defaut> defaut = encodage.defaut(fichier);
            if (defaut.isPresent()) {
                Encodage.Defaut ou = defaut.get();
                throw encodage == Encodage.UTF_8
                        ? faux("csv.pas-utf8", fichier, ou.ligne(), ou.colonne(), ou.texte())
                        : faux("csv.pas-windows", fichier, ou.ligne(), ou.colonne());
            }
            try (BufferedReader lignes = new BufferedReader(encodage.lire(fichier))) {
                lire(fichier, lignes, fonction, suite);
            }
        } catch (IOException e) {
            throw new ArretException(CodeRetour.FICHIER, textes.dire("fichier.illisible", fichier));
        }
    }

    private void lire(Path fichier, BufferedReader lignes, Fonction fonction, Consumer<Demande> suite)
            throws IOException {
        lignes.mark(ENTETE_MAX + 1);
        String entete = Optional.ofNullable(lignes.readLine()).orElse("");
        int dejaLues = 0;
        boolean annonce = entete.replace("\uFEFF", "").matches("\"?sep=.\"?");
        if (annonce) {
            dejaLues = 1;
            lignes.mark(ENTETE_MAX + 1);
            entete = Optional.ofNullable(lignes.readLine()).orElse("");
        }
        if (entete.length() > ENTETE_MAX) {
            throw faux("csv.illisible", fichier, dejaLues + 1);
        }
        lignes.reset();
        if (!annonce && entete.startsWith("\uFEFF")) {
            lignes.read();
        }
        int ligne = dejaLues + 1;
        try (MappingIterator<String[]> lues = CsvMapper.builder()
                .enable(CsvReadFeature.WRAP_AS_ARRAY)
                .build()
                .readerFor(String[].class)
                .with(CsvSchema.emptySchema().withColumnSeparator(separateur(entete)))
                .readValues(lignes)) {
            if (!lues.hasNextValue()) {
                throw faux("csv.vide", fichier);
            }
            List<String> colonnes = colonnes(lues.nextValue());
            Fonction dont = fonction != null
                    ? fonction
                    : colonnes.contains(Fonction.EXPERT.identifiant()) ? Fonction.EXPERT : Fonction.REPARATEUR;
            verifier(fichier, dejaLues + 1, colonnes, dont);
            while (lues.hasNextValue()) {
                ligne = dejaLues + lues.currentLocation().getLineNr();
                String[] valeurs = lues.nextValue();
                if (!vide(valeurs)) {
                    suite.accept(demande(fichier, ligne, dont, colonnes, valeurs));
                }
            }
        } catch (JacksonException e) {
            throw faux("csv.illisible", fichier, ligne);
        }
    }

    private static char separateur(String entete) {
        return entete.indexOf(';') >= 0 ? ';' : entete.indexOf('\t') >= 0 ? '\t' : ',';
    }

    private static List<String> colonnes(String[] entete) {
        List<String> colonnes = new ArrayList<>();
        for (String nom : entete) {
            colonnes.add(nom == null ? "" : nom.strip());
        }
        return colonnes;
    }

    private static boolean vide(String[] valeurs) {
        for (String valeur : valeurs) {
            if (valeur != null && !valeur.isBlank()) {
                return false;
            }
        }
        return true;
    }

    /** A column that is wrong is wrong in every line: it is said once, before anything is sent. */
    private void verifier(Path fichier, int ligne, List<String> colonnes, Fonction fonction) {
        List<String> fautes = new ArrayList<>();
        JsonNode champs = contrat.properties(fonction.schema());
        Map<String, Integer> vues = new HashMap<>();
        for (int i = 0; i < colonnes.size(); i++) {
            String nom = colonnes.get(i);
            String lettre = lettre(i);
            if (!nom.isEmpty() && !champs.has(nom)) {
                fautes.add(textes.dire("csv.colonne-inconnue", lettre, Recit.affichable(nom))
                        + contrat.voisin(nom, fonction)
                                .map(voisin -> textes.dire("voulu", voisin))
                                .orElse(""));
            } else if (!nom.isEmpty() && vues.putIfAbsent(nom, i) != null) {
                fautes.add(textes.dire("csv.colonne-double", lettre, nom, lettre(vues.get(nom))));
            }
        }
        Set<String> manquent = new LinkedHashSet<>();
        contrat.at("/components/schemas/" + fonction.schema() + "/required")
                .forEach(champ -> manquent.add(champ.asString()));
        colonnes.forEach(manquent::remove);
        manquent.forEach(champ -> fautes.add(textes.dire("csv.colonne-manque", champ)));
        if (!fautes.isEmpty()) {
            throw faux("csv.entete", fichier, ligne, String.join("\n  ", fautes));
        }
    }

    /** As the spreadsheet names its columns: A to Z, AA and so on. */
    private static String lettre(int colonne) {
        return (colonne < ALPHABET ? "" : lettre(colonne / ALPHABET - 1)) + (char) ('A' + colonne % ALPHABET);
    }

    private Demande demande(Path fichier, int ligne, Fonction fonction, List<String> colonnes, String[] valeurs) {
        ObjectNode contenu = JsonNodeFactory.instance.objectNode();
        List<Faute> lecture = new ArrayList<>();
        for (int i = 0; i < valeurs.length; i++) {
            String valeur = valeurs[i] == null ? "" : valeurs[i].strip();
            if (valeur.isEmpty()) {
                continue;
            }
            if (i >= colonnes.size() || colonnes.get(i).isEmpty()) {
                String texte = textes.dire("csv.cellule-de-trop", lettre(i), Recit.affichable(valeur));
                lecture.add(new Faute("", "ligne-illisible", texte, false));
                break;
            }
            cellules.mettre(contenu, colonnes.get(i), valeur, fonction).ifPresent(lecture::add);
        }
        Map<String, Path> joints = new LinkedHashMap<>();
        fichiers.trouver(contenu, fonction, fichier.toAbsolutePath().getParent(), null, joints);
        return new Demande(fichier.getFileName() + ":" + ligne, fonction, contenu, joints, lecture);
    }

    private ArretException faux(String texte, Object... valeurs) {
        return new ArretException(CodeRetour.A_CORRIGER, textes.dire(texte, valeurs));
    }
}
