package lu.lalux.assure.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * Reads requests from a table (CSV, RFC 4180, in UTF-8): a line a request, the contract's field names as its first line,
 * names of files where keys belong. As spreadsheets write them, cells are separated by semicolons or by commas, an amount
 * may have a decimal comma, and a date may be {@code 31/12/2026}: such cells are put into the contract's form here.
 */
final class LectureCsv {

    private static final long TAILLE_MAX = 64L * 1024 * 1024;
    private static final Pattern JOUR = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");
    private static final Pattern VIRGULE = Pattern.compile("\\d{1,3}(?:[ \\u00A0\\u202F]?\\d{3})*(?:[.,]\\d{1,2})?");
    private static final Set<String> OUI = Set.of("true", "oui", "vrai", "yes");
    private static final Set<String> NON = Set.of("false", "non", "faux", "no");

    private final Contrat contrat;
    private final Textes textes;
    private final FichiersJoints fichiers;

    LectureCsv(Contrat contrat, Textes textes) {
        this.contrat = contrat;
        this.textes = textes;
        this.fichiers = new FichiersJoints(contrat);
    }

    /** @throws ArretException if the table as a whole cannot be read */
    List<Demande> lire(Path fichier, Fonction fonction) {
        String texte = texte(fichier);
        int fin = texte.indexOf('\n');
        String entete = fin < 0 ? texte : texte.substring(0, fin);
        char separateur = entete.indexOf(';') >= 0 ? ';' : ',';
        Fonction dont = fonction != null
                ? fonction
                : entete.contains(Fonction.EXPERT.identifiant()) ? Fonction.EXPERT : Fonction.REPARATEUR;
        CsvSchema schema = CsvSchema.emptySchema().withHeader().withColumnSeparator(separateur);
        List<Demande> demandes = new ArrayList<>();
        try (MappingIterator<Map<String, String>> lignes = CsvMapper.builder()
                .build()
                .readerForMapOf(String.class)
                .with(schema)
                .readValues(texte)) {
            while (lignes.hasNextValue()) {
                demandes.add(demande(fichier, demandes.size() + 2, dont, lignes.nextValue()));
            }
        } catch (JacksonException e) {
            throw new ArretException(
                    CodeRetour.A_CORRIGER,
                    textes.dire("csv.illisible", fichier, e.getLocation().getLineNr()));
        }
        return demandes;
    }

    private Demande demande(Path fichier, int ligne, Fonction fonction, Map<String, String> cellules) {
        ObjectNode contenu = JsonNodeFactory.instance.objectNode();
        cellules.forEach((colonne, cellule) -> {
            if (colonne != null && cellule != null && !cellule.isBlank()) {
                cellule(contenu, colonne.strip(), cellule.strip(), fonction);
            }
        });
        Map<String, Path> joints = new LinkedHashMap<>();
        fichiers.trouver(contenu, fonction, fichier.toAbsolutePath().getParent(), null, joints);
        return new Demande(fichier.getFileName() + ":" + ligne, fonction, contenu, joints, List.of());
    }

    private void cellule(ObjectNode contenu, String colonne, String cellule, Fonction fonction) {
        JsonNode propriete = contrat.properties(fonction.schema()).path(colonne);
        String minuscules = cellule.toLowerCase(Locale.ROOT);
        if (propriete.path("type").asString("").equals("integer") && cellule.matches("\\d{1,9}")) {
            contenu.put(colonne, Integer.parseInt(cellule));
        } else if (propriete.path("type").asString("").equals("boolean") && OUI.contains(minuscules)) {
            contenu.put(colonne, true);
        } else if (propriete.path("type").asString("").equals("boolean") && NON.contains(minuscules)) {
            contenu.put(colonne, false);
        } else if (propriete.path("format").asString("").equals("date")) {
            contenu.put(colonne, jour(cellule));
        } else if (propriete.at("/allOf/0/$ref").asString("").endsWith("/Montant")
                && VIRGULE.matcher(cellule).matches()) {
            contenu.put(colonne, cellule.replaceAll("[ \\u00A0\\u202F]", "").replace(',', '.'));
        } else {
            contenu.put(colonne, cellule);
        }
    }

    private static String jour(String cellule) {
        Matcher jour = JOUR.matcher(cellule);
        return jour.matches()
                ? "%s-%02d-%02d"
                        .formatted(jour.group(3), Integer.valueOf(jour.group(2)), Integer.valueOf(jour.group(1)))
                : cellule;
    }

    private String texte(Path fichier) {
        try {
            if (Files.size(fichier) > TAILLE_MAX) {
                throw new ArretException(CodeRetour.A_CORRIGER, textes.dire("csv.trop-grand", fichier));
            }
            String texte = UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(fichier)))
                    .toString();
            return texte.startsWith("\uFEFF") ? texte.substring(1) : texte;
        } catch (CharacterCodingException e) {
            throw new ArretException(CodeRetour.A_CORRIGER, textes.dire("csv.pas-utf8", fichier));
        } catch (IOException e) {
            throw new ArretException(CodeRetour.FICHIER, textes.dire("fichier.illisible", fichier));
        }
    }
}
